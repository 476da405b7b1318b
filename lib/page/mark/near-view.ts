import { indexAfter } from '@/lib/extract/page-map'
import type { Line } from './drawing'

/**
 * Observes which lines are near the view: those whose block is at most one window height above or below. A block counts
 * as near until the browser has measured it. While the page is printed, all lines are near.
 *
 * @param changed called when lines may have become near or far
 */
export function watchNearView(page: Document, changed: () => void, signal: AbortSignal) {
  const far = new WeakSet<Element>()
  let isPrinting = false
  const measured = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) far.delete(target)
      else far.add(target)
    }
    changed()
  }
  // `scrollMargin` applies inside elements that scroll; otherwise their blocks would be near only while in view.
  const margins = { rootMargin: '100%', scrollMargin: '100%' }
  const observer = new IntersectionObserver(measured, margins)
  signal.addEventListener('abort', () => observer.disconnect())
  for (const type of ['beforeprint', 'afterprint']) {
    const printing = ({ isTrusted }: Event): void => {
      if (!isTrusted) return
      isPrinting = type === 'beforeprint'
      changed()
    }
    page.defaultView?.addEventListener(type, printing, { signal })
  }
  return {
    watch(lines: readonly Line[]): void {
      observer.disconnect()
      for (const element of new Set(lines.flatMap(elementsOf))) observer.observe(element)
    },
    has: (line: Line): boolean => isPrinting || elementsOf(line).some((element) => !far.has(element)),
  }
}

/** Returns the elements of the blocks that a line is in. */
function elementsOf({ map: { blocks }, start, end }: Line): Element[] {
  const first = indexAfter(blocks, (block) => block.end, start)
  const after = indexAfter(blocks, (block) => block.start + 1, end)
  return blocks.slice(first, after).map(({ element }) => element)
}
