import { withoutPlace } from '@/lib/text/hash-route'
import { createRootRegistry, type RootRegistry } from '@/lib/extract/root-registry'
import { mayMention } from '@/lib/extract/mentions'
import { canonicalLink, pageMetadata } from '@/lib/extract/page-metadata'
import { pageTextQuickly } from '@/lib/extract/page-text-quickly'
import { watchAddress } from './watch-address'
import { watchChanges } from './watch-changes'

/** Functions that the subject detector needs from outside the page. */
export interface SubjectDetectorHost {
  /** The names that the build has put in: those of the bundled dossier. Others are known once the background has answered. */
  names: readonly string[]
  /** The page names none of the subjects. Resolves with the number of notes that the user has on it. */
  seen(page: { url: string; canonical: string | null; title: string }): Promise<Told & { notes: number }>
  /**
   * Has the page agent put into this page, which then stops the detector. Resolves with `started: false` where that may not be.
   *
   * @param isBuiltIn only the built-in names are known yet, and their dossier may be off
   */
  letIn(isBuiltIn: boolean): Promise<Told & { started: boolean }>
  /** From now on the detector answers the messages for the page agent. */
  answer(detector: SubjectDetector): void
}

/** Part of each answer: subject names of all enabled dossiers; null if nobody answered. */
interface Told {
  names: readonly string[] | null
}

export interface SubjectDetector {
  /** The dossiers have changed: looks for these names from now on. */
  lookFor: (names: readonly string[]) => Promise<void>
  /** A note was made on this page: injects the page agent to mark its words. */
  letIn: () => Promise<void>
  /** Aborted when the page agent has started. */
  signal: AbortSignal
}

/**
 * Injects the page agent once the subject is mentioned: tests whether the page's text contains the subject's name, now
 * and after changes. Most pages get no other script.
 *
 * Only a first, quick test runs while the page loads. Reporting a page off the subject and listening wait until the page is
 * idle, because the browser's part of that costs more than the test.
 */
export function startSubjectDetector(page: Document, host: SubjectDetectorHost): void {
  if (post()[GATE]) return
  /** Created when first needed, to do as little as possible while the page loads. */
  let shut: AbortController | null = null
  let isShut = false
  /** The page's address and canonical link at the last test. */
  let last: { address: string; canonical: string | null } | null = null
  let stale: string | null = null
  let isAsked = false
  let names = host.names
  let isBuiltIn = true

  const letIn = async (): Promise<void> => {
    if (isAsked) return
    isAsked = true
    const told = await host.letIn(isBuiltIn)
    // Refused or not answered: the next change of the page asks again.
    isAsked = told.started
    if (!told.started && learn(told.names) && namesSubject()) await letIn()
  }
  /** Takes the names that an answer tells. @returns whether they were not known before */
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
    mayMention(page.title, names) || (roots?.all() ?? [page]).some((root) => mayMention(pageTextQuickly(root), names))
  const look = async (): Promise<void> => {
    if (isShut) return
    const { href } = page.location
    const before = last
    last = { address: withoutPlace(href), canonical: canonicalLink(page) }
    const isNew = before?.address !== last.address
    roots?.refresh()
    if (before && isNew) stale = before.canonical
    if (namesSubject()) return letIn()
    if (!isNew) return
    const { canonical, title } = pageMetadata(page, stale)
    const told = await host.seen({ url: href, canonical, title })
    if ((learn(told.names) && namesSubject()) || told.notes > 0) await letIn()
  }
  const lookFor = async (told: readonly string[]): Promise<void> => {
    if (!isShut && learn(told) && namesSubject()) await letIn()
  }
  const settle = (): void => {
    if (isShut) return
    shut = new AbortController()
    const { signal } = shut
    host.answer({ letIn, lookFor, signal })
    roots = createRootRegistry(page)
    watchChanges(page, roots, look, signal)
    // New content usually follows a new address and is seen as a change; this covers a change of the address alone.
    watchAddress(page, () => void setTimeout(() => void look(), SETTLE_MS), signal)
    void look()
  }

  post()[GATE] = () => {
    isShut = true
    shut?.abort()
    return stale
  }
  if (spellsName(page, names)) void letIn()
  page.defaultView?.requestIdleCallback(settle, { timeout: LATEST_MS })
}

/**
 * Whether a page has a name in lower case, in capitals, or with a capital for each word. This test runs while the
 * page loads: it needs no pattern, which would cost more than all the rest. Other spellings are found when the page is
 * idle.
 */
function spellsName(page: Document, names: readonly string[]): boolean {
  const text = `${page.title}\n${pageTextQuickly(page)}`
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
export function stopSubjectDetector(): string | null {
  return post()[GATE]?.() ?? null
}

/** Content scripts of one page share a global object that the page's scripts cannot see. */
function post(): { [GATE]?: () => string | null } {
  return globalThis as object
}

const GATE = Symbol.for('claimlight.gate')
/** Sites replace their content right after the address. */
const SETTLE_MS = 200
const LATEST_MS = 2000
