import { frameOffset } from '@/lib/extract/document-roots'
import { unclobbered } from '@/lib/extract/unclobbered'
import type { Line } from './drawing'
import { blockAt, nearView } from './near-view'

/** Finds the lines near the view, and tells cheaply whether others may be near by now. */
export interface NearLines {
  /** @param screens number of window heights above and below the view that count as near */
  find(lines: readonly Line[], screens: number): Line[]
  /**
   * The places of the first and the last line that were found last, and of their neighbours outside. As long as these stay, as
   * on a page that changes further down, the same lines are near, and no other needs to be measured.
   *
   * @param top places are given relative to it; 0 is the top of the view
   */
  place(top?: number): string
}

export function createNearLines(page: Document): NearLines {
  let edges: (Line | undefined)[] = []
  return {
    find(lines, screens) {
      const isNear = nearView(page, screens)
      const near = lines.filter((line) => isNear(line.map, line))
      edges = edgesOf(near, lines)
      return near
    },
    place: (top = 0) => edges.map((line) => (line ? topOf(page, line) - top : '')).join(' '),
  }
}

/** Where no line is near: the ends of the text. */
function edgesOf(near: readonly Line[], all: readonly Line[]): (Line | undefined)[] {
  const ordered = all.toSorted((a, b) => a.start - b.start)
  const isNear = new Set(near)
  const first = ordered.findIndex((line) => isNear.has(line))
  const last = ordered.findLastIndex((line) => isNear.has(line))
  if (first < 0) return [ordered[0], ordered.at(-1)]
  return [ordered[first - 1], ordered[first], ordered[last], ordered[last + 1]]
}

/** In the coordinates of the page's window, also for words in a frame. */
function topOf(page: Document, { map, start }: Line): number {
  const element = map.blocks[blockAt(map, start)]?.element
  if (!element) return 0
  const document = unclobbered(element, 'ownerDocument')
  const { top } = unclobbered(element, 'getBoundingClientRect').call(element)
  return document === page ? top : top + frameOffset(document, page).top
}
