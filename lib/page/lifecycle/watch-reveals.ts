import type { RootRegistry } from '@/lib/extract/root-registry'

/**
 * Calls back when text may have become visible without a change of the document: after an animation or transition,
 * after scrolling, and three times after the page has loaded.
 *
 * Animations may run all the time (slide shows), so their callbacks become rarer until the user scrolls.
 *
 * @param revealed tests whether hidden text is visible now; resolves with whether the page was read again
 */
export function watchReveals(
  page: Document,
  roots: RootRegistry,
  revealed: () => Promise<boolean>,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let scrolling: ReturnType<typeof setTimeout> | undefined
  let waitMs = FIRST_WAIT_MS

  const check = async (): Promise<boolean> => !signal.aborted && (await revealed())
  const afterAnimation = async (): Promise<void> => {
    timer = undefined
    if (await check()) waitMs = Math.min(waitMs * 2, LAST_WAIT_MS)
  }
  const onAnimated = (): void => {
    timer ??= setTimeout(() => void afterAnimation(), waitMs)
  }
  const onScroll = (): void => {
    waitMs = FIRST_WAIT_MS
    clearTimeout(scrolling)
    scrolling = setTimeout(() => void check(), SCROLL_IDLE_MS)
  }
  // Each root separately: these events do not leave a frame or a shadow root.
  roots.each((root) => {
    if (signal.aborted) return
    const options = { signal, capture: true, passive: true }
    root.addEventListener('animationend', onAnimated, options)
    root.addEventListener('transitionend', onAnimated, options)
    root.addEventListener('scroll', onScroll, options)
  })
  const later: ReturnType<typeof setTimeout>[] = []
  const afterLoad = (): void => {
    for (const ms of AFTER_LOAD_MS) later.push(setTimeout(() => void check(), ms))
  }
  if (page.readyState === 'complete') afterLoad()
  else page.defaultView?.addEventListener('load', afterLoad, { signal, once: true })
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    clearTimeout(scrolling)
    later.forEach(clearTimeout)
  })
}

const AFTER_LOAD_MS = [1000, 3000, 9000]
const FIRST_WAIT_MS = 150
const LAST_WAIT_MS = 30_000
const SCROLL_IDLE_MS = 300
