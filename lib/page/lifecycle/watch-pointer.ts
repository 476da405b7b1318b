import type { Finding } from '@/lib/schema/finding'
import { unclobbered } from '@/lib/extract/unclobbered'

/**
 * Opens the card on a click on a marked sentence (with focus), and when the pointer rests on one (without). A click on
 * a link or another control of the page is ignored, and so are events created by the page's scripts, which could open
 * the card and take the focus.
 */
export function watchPointer(
  page: Document,
  at: { findingAt(x: number, y: number, on: Document, withRelated?: boolean): Finding | null },
  card: { open(start: number, takesFocus: boolean): void; close(): void; isOpen(): boolean; isPinned(): boolean },
  signal: AbortSignal,
): void {
  let resting: ReturnType<typeof setTimeout> | undefined

  page.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted) return
      clearTimeout(resting)
      if (event.button !== 0 || event.defaultPrevented || isOnCard(event) || isOnControl(event) || hasSelection(page))
        return
      const finding = at.findingAt(event.clientX, event.clientY, page, true)
      if (finding) card.open(finding.start, true)
      else card.close()
    },
    { signal },
  )
  page.addEventListener(
    'pointermove',
    (event) => {
      if (!event.isTrusted) return
      clearTimeout(resting)
      if (event.pointerType !== 'mouse' || event.buttons !== 0 || card.isPinned() || isOnCard(event)) return
      resting = setTimeout(() => {
        if (signal.aborted || hasSelection(page)) return
        const finding = at.findingAt(event.clientX, event.clientY, page)
        if (finding) card.open(finding.start, false)
        else card.close()
      }, REST_MS)
    },
    { signal, passive: true },
  )
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.isTrusted && event.key === 'Escape' && card.isOpen()) card.close()
    },
    { signal },
  )
  signal.addEventListener('abort', () => clearTimeout(resting))
}

/** Ms for which the pointer must rest: long enough to move across a page without opening a card at each line. */
const REST_MS = 250

const CONTROLS_SELECTOR =
  'a[href], button, input, select, textarea, label, summary, video, audio, [contenteditable], [role="button"], [role="link"], [onclick]'

function isOnControl(event: Event): boolean {
  const target = targetOf(event)
  return target !== null && unclobbered(target, 'closest').call(target, CONTROLS_SELECTOR) !== null
}

const isOnCard = (event: Event): boolean => targetOf(event)?.localName === 'claimlight-card'

/**
 * Returns the innermost element, while `event.target` is the host for an event in a shadow root. `instanceof` would
 * fail for elements in frames, which have their own classes.
 */
function targetOf(event: Event): Element | null {
  const [target] = event.composedPath()
  return target && 'closest' in target ? (target as Element) : null
}

function hasSelection(page: Document): boolean {
  const selection = page.getSelection()
  return selection !== null && !selection.isCollapsed
}

/**
 * Calls back with the node and offset of the caret or of the focused element's text, `CARET_REST_MS` after the last move.
 * Screen readers move the caret or the focus while they read.
 */
export function watchCaret(page: Document, onMove: (node: Node, at: number) => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const whenResting = (tell: () => void): void => {
    clearTimeout(timer)
    timer = setTimeout(tell, CARET_REST_MS)
  }
  page.addEventListener(
    'selectionchange',
    () =>
      whenResting(() => {
        const selection = page.getSelection()
        if (selection?.focusNode) onMove(selection.focusNode, selection.focusOffset)
      }),
    { signal },
  )
  page.addEventListener(
    'focusin',
    ({ target }) =>
      whenResting(() => {
        if (!(target instanceof Element)) return
        const text = page.createTreeWalker(target, NodeFilter.SHOW_TEXT).nextNode()
        if (text) onMove(text, 0)
      }),
    { signal },
  )
  signal.addEventListener('abort', () => clearTimeout(timer))
}

const CARET_REST_MS = 300
