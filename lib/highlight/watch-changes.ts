import { pageLetters } from './page-letters'

/**
 * Calls back some time after the page's text has changed: late paragraphs, an article swapped in. Pages that change all
 * the time (clocks, tickers, advertisements) are looked at ever more rarely, down to twice a minute; a change of much
 * text is looked at soon all the same.
 */
export function watchChanges(page: Document, changed: () => Promise<void>, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let probing: ReturnType<typeof setTimeout> | undefined
  let waitMs = FIRST_WAIT_MS
  /** As many as there were at the last look; unknown before the first, as counting them is a pass over the page. */
  let letters: number | null = null

  const look = async (): Promise<void> => {
    timer = undefined
    const now = pageLetters(page).length
    const grown = letters === null || Math.abs(now - letters) >= MUCH
    letters = now
    waitMs = grown ? FIRST_WAIT_MS : Math.min(waitMs * 2, LAST_WAIT_MS)
    await changed()
  }
  /** Where one waits long: has much been changed meanwhile? Asked after a burst of changes, not at each of them. */
  const probe = (): void => {
    probing = undefined
    if (letters !== null && Math.abs(pageLetters(page).length - letters) < MUCH) return
    clearTimeout(timer)
    void look()
  }
  const observer = new MutationObserver((records) => {
    if (signal.aborted || !records.some(concernsText)) return
    timer ??= setTimeout(() => void look(), waitMs)
    if (waitMs > FIRST_WAIT_MS) probing ??= setTimeout(probe, FIRST_WAIT_MS)
  })
  observer.observe(page.documentElement, { childList: true, characterData: true, subtree: true })
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
    clearTimeout(probing)
  })
}

const FIRST_WAIT_MS = 600
const LAST_WAIT_MS = 30_000
/** About a paragraph. */
const MUCH = 200

/** Our own card comes and goes as an element of the document, and is no text of the page. */
function concernsText(record: MutationRecord): boolean {
  // What somebody types is never read, and a look at the page in the midst of it would be felt.
  if (parentOf(record.target)?.closest(EDITABLE)) return false
  if (record.type === 'characterData') return true
  return [...record.addedNodes, ...record.removedNodes].some((node) => node.nodeName !== 'CLAIMLIGHT-CARD')
}

const EDITABLE = '[contenteditable]:not([contenteditable="false"])'

function parentOf(node: Node): Element | null {
  return node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement
}
