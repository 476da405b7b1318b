import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { stopSubjectDetector } from '@/lib/page/lifecycle/subject-detector'
import { canonicalLink, pageMetadata } from '@/lib/extract/page-metadata'
import { isTextPage } from '@/lib/extract/readable'
import type { PageAgentHost } from '@/lib/page/lifecycle/page-agent-host'
import { startPageAgent, type PageAgent } from '@/lib/page/lifecycle/start-page-agent'
import { watchAddress } from '@/lib/page/lifecycle/watch-address'
import { watchReturn, whenShown } from '@/lib/page/lifecycle/watch-showing'
import { watchRewrite } from '@/lib/page/lifecycle/watch-rewrite'
import { callBackground } from '@/lib/messaging/call'
import { servePage, type PageHandlers } from '@/lib/messaging/serve'
import { applyBrowserLanguage } from '@/lib/platform/language'
import { logError, isInstalled } from '@/lib/platform/lifecycle'
import { defaultSettings, appearanceOf, type PageAppearance } from '@/lib/schema/settings'
import { withoutPosition } from '@/lib/text/hash-route'

/** Names of the bundled dossier's subject, inserted by the build; used if the background does not answer. */
declare const __SUBJECT_NAMES__: readonly string[]

/**
 * The page agent. The background injects it when the subject detector asks, on sites that are read along, and on "Check
 * this page" elsewhere, so the manifest needs no site permission. Not a content script of the framework: such scripts
 * announce themselves to the page and can be ended by it.
 */
export default defineUnlistedScript(() => {
  const run = isTextPage(document) ? runPageAgent : reportUnreadablePage
  whenShown(document, () => void run().catch(logError))
})

/** Reports a page without text. Only the user can have asked for it: the subject detector asks for no such page. */
async function reportUnreadablePage(): Promise<void> {
  const { canonical, title, site } = pageMetadata(document)
  const pdf = document.contentType === 'application/pdf'
  await callBackground('page-seen', { url: location.href, canonical, title, site, status: 'no-text', pdf })
}

async function runPageAgent(): Promise<void> {
  const life = replaceOlderAgent()
  applyBrowserLanguage()
  let look: PageAppearance = appearanceOf(defaultSettings)
  let names: readonly string[] = __SUBJECT_NAMES__
  const readSettings = async (): Promise<boolean> => {
    const told = await callBackground('look', null)
    if (told.ok) ({ names, ...look } = told.value)
    return told.ok
  }
  // A reply is lost if the page is left, and comes back, before it.
  if (!(await readSettings())) await readSettings()
  if (!life.isAlive()) return
  let staleCanonical = stopSubjectDetector()
  let visit = new AbortController()
  let address = withoutPosition(location.href)

  const tryToStart = (): PageAgent | null => {
    const signal = AbortSignal.any([life.signal, visit.signal])
    const looks = { marks: () => look.marks, theme: () => look.theme, announces: () => look.announce }
    const host = { ...calls(life.isAlive), ...looks, names: () => names, signal }
    try {
      return startPageAgent(document, host, () => pageMetadata(document, staleCanonical))
    } catch (error) {
      logError(error)
      const { title } = document
      void callBackground('page-seen', { url: location.href, canonical: null, title, status: 'error' })
      return null
    }
  }
  let agent = tryToStart()
  // The agent changes with the page's address; there is none where it could not start.
  const handlers: PageHandlers = {
    async paint({ visit, findings, ...options }) {
      await agent?.paint(visit, findings, options)
      return null
    },
    'scroll-to': ({ start, end }) => Promise.resolve({ found: agent?.scrollTo(start, end) ?? false }),
    'scroll-to-annotation': ({ id }) => Promise.resolve({ found: agent?.scrollToAnnotation(id) ?? false }),
    'anchor-of': ({ start, end }) => Promise.resolve(agent?.anchorOf(start, end) ?? null),
    'page-text': () => Promise.resolve(agent?.text() ?? null),
    'read-selection': () => Promise.resolve(agent?.selection() ?? null),
    async 'annotations-changed'({ annotations }) {
      await agent?.setAnnotations(annotations)
      return null
    },
    'step-finding': ({ by, isAny }) => Promise.resolve({ found: agent?.stepFinding(by, isAny) ?? false }),
    'look-changed'(changed) {
      look = changed
      agent?.applySettings()
      return Promise.resolve(null)
    },
    'which-visit': () => Promise.resolve({ visit: agent?.visit() ?? null, url: location.href }),
    'subjects-changed'(changed) {
      names = changed.names
      // The check is not awaited: it may take long, and the sender needs no result.
      agent?.checkAgain()
      return Promise.resolve(null)
    },
  }
  servePage(handlers, life.signal)

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
      if (withoutPosition(location.href) === address) return
      address = withoutPosition(location.href)
      // New content follows a new address; the page agent watches for it.
      staleCanonical = canonicalLink(document)
      restart()
    },
    life.signal,
    ADDRESS_EVERY_MS,
  )
  // Messages to this tab went to other pages in the meantime: settings, names, notes and mutes may have changed.
  const announceAgain = async (): Promise<void> => {
    if (!life.isAlive()) return
    await readSettings()
    agent?.applySettings()
    agent?.checkAgain()
    await agent?.readNotes()
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

/** The lifetime of a page agent. */
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

/**
 * The page agent's calls to the background.
 *
 * @param isAlive false after the extension was updated or removed; calling it then also ends the page agent, which the
 *   browser does not do
 */
function calls(isAlive: () => boolean): Omit<PageAgentHost, 'names' | 'marks' | 'theme' | 'announces' | 'signal'> {
  const call: typeof callBackground = async (kind, data) =>
    isAlive() ? callBackground(kind, data) : { ok: false, code: 'unreachable' }
  return {
    reportUnchecked: (page) => void call('page-seen', page),
    check: async (page) => (await call('check-page', page)).ok,
    reportInView: (part) => void call('in-view', part),
    notesPlaced: (placed) => void call('notes-placed', placed),
    isPanelOpen: () => call('panel-open', null).then((reply) => reply.ok && reply.value.isOpen),
    activeChanged: (start) => void call('active-finding', { start }),
    async openPanel(start, at) {
      const reply = await call('open-panel', { start, note: at === 'note', compare: at === 'dossier' })
      return reply.ok && reply.value.opened
    },
    async annotations(page) {
      const reply = await call('annotations-of-page', page)
      return reply.ok ? reply.value : []
    },
  }
}
