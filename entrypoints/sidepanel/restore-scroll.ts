/**
 * Restores scroll positions. Views are rendered after the address has changed, too late for the browser: a new view
 * starts at its top, and "back" restores the old position.
 *
 * @returns a function that stops it
 */
export function startScrollRestoration(): () => void {
  history.scrollRestoration = 'manual'
  const keep = () => history.replaceState({ top: Math.round(scrollY) }, '')
  const restore = () => {
    const top = topOf(history.state)
    // After React has rendered, and again after long lists have been measured.
    requestAnimationFrame(() => {
      scrollTo(0, top)
      // The followed link is gone, and the focus with it: the next Tab continues in the new view.
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

/** For content rendered later than the views: restores the position of this address. */
export function restoreScroll(): void {
  const top = topOf(history.state)
  if (top > 0) scrollTo(0, top)
}

function topOf(state: unknown): number {
  const top = typeof state === 'object' && state !== null && 'top' in state ? state.top : 0
  return typeof top === 'number' ? top : 0
}
