import type { KnownTrees } from './known-trees'
import { pageLetters } from './page-letters'

/**
 * Calls back some time after the page's text has changed: late paragraphs, an article swapped in. Pages that change all
 * the time (clocks, tickers, advertisements) are looked at ever more rarely, down to twice a minute; a change of much
 * text is looked at soon all the same.
 */
export function watchChanges(
  page: Document,
  trees: KnownTrees,
  changed: () => Promise<void>,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitMs = FIRST_WAIT_MS
  const count = (): number => trees.all().reduce((sum, tree) => sum + pageLetters(tree).length, 0)
  let letters = count()

  const look = async (): Promise<void> => {
    timer = undefined
    const now = count()
    const grown = Math.abs(now - letters) >= MUCH
    letters = now
    waitMs = grown ? FIRST_WAIT_MS : Math.min(waitMs * 2, LAST_WAIT_MS)
    await changed()
  }
  const later: ReturnType<typeof setTimeout>[] = []
  const lookForRoots = async (): Promise<void> => {
    const before = trees.all().length
    trees.refresh()
    if (trees.all().length !== before && timer === undefined) await look()
  }
  const observer = new MutationObserver((records) => {
    if (signal.aborted || !records.some(concernsText)) return
    const soon = waitMs > FIRST_WAIT_MS && Math.abs(count() - letters) >= MUCH
    if (soon) clearTimeout(timer)
    if (timer === undefined || soon) timer = setTimeout(() => void look(), soon ? FIRST_WAIT_MS : waitMs)
  })
  trees.each((tree) => {
    if (!signal.aborted) observer.observe(tree, { childList: true, characterData: true, subtree: true })
  })
  // A frame's document is another one after each load, and no mutation tells of it. The event does not bubble.
  page.addEventListener(
    'load',
    ({ target }) => {
      if (isFrame(target)) timer ??= setTimeout(() => void look(), FRAME_WAIT_MS)
    },
    { signal, capture: true },
  )
  // Components attach their roots when their script comes, in an element that was there before.
  for (const ms of ROOTS_LATE_MS) later.push(setTimeout(() => void lookForRoots(), ms))
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
    later.forEach(clearTimeout)
  })
}

const FIRST_WAIT_MS = 600
const LAST_WAIT_MS = 30_000
const FRAME_WAIT_MS = 100
const ROOTS_LATE_MS = [800, 3000, 10_000]
/** About a paragraph. */
const MUCH = 200

/** Our own card comes and goes as an element of the document, and is no text of the page. */
function concernsText(record: MutationRecord): boolean {
  if (record.type === 'characterData') return true
  return [...record.addedNodes, ...record.removedNodes].some((node) => node.nodeName !== 'CLAIMLIGHT-CARD')
}

function isFrame(target: EventTarget | null): boolean {
  const name = (target as Partial<Element> | null)?.localName
  return name === 'iframe' || name === 'frame'
}
