import type { RootRegistry } from '@/lib/extract/root-registry'
import type { watchChanges } from './watch-changes'

/**
 * Has the page read again when hidden text has appeared without a change of the document: after an animation or
 * transition, after scrolling, and three times after the page has loaded. Animations may run all the time (slide
 * shows), so they are treated as changes, for which the wait grows.
 *
 * @param hasAppeared whether hidden text is visible now
 */
export function watchReveals(
  page: Document,
  roots: RootRegistry,
  hasAppeared: () => boolean,
  { changed, lookWithin }: ReturnType<typeof watchChanges>,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timers: ReturnType<typeof setTimeout>[] = []
  const test = (shown: () => void): void => {
    timer = undefined
    if (!signal.aborted && hasAppeared()) shown()
  }
  const onAnimated = (): void => {
    timer ??= setTimeout(test, ANIMATED_MS, changed)
  }
  const onScroll = (): void => {
    clearTimeout(timer)
    timer = setTimeout(test, SCROLL_IDLE_MS, () => lookWithin(0))
  }
  // Each root separately: these events do not leave a frame or a shadow root.
  roots.each((root) => {
    if (signal.aborted) return
    const options = { signal, capture: true, passive: true }
    root.addEventListener('animationend', onAnimated, options)
    root.addEventListener('transitionend', onAnimated, options)
    root.addEventListener('scroll', onScroll, options)
  })
  const afterLoad = (): void => {
    for (const ms of AFTER_LOAD_MS) timers.push(setTimeout(test, ms, () => lookWithin(0)))
  }
  if (page.readyState === 'complete') afterLoad()
  else page.defaultView?.addEventListener('load', afterLoad, { signal, once: true })
  signal.addEventListener('abort', () => [timer, ...timers].forEach(clearTimeout))
}

const AFTER_LOAD_MS = [1000, 3000, 9000]
const ANIMATED_MS = 150
const SCROLL_IDLE_MS = 300
