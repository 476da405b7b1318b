/**
 * Remembers where the focus is, so that it can be given back.
 *
 * @param sentence where reading goes on when no element had the focus
 * @returns a function that gives the focus back
 */
export function rememberFocus(page: Document, sentence: Range | null): () => void {
  const before = innermostFocus(page)
  return () => {
    if (before?.isConnected) before.focus({ preventScroll: true })
    else if (sentence) startTabbingAt(sentence)
  }
}

/** The element that has the focus, in whatever shadow root or frame; null for the page as a whole. */
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
    return null // another origin, in the browsers that throw
  }
}

/**
 * Where the focused element is taken out of the document, browsers tab on from its place: so one is put at the sentence and
 * taken out at once. No element of the page is changed or focused for it.
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
