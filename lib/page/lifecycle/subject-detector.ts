import { withoutHashPosition } from '@/lib/text/urls'
import { createRootRegistry, type RootRegistry } from '@/lib/extract/document-roots'
import { rawTextOf } from '@/lib/extract/raw-text'
import { mayMention } from '@/lib/text/mentions'
import { canonicalLink, pageMetadata } from '@/lib/extract/page-metadata'
import type { PageIdentity } from '@/lib/schema/page-state'
import { watchAddress, watchReturn } from './watch-showing'
import { watchChanges } from './watch-changes'

interface SubjectDetectorHost {
  /** Names of the bundled dossier's subject, inserted by the build. */
  names: readonly string[]
  /** Asks for the subject names of all enabled dossiers; null without an answer. */
  askNames(): Promise<readonly string[] | null>
  /** Reports that the page names no subject. Resolves with the number of the user's notes on the page. */
  offSubject(page: PageIdentity): Promise<number>
  /**
   * Has the page agent injected, which then stops the detector. Resolves with `started: false` if that is refused.
   *
   * @param isBuiltIn the name found is a built-in one, whose dossier may be off: no other names are known yet
   */
  injectPageAgent(isBuiltIn: boolean): Promise<{ started: boolean; names: readonly string[] | null }>
  serveMessages(detector: SubjectDetector): void
}

export interface SubjectDetector {
  /** Searches the page for these names from now on; called when dossiers have changed. */
  lookFor: (names: readonly string[]) => Promise<void>
  /** Has the page agent injected to mark a note that was just made on this page. */
  injectPageAgent: () => Promise<void>
  /** Signal that is aborted when the page agent has started. */
  signal: AbortSignal
}

/**
 * Tests now and after changes whether the page's text contains a subject's name, and then has the page agent injected.
 * Most pages get no other script.
 *
 * Only a first, quick test runs while the page loads. Reporting a page off the subject, and listening, wait until the
 * page is idle, because they cost the browser more than the test.
 */
export function startSubjectDetector(page: Document, host: SubjectDetectorHost): void {
  if (sharedGlobal()[STOP_DETECTOR_KEY]) return
  /** Created when first needed, to do as little as possible while the page loads. */
  let detectorAbort: AbortController | null = null
  let isShut = false
  let lastPage: { address: string; canonical: string | null } | null = null
  let staleCanonical: string | null = null
  let isAsked = false
  let names = host.names
  let isBuiltIn = true

  const injectPageAgent = async (): Promise<void> => {
    if (isAsked) return
    isAsked = true
    const told = await host.injectPageAgent(isBuiltIn)
    // Refused or not answered: the next change of the page asks again.
    isAsked = told.started
    if (!told.started && learn(told.names) && namesSubject()) await injectPageAgent()
  }
  /** Stores the names of an answer. @returns whether they differ from the names known before */
  const learn = (told: readonly string[] | null): boolean => {
    if (told === null) return false
    const isNew = told.length !== names.length || told.some((name) => !names.includes(name))
    names = told
    isBuiltIn = false
    return isNew
  }
  // Shadow roots and frames are searched when the page is idle: most pages have no text in them.
  let roots: RootRegistry | null = null
  const namesSubject = (): boolean =>
    mayMention(page.title, names) || (roots?.all() ?? [page]).some((root) => mayMention(rawTextOf(root), names))
  const testPage = async (): Promise<void> => {
    if (isShut) return
    const { href } = page.location
    const before = lastPage
    lastPage = { address: withoutHashPosition(href), canonical: canonicalLink(page) }
    const isNew = before?.address !== lastPage.address
    roots?.refresh()
    if (before && isNew) staleCanonical = before.canonical
    if (namesSubject()) return injectPageAgent()
    if (!isNew) return
    if (learn(await host.askNames()) && namesSubject()) return injectPageAgent()
    const { canonical, title, site } = pageMetadata(page, staleCanonical)
    if ((await host.offSubject({ url: href, canonical, title, site })) > 0) await injectPageAgent()
  }
  const lookFor = async (told: readonly string[]): Promise<void> => {
    if (!isShut && learn(told) && namesSubject()) await injectPageAgent()
  }
  const startWatching = (): void => {
    if (isShut) return
    detectorAbort = new AbortController()
    const { signal } = detectorAbort
    host.serveMessages({ injectPageAgent, lookFor, signal })
    roots = createRootRegistry(page)
    watchChanges(page, roots, testPage, signal)
    // New content usually follows a new address and is seen as a change; this covers a change of the address alone.
    watchAddress(page, () => void setTimeout(() => void testPage(), SETTLE_MS), signal)
    const testAnew = (): void => {
      lastPage = null
      isAsked = false
      void testPage()
    }
    watchReturn(page, testAnew, signal)
    void testPage()
  }

  sharedGlobal()[STOP_DETECTOR_KEY] = () => {
    isShut = true
    detectorAbort?.abort()
    return staleCanonical
  }
  if (spellsName(page, names)) void injectPageAgent()
  page.defaultView?.requestIdleCallback(startWatching, { timeout: IDLE_TIMEOUT_MS })
}

/**
 * Returns whether a page has a name in lower case, in capitals, or with a capital for each word. It runs while the page
 * loads, so it uses no regular expression, which would cost more than all the rest. Other spellings are found when the
 * page is idle.
 */
function spellsName(page: Document, names: readonly string[]): boolean {
  const text = `${page.title}\n${rawTextOf(page)}`
  return names.some((name) => {
    const written = name.replaceAll(/(?:^|\s)\S/g, (start) => start.toUpperCase())
    return name.length > 2 && [written, name, name.toUpperCase()].some((spelling) => text.includes(spelling))
  })
}

/**
 * Stops the detector.
 *
 * @returns the canonical link before an address change without a page load (see `pageMetadata`), or null
 */
export const stopSubjectDetector = (): string | null => sharedGlobal()[STOP_DETECTOR_KEY]?.() ?? null

/** Returns the global object, which content scripts of one page share and the page's scripts cannot see. */
function sharedGlobal(): { [STOP_DETECTOR_KEY]?: () => string | null } {
  return globalThis as object
}

const STOP_DETECTOR_KEY = Symbol.for('claimlight.gate')
/** Ms to wait after a new address, since sites replace their content right after it. */
const SETTLE_MS = 200
const IDLE_TIMEOUT_MS = 2000
