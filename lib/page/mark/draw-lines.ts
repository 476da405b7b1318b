import { adoptStyles, type Adopted } from './adopt-styles'
import type { Drawing, Line } from './drawing'
import { createHighlights } from './highlights'
import type { RootRegistry } from '../extract/root-registry'
import { markStyles } from './mark-styles'
import { createNearLines } from './near-lines'
import { rangesOf } from '../extract/page-map'
import { watchPosition } from '../lifecycle/watch-position'

/**
 * Underlines words by highlights. Chromium repaints all registered ranges at each change of the page, so only those
 * near the view are registered.
 *
 * @param signal restores the page when aborted
 */
export function drawLines(page: Document, roots: RootRegistry, signal: AbortSignal): Drawing {
  const styled: Adopted[] = []
  const highlights = createHighlights()
  let lines: readonly Line[] = []
  let drawn = new Set<Line>()
  /** Printing needs all ranges, not only those near the view. */
  let isPrinting = false
  let lastPlace = ''
  const nearLines = createNearLines(page)

  const nearOnes = (from: readonly Line[]): readonly Line[] => (isPrinting ? from : nearLines.find(from, SCREENS))
  const draw = (near: readonly Line[]): void => {
    if (signal.aborted) return
    for (const line of near) {
      drawn.add(line)
      for (const range of rangesOf(line.map, line.start, line.end)) {
        // Each document registers its own words: a frame has its own registry.
        highlights.add(range.startContainer.ownerDocument ?? page, line.layer, range)
      }
    }
  }
  const drawAnew = (near: readonly Line[]): void => {
    highlights.clear()
    drawn = new Set()
    for (const { keep } of styled) whereThePageLets(keep)
    draw(near)
  }

  roots.each((root) => {
    if (!signal.aborted) whereThePageLets(() => styled.push(adoptStyles(root, markStyles)))
  })
  signal.addEventListener('abort', () => {
    highlights.drop()
    for (const { drop } of styled) whereThePageLets(drop)
  })
  const placeOfLines = (): string => {
    const { innerWidth = 0, innerHeight = 0 } = page.defaultView ?? {}
    return [innerWidth, innerHeight, isPrinting, nearLines.place()].join(' ')
  }
  const moved = (): void => {
    if (lines.length === 0) return
    if (placeOfLines() === lastPlace) return
    const near = nearOnes(lines)
    lastPlace = placeOfLines()
    if (near.length !== drawn.size || !near.every((line) => drawn.has(line))) drawAnew(near)
  }
  watchPosition(page, roots, moved, signal)
  for (const type of ['beforeprint', 'afterprint']) {
    const printing = ({ isTrusted }: Event): void => {
      if (!isTrusted) return
      isPrinting = type === 'beforeprint'
      moved()
    }
    page.defaultView?.addEventListener(type, printing, { signal })
  }

  return {
    set(next) {
      lines = next
      drawAnew(nearOnes(lines))
    },
    add(more) {
      lines = [...lines, ...more]
      lastPlace = ''
      draw(nearOnes(more))
    },
    setLayer(layer, next) {
      lines = [...lines.filter((line) => line.layer !== layer), ...next]
      lastPlace = ''
      highlights.clear(layer)
      drawn = new Set([...drawn].filter((line) => line.layer !== layer))
      draw(nearOnes(next))
    },
  }
}

/** Number of window heights above and below the view of which the words are registered. */
const SCREENS = 1

/** In Firefox the lists of style sheets belong to the page and may throw; the words are still found without a sheet. */
function whereThePageLets(change: () => void): void {
  try {
    change()
  } catch (error) {
    console.error('Claimlight:', error)
  }
}
