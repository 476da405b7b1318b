/**
 * Watches whether the page draws something over a part of the card, or shows it faint, to have the user click what they
 * do not see. Only Chromium can tell; elsewhere nothing counts as covered.
 *
 * @returns whether it is covered now, and a function that stops it
 * @see https://w3c.github.io/IntersectionObserver/v2/
 */
export function watchCovered(element: HTMLElement): { isCovered: () => boolean; stop: () => void } {
  if (typeof IntersectionObserver === 'undefined' || !('isVisible' in IntersectionObserverEntry.prototype))
    return { isCovered: () => false, stop: () => undefined }
  let isCovered = false
  const look = (entries: readonly IntersectionObserverEntry[]): void => {
    const last = entries.at(-1) as VisibilityEntry | undefined
    if (last) isCovered = last.isIntersecting && !last.isVisible
  }
  // The browser asks for at least 100 ms between two looks.
  const options: VisibilityOptions = { trackVisibility: true, delay: 100 }
  const observer = new IntersectionObserver(look, options)
  observer.observe(element)
  return {
    isCovered: () => {
      look(observer.takeRecords())
      return isCovered
    },
    stop: () => observer.disconnect(),
  }
}

interface VisibilityOptions extends IntersectionObserverInit {
  trackVisibility: boolean
  delay: number
}
type VisibilityEntry = IntersectionObserverEntry & { isVisible: boolean }
