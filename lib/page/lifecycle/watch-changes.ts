import type { RootRegistry } from '../extract/root-registry'
import { pageTextQuickly } from '../extract/page-text-quickly'
import { unclobbered } from '../extract/unclobbered'

/**
 * Calls back some time after the page's text has changed: late paragraphs, an article swapped in. Pages that change all
 * the time (clocks, tickers, advertisements) are looked at ever more rarely, down to twice a minute; a change of much
 * text is looked at soon all the same.
 */
export function watchChanges(
  page: Document,
  trees: RootRegistry,
  changed: () => Promise<void>,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let probing: ReturnType<typeof setTimeout> | undefined
  let dueAt = Infinity
  let waitMs = FIRST_WAIT_MS
  let lastAt = performance.now()
  const count = (): number => trees.all().reduce((sum, tree) => sum + pageTextQuickly(tree).length, 0)
  /** As many as there were at the last look; unknown before the first, as counting them is a pass over the page. */
  let letters: number | null = null

  const look = (): void => {
    timer = undefined
    dueAt = Infinity
    const now = count()
    if (letters === null || Math.abs(now - letters) >= MUCH) waitMs = FIRST_WAIT_MS
    letters = now
    lastAt = performance.now()
    void changed()
  }
  const lookWithin = (ms: number): void => {
    const due = performance.now() + ms
    if (signal.aborted || due >= dueAt) return
    clearTimeout(timer)
    dueAt = due
    timer = setTimeout(look, ms)
  }
  /** Where one waits long: has much been changed meanwhile? Asked after a burst of changes, not at each of them. */
  const probe = (): void => {
    probing = undefined
    if (letters === null || Math.abs(count() - letters) >= MUCH) lookWithin(0)
  }
  const observer = new MutationObserver((records) => {
    if (signal.aborted || !records.some(concernsText)) return
    if (timer === undefined) {
      // After some quiet a page is like one that has just been opened.
      if (performance.now() - lastAt > QUIET * waitMs) waitMs = FIRST_WAIT_MS
      lookWithin(waitMs)
      waitMs = Math.min(waitMs * 2, LAST_WAIT_MS)
    }
    if (dueAt - performance.now() > FIRST_WAIT_MS) probing ??= setTimeout(probe, FIRST_WAIT_MS)
  })
  trees.each((tree) => {
    if (!signal.aborted) observer.observe(tree, { childList: true, characterData: true, subtree: true })
  })
  // A frame's document is another one after each load, and no mutation tells of it. The event does not bubble.
  page.addEventListener(
    'load',
    ({ target }) => {
      if (isFrame(target)) lookWithin(FRAME_WAIT_MS)
    },
    { signal, capture: true },
  )
  // What opens a fold changes an attribute, and on most pages hundreds of those change for other reasons.
  for (const type of ['click', 'toggle']) {
    page.addEventListener(type, () => lookWithin(FOLD_WAIT_MS), { signal, capture: true, passive: true })
  }
  // Components attach their roots when their script comes, in an element that was there before.
  const later = ROOTS_LATE_MS.map((ms) =>
    setTimeout(() => {
      const before = trees.all().length
      trees.refresh()
      if (trees.all().length !== before) lookWithin(0)
    }, ms),
  )
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
    clearTimeout(probing)
    later.forEach(clearTimeout)
  })
}

const FIRST_WAIT_MS = 600
const LAST_WAIT_MS = 30_000
const QUIET = 5
const FRAME_WAIT_MS = 100
const FOLD_WAIT_MS = 500
const ROOTS_LATE_MS = [800, 3000, 10_000]
/** About a paragraph. */
const MUCH = 200

/** Our own card comes and goes as an element of the document, and is no text of the page. */
function concernsText(record: MutationRecord): boolean {
  // What somebody types is never read, and a look at the page in the midst of it would be felt.
  const element = parentOf(record.target)
  if (element && unclobbered(element, 'closest').call(element, EDITABLE)) return false
  if (record.type === 'characterData') return true
  return [...record.addedNodes, ...record.removedNodes].some((node) => node.nodeName !== 'CLAIMLIGHT-CARD')
}

function isFrame(target: EventTarget | null): boolean {
  const name = (target as Partial<Element> | null)?.localName
  return name === 'iframe' || name === 'frame'
}

const EDITABLE = '[contenteditable]:not([contenteditable="false"])'

function parentOf(node: Node): Element | null {
  return unclobbered(node, 'nodeType') === Node.ELEMENT_NODE ? (node as Element) : node.parentElement
}
