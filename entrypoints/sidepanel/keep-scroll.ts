/**
 * Keeps the reader's place. The rooms are drawn after the address has changed, too late for the browser to find the old
 * place again, and a link within one document moves nothing: so a new room starts at its top, and "back" goes to where one was.
 *
 * @returns what stops it
 */
export function saveScroll(): () => void {
  history.scrollRestoration = 'manual'
  const keep = () => history.replaceState({ top: Math.round(scrollY) }, '')
  const restore = () => {
    const top = topOf(history.state)
    // After React has drawn, and once more after long lists have measured themselves.
    requestAnimationFrame(() => {
      scrollTo(0, top)
      // The link that was followed is gone, and the focus with it: the next Tab goes on in the new room.
      if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true })
      if (top > 0) requestAnimationFrame(() => scrollTo(0, top))
    })
  }
  document.addEventListener('scrollend', keep)
  addEventListener('hashchange', restore)
  return () => {
    document.removeEventListener('scrollend', keep)
    removeEventListener('hashchange', restore)
  }
}

/** For what is drawn later than the rooms are: goes to where one was at this address. */
export function restoreScroll(): void {
  const top = topOf(history.state)
  if (top > 0) scrollTo(0, top)
}

function topOf(state: unknown): number {
  const top = typeof state === 'object' && state !== null && 'top' in state ? state.top : 0
  return typeof top === 'number' ? top : 0
}
