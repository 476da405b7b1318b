import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { stopSubjectDetector } from '@/lib/page/lifecycle/subject-detector'
import { canonicalLink, pageMetadata } from '@/lib/page/extract/page-metadata'
import { isReadable } from '@/lib/page/extract/readable'
import type { PageAgent } from '@/lib/page/lifecycle/page-agent-host'
import { startPageAgent } from '@/lib/page/lifecycle/start-page-agent'
import { watchAddress } from '@/lib/page/lifecycle/watch-address'
import { watchRewrite } from '@/lib/page/lifecycle/watch-rewrite'
import { call } from '@/lib/messaging/call'
import { servePage } from '@/lib/messaging/serve'
import { speakBrowsersLanguage } from '@/lib/platform/language'
import { report } from '@/lib/platform/lifecycle'
import { defaultSettings, lookOf, type Look } from '@/lib/schema/settings'
import { withoutPlace } from '@/lib/text/hash-route'
import { createPageAgentHost } from './host'
import { handlersOf } from './handlers'
import { replaceOlderAgent } from './replace-older-agent'

/** Put in by the build: the names of the bundled dossier's subject, for when nobody answers. */
declare const __SUBJECT_NAMES__: readonly string[]

/**
 * The page agent: injected by the subject detector where the user allowed all sites, and by "Check this page"
 * elsewhere, so the manifest needs no site permission. Not a content script of the framework, because those announce
 * themselves to the page and can be ended by it.
 */
export default defineUnlistedScript(() => {
  const done = isReadable(document) ? readAlong() : tellUnreadable()
  done.catch(report)
})

/** The user asked for this page: the subject detector does not start the page agent on pages without text. */
async function tellUnreadable(): Promise<void> {
  const { canonical, title } = pageMetadata(document)
  const pdf = document.contentType === 'application/pdf'
  await call('page-seen', { url: location.href, canonical, title, status: 'no-text', pdf })
}

async function readAlong(): Promise<void> {
  const life = replaceOlderAgent()
  speakBrowsersLanguage()
  const told = await call('look', null)
  let look: Look = told.ok ? told.value : lookOf(defaultSettings)
  let names: readonly string[] = told.ok ? told.value.names : __SUBJECT_NAMES__
  if (!life.isAlive()) return
  let staleCanonical = stopSubjectDetector()
  let visit = new AbortController()
  let address = withoutPlace(location.href)

  const start = (): PageAgent => {
    const signal = AbortSignal.any([life.signal, visit.signal])
    return startPageAgent(
      document,
      createPageAgentHost(
        () => look,
        () => names,
        signal,
        life.isAlive,
      ),
      () => pageMetadata(document, staleCanonical),
    )
  }
  const tryToStart = (): PageAgent | null => {
    try {
      return start()
    } catch (error) {
      report(error)
      const { title } = document
      void call('page-seen', { url: location.href, canonical: null, title, status: 'error' })
      return null
    }
  }
  let agent = tryToStart()
  servePage(
    handlersOf(
      () => agent,
      (changed) => {
        look = changed
        agent?.applySettings()
      },
      (changed) => {
        names = changed
      },
    ),
    life.signal,
  )

  const restart = (): void => {
    visit.abort()
    const next = new AbortController()
    visit = next
    setTimeout(() => {
      if (!next.signal.aborted && life.isAlive()) agent = tryToStart()
    }, SETTLE_MS)
  }
  watchAddress(
    document,
    () => {
      if (withoutPlace(location.href) === address) return
      address = withoutPlace(location.href)
      // New content follows a new address; the page agent watches for it.
      staleCanonical = canonicalLink(document)
      restart()
    },
    life.signal,
    ADDRESS_EVERY_MS,
  )
  watchRewrite(
    document,
    () => {
      life.listen()
      restart()
    },
    life.signal,
  )
}

/** Sites replace their content right after the address, or after a load that the page agent observes. */
const SETTLE_MS = 200
const ADDRESS_EVERY_MS = 1000
