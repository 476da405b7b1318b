/** Replaces this address: no step for Back, and no scrolling. */
export function replaceHash(hash: string): void {
  history.replaceState(history.state, '', hash)
  dispatchEvent(new Event(ADDRESS_REPLACED))
}

/** Event for a replaced address: the browser reports a new hash only after a navigation. */
export const ADDRESS_REPLACED = 'claimlight:turned'

/** For content rendered later than the views: restores the position of this address. */
export function restoreScroll(): void {
  const top = scrollTopIn(history.state)
  if (top > 0) scrollTo(0, top)
}

/** Returns the scroll position that is kept with an address. @param state of the browser's history */
export function scrollTopIn(state: unknown): number {
  const top = typeof state === 'object' && state !== null && 'top' in state ? state.top : 0
  return typeof top === 'number' ? top : 0
}
