import { withoutPlace } from '@/lib/text/hash-route'
import { createRootRegistry, type RootRegistry } from '../extract/root-registry'
import { mayMention } from '../extract/mentions'
import { canonicalLink, pageMetadata } from '../extract/page-metadata'
import { pageTextQuickly } from '../extract/page-text-quickly'
import { watchAddress } from './watch-address'
import { watchChanges } from './watch-changes'

/** What the gate asks of the world outside the page. */
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
  /** From now on the gate answers what is asked of the reader. */
  answer(gate: SubjectDetector): void
}

/** What each answer says besides: the names of the subjects of all dossiers that are on; null where nobody answered. */
interface Told {
  names: readonly string[] | null
}

export interface SubjectDetector {
  /** The dossiers have changed: looks for these names from now on. */
  lookFor: (names: readonly string[]) => Promise<void>
  /** A note was made on this page: the reader is wanted, which marks its words. */
  letIn: () => Promise<void>
  /** Aborted when the reader has come. */
  signal: AbortSignal
}

/**
 * Stands where the reader is not yet wanted: looks whether the page's letters hold the subject's name, now and when they
 * change, and lets the reader in when they do. It is all that most pages ever get of us.
 *
 * The first look is all that is done while the page loads. To tell of a page off the subject, and to listen, waits until the
 * page has nothing to do: the browser's own part of that costs more than the look.
 */
export function startSubjectDetector(page: Document, host: SubjectDetectorHost): void {
  if (post()[GATE]) return
  /** Made when it is first needed: while the page loads, nothing is done that can wait. */
  let shut: AbortController | null = null
  let isShut = false
  /** Where the page was when it was last looked at, and its canonical link there. */
  let last: { address: string; canonical: string | null } | null = null
  let stale: string | null = null
  let isAsked = false
  let names = host.names
  let isBuiltIn = true

  const letIn = async (): Promise<void> => {
    if (isAsked) return
    isAsked = true
    const told = await host.letIn(isBuiltIn)
    // Refused, or nobody there to ask: the next change of the page asks again.
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
  // Shadow roots and frames are looked for when the page is idle: on most pages there is nothing to read in them.
  let trees: RootRegistry | null = null
  const namesSubject = (): boolean =>
    mayMention(page.title, names) || (trees?.all() ?? [page]).some((tree) => mayMention(pageTextQuickly(tree), names))
  const look = async (): Promise<void> => {
    if (isShut) return
    const { href } = page.location
    const before = last
    last = { address: withoutPlace(href), canonical: canonicalLink(page) }
    const isNew = before?.address !== last.address
    trees?.refresh()
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
    trees = createRootRegistry(page)
    watchChanges(page, trees, look, signal)
    // New content comes after the new address, and is a change that is seen; where only the address is new, this tells.
    watchAddress(page, () => void setTimeout(() => void look(), SETTLE_MS), signal)
    void look()
  }

  post()[GATE] = () => {
    isShut = true
    shut?.abort()
    return stale
  }
  if (namesSubject()) void letIn()
  page.defaultView?.requestIdleCallback(settle, { timeout: LATEST_MS })
}

/**
 * The reader is here: nobody stands at the gate any more.
 *
 * @returns the canonical link of the page that was left without a new document being loaded (see `pageFacts`), or null
 */
export function stopSubjectDetector(): string | null {
  return post()[GATE]?.() ?? null
}

/** The scripts that we put into a page share one global object, which the page's own scripts do not see. */
function post(): { [GATE]?: () => string | null } {
  return globalThis as object
}

const GATE = Symbol.for('claimlight.gate')
/** Sites that swap their content do it at once after the address. */
const SETTLE_MS = 200
const LATEST_MS = 2000
