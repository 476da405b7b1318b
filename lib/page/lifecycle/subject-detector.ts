import { withoutPlace } from '@/lib/text/hash-route'
import { createRootRegistry, type RootRegistry } from '../extract/root-registry'
import { mayMention } from '../extract/mentions'
import { canonicalLink, pageMetadata } from '../extract/page-metadata'
import { pageTextQuickly } from '../extract/page-text-quickly'
import { watchAddress } from './watch-address'
import { watchChanges } from './watch-changes'

/** What the subject detector needs from outside the page. */
export interface SubjectDetectorHost {
  /** The names of the subject. */
  names: readonly string[]
  /** The page does not mention the subject. Resolves with the number of notes on it. */
  seen(page: { url: string; canonical: string | null; title: string }): Promise<number>
  /**
   * Injects the page agent into this page, which then stops the detector. Resolves to false where that is not allowed.
   */
  letIn(): Promise<boolean>
  /** From now on the detector answers the messages for the page agent. */
  answer(detector: SubjectDetector): void
}

export interface SubjectDetector {
  /** A note was made on this page: injects the page agent to mark its words. */
  letIn: () => Promise<void>
  /** Aborted when the page agent has started. */
  signal: AbortSignal
}

/**
 * Injects the page agent once the subject is mentioned: tests whether the page's text contains the subject's name, now
 * and after changes. Most pages get no other script.
 *
 * Only the first test runs while the page loads. Reporting a page off the subject and listening wait until the page is
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

  const letIn = async (): Promise<void> => {
    if (isAsked) return
    isAsked = true
    // Refused or not answered: the next change of the page asks again.
    isAsked = await host.letIn()
  }
  // Shadow roots and frames are searched when the page is idle: most pages have no text in them.
  let roots: RootRegistry | null = null
  const speaksOfSubject = (): boolean =>
    mayMention(page.title, host.names) ||
    (roots?.all() ?? [page]).some((root) => mayMention(pageTextQuickly(root), host.names))
  const look = async (): Promise<void> => {
    if (isShut) return
    const { href } = page.location
    const before = last
    last = { address: withoutPlace(href), canonical: canonicalLink(page) }
    const isNew = before?.address !== last.address
    roots?.refresh()
    if (before && isNew) stale = before.canonical
    if (speaksOfSubject()) return letIn()
    if (!isNew) return
    const { canonical, title } = pageMetadata(page, stale)
    if ((await host.seen({ url: href, canonical, title })) > 0) await letIn()
  }
  const settle = (): void => {
    if (isShut) return
    shut = new AbortController()
    const { signal } = shut
    host.answer({ letIn, signal })
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
  if (speaksOfSubject()) void letIn()
  page.defaultView?.requestIdleCallback(settle, { timeout: LATEST_MS })
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
