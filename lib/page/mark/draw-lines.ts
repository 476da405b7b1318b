import { adoptStyles, type Adopted } from './adopt-styles'
import { createHighlights } from './highlights'
import type { RootRegistry } from '../extract/root-registry'
import { markStyles, type Layer } from './mark-styles'
import { blockAt, nearView } from './near-view'
import { rangesOf, type PageMap } from '../extract/page-map'
import { unclobbered } from '../extract/unclobbered'
import { watchPosition } from '../lifecycle/watch-position'

/** Underlined words of a map. */
export interface Line {
  start: number
  end: number
  layer: Layer
  map: PageMap
}

export interface Drawing {
  /** Replaces all lines. Restores what the page has removed. */
  set(lines: readonly Line[]): void
  add(lines: readonly Line[]): void
  /** Replaces the lines of one layer. */
  setLayer(layer: Layer, lines: readonly Line[]): void
}

export interface LineDrawing extends Drawing {
  /** While the page changes all the time, only what is in view is registered. */
  setBusy(isBusy: boolean): void
}

/**
 * Underlines words. The browser processes all registered ranges at each change of the page, so only those near the view
 * are registered.
 *
 * @param signal restores the page when aborted
 */
export function drawLines(page: Document, roots: RootRegistry, signal: AbortSignal): LineDrawing {
  const styled: Adopted[] = []
  const highlights = createHighlights()
  let lines: readonly Line[] = []
  let drawn = new Set<Line>()
  /** Printing needs all ranges, not only those near the view. */
  let isPrinting = false
  let isBusy = false
  let lastPlace = ''

  const nearOnes = (from: readonly Line[]): readonly Line[] => {
    if (isPrinting) return from
    const isNear = nearView(page, isBusy ? 0 : SCREENS)
    return from.filter((line) => isNear(line.map, line))
  }
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
  /**
   * Where the words are that are the first and the last ones, in the text and near the view. As long as these stay, as on
   * a page that grows below, no others need to be measured.
   */
  const placeOfLines = (): string => {
    const ends = [lines[0], lines.at(-1), ...(drawn.size > 0 ? [[...drawn][0], [...drawn].at(-1)] : [])]
    const { innerWidth = 0, innerHeight = 0 } = page.defaultView ?? {}
    return [innerWidth, innerHeight, isBusy, isPrinting, ...ends.map((line) => line && topOf(line))].join(' ')
  }
  const moved = (): void => {
    if (lines.length === 0) return
    const place = placeOfLines()
    if (place === lastPlace) return
    lastPlace = place
    const near = nearOnes(lines)
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
    setBusy(now) {
      isBusy = now
      moved()
    },
    set(next) {
      lines = next
      drawAnew(nearOnes(lines))
    },
    add(more) {
      lines = [...lines, ...more]
      draw(nearOnes(more))
    },
    setLayer(layer, next) {
      lines = [...lines.filter((line) => line.layer !== layer), ...next]
      highlights.clear(layer)
      drawn = new Set([...drawn].filter((line) => line.layer !== layer))
      draw(nearOnes(next))
    },
  }
}

/** Number of window heights above and below the view of which the words are registered. */
const SCREENS = 2

function topOf({ map, start }: Line): number | undefined {
  const element = map.blocks[blockAt(map, start)]?.element
  return element && unclobbered(element, 'getBoundingClientRect').call(element).top
}

/** In Firefox the lists of style sheets belong to the page and may throw; the words are still found without a sheet. */
function whereThePageLets(change: () => void): void {
  try {
    change()
  } catch (error) {
    console.error('Claimlight:', error)
  }
}
