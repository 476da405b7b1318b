import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { stopSubjectDetector } from '@/lib/page/lifecycle/subject-detector'
import { canonicalLink, pageMetadata, isTextPage, pageWithoutText } from '@/lib/extract/page-metadata'
import { startPageAgent, type PageAgent } from '@/lib/page/lifecycle/start-page-agent'
import { watchAddress, watchReturn, whenShown, watchRewrite } from '@/lib/page/lifecycle/watch-showing'
import { callBackground } from '@/lib/messaging/call'
import { applyBrowserLanguage } from '@/lib/platform/language'
import { logError, isInstalled } from '@/lib/platform/lifecycle'
import { withoutHashPosition } from '@/lib/text/urls'
import { provideClosedRoots } from '@/lib/extract/document-roots'
import { closedRootOf } from '@/lib/platform/closed-roots'
import { createChannel } from './channel'

/**
 * The page agent. The background injects it when the subject detector asks, on sites that are read along, and on "Check
 * this page" elsewhere, so the manifest needs no site permission. Not a content script of the framework: such scripts
 * announce themselves to the page and can be ended by it.
 */
export default defineUnlistedScript(() => {
  whenShown(document, () => {
    if (isTextPage(document)) void runPageAgent().catch(logError)
    else void callBackground('page-seen', pageWithoutText(document))
  })
})

async function runPageAgent(): Promise<void> {
  const life = replaceOlderAgent()
  applyBrowserLanguage()
  provideClosedRoots(closedRootOf)
  const { state, readSettings, createHost, serve } = createChannel(life)
  // A reply is lost if the page is left, and comes back, before it.
  if (!(await readSettings())) await readSettings()
  if (!life.isAlive()) return
  let staleCanonical = stopSubjectDetector()
  let visit = new AbortController()
  let address = withoutHashPosition(location.href)

  const tryToStart = (): PageAgent | null => {
    const host = createHost(AbortSignal.any([life.signal, visit.signal]))
    try {
      return startPageAgent(document, host, () => pageMetadata(document, staleCanonical))
    } catch (error) {
      logError(error)
      void callBackground('page-seen', { url: location.href, canonical: null, title: document.title, status: 'error' })
      return null
    }
  }
  state.agent = tryToStart()
  serve()

  const restart = (): void => {
    visit.abort()
    const next = new AbortController()
    visit = next
    setTimeout(() => {
      if (!next.signal.aborted && life.isAlive()) state.agent = tryToStart()
    }, SETTLE_MS)
  }
  watchAddress(
    document,
    () => {
      if (withoutHashPosition(location.href) === address) return
      address = withoutHashPosition(location.href)
      // New content follows a new address; the page agent watches for it.
      staleCanonical = canonicalLink(document)
      restart()
    },
    life.signal,
    ADDRESS_EVERY_MS,
  )
  // Other pages of this tab got its messages in the meantime: settings, names, notes and mutes may have changed.
  const announceAgain = async (): Promise<void> => {
    if (!life.isAlive()) return
    await readSettings()
    state.agent?.applySettings()
    state.agent?.checkAgain()
    await state.agent?.readNotes()
  }
  watchReturn(document, () => void announceAgain().catch(logError), life.signal)
  watchRewrite(
    document,
    () => {
      life.listen()
      restart()
    },
    life.signal,
  )
}

/** Delay of a restart in ms: sites replace content right after the address, or later, which the page agent observes. */
const SETTLE_MS = 200
const ADDRESS_EVERY_MS = 1000

interface AgentLifetime {
  /** Aborted when a newer page agent starts, or the extension is removed. */
  signal: AbortSignal
  /** Ends the page agent if the extension was updated or removed: the browser does not. */
  isAlive: () => boolean
  /** Listens for signs of the user again, after the page has removed all listeners. */
  listen: () => void
}

/**
 * Ends an existing page agent in the page and starts another. Not visible to the page: the scripts of one extension
 * share a separate global object.
 */
function replaceOlderAgent(): AgentLifetime {
  const end = new AbortController()
  const { signal } = end
  const isAlive = (): boolean => {
    if (!isInstalled()) end.abort()
    return !signal.aborted
  }
  const shared = globalThis as { [STOP_AGENT_KEY]?: () => void }
  shared[STOP_AGENT_KEY]?.()
  shared[STOP_AGENT_KEY] = () => end.abort()
  // After an update the new page agent has its own global object and cannot end the old one, which tests itself.
  const listen = (): void => {
    for (const type of ['pointermove', 'keydown', 'scroll', 'visibilitychange'])
      document.addEventListener(type, isAlive, { signal, capture: true, passive: true })
  }
  listen()
  return { signal, isAlive, listen }
}

const STOP_AGENT_KEY = Symbol.for('claimlight.reader')
