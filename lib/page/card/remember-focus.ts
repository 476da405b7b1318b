/**
 * Remembers the focus, so that it can be restored.
 *
 * @param sentence where tabbing continues when no element had the focus
 * @returns a function that restores the focus
 */
export function rememberFocus(page: Document, sentence: Range | null): () => void {
  const before = innermostFocus(page)
  return () => {
    if (before?.isConnected) before.focus({ preventScroll: true })
    else if (sentence) startTabbingAt(sentence)
  }
}

/** The element that has the focus, in any shadow root or frame; null for the page as a whole. */
function innermostFocus(page: Document): HTMLElement | null {
  let found: Element | null = page.activeElement
  for (;;) {
    const inner = found?.shadowRoot?.activeElement ?? frameFocus(found)
    if (!inner) break
    found = inner
  }
  return found === null || found.localName === 'body' || !('focus' in found) ? null : (found as HTMLElement)
}

function frameFocus(element: Element | null): Element | null {
  try {
    return (element as Partial<HTMLIFrameElement> | null)?.contentDocument?.activeElement ?? null
  } catch {
    return null // Another origin: some browsers throw.
  }
}

/**
 * When the focused element is removed, browsers continue tabbing from its place. So an element is inserted at the
 * sentence, focused and removed at once. No element of the page is changed.
 */
function startTabbingAt({ startContainer }: Range): void {
  if (!startContainer.isConnected || !startContainer.parentNode) return
  const place = startContainer.ownerDocument?.createElement('claimlight-card')
  if (!place) return
  place.tabIndex = -1
  startContainer.parentNode.insertBefore(place, startContainer)
  place.focus({ preventScroll: true })
  place.remove()
}
