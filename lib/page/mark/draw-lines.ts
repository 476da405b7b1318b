import { adoptStyles, type Adopted } from './adopt-styles'
import { colorBoxes } from './box-styles'
import type { Drawing, Line } from './drawing'
import { drawBoxes, type BoxDrawing, type BoxLook } from './draw-boxes'
import { canHighlight, createHighlights } from './highlights'
import type { RootRegistry } from '../extract/root-registry'
import { markStyles } from './mark-styles'
import { createNearLines } from './near-lines'
import { blockAt } from './near-view'
import { rangesOf } from '../extract/page-map'
import { stillBlocks } from './still-blocks'
import { watchPosition } from '../lifecycle/watch-position'

export interface LineDrawing extends Drawing {
  /** While the page changes all the time, words are underlined by boxes where boxes can follow them. */
  setBusy(isBusy: boolean): void
}

/**
 * Underlines words by highlights. Chromium repaints all registered ranges at each change of the page, so only those
 * near the view are registered, and while the page changes all the time, boxes are drawn in their place.
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
  const nearLines = createNearLines(page)
  /** Set while boxes are drawn. */
  let still: ((line: Line) => boolean) | null = null
  let boxes: BoxDrawing | null = null
  let canBox = canHighlight(page)
  /** How often the page has changed a block with boxes. */
  const changesOf = new WeakMap<Element, number>()

  const isBoxed = (line: Line): boolean => {
    const block = line.map.blocks[blockAt(line.map, line.start)]?.element
    return still !== null && block !== undefined && (changesOf.get(block) ?? 0) < FEW_CHANGES && still(line)
  }
  const nearOnes = (from: readonly Line[]): readonly Line[] => {
    if (isPrinting) return from
    return nearLines.find(from, isBusy ? 0 : SCREENS).filter((line) => !isBoxed(line))
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
  const placeOfLines = (): string => {
    const { innerWidth = 0, innerHeight = 0 } = page.defaultView ?? {}
    return [innerWidth, innerHeight, isBusy, isPrinting, nearLines.place()].join(' ')
  }
  const moved = (): void => {
    if (lines.length === 0) return
    if (placeOfLines() === lastPlace) return
    const near = nearOnes(lines)
    lastPlace = placeOfLines()
    if (near.length !== drawn.size || !near.every((line) => drawn.has(line))) drawAnew(near)
  }
  const position = watchPosition(
    page,
    roots,
    () => {
      if (still) withBoxes((boxes) => boxes.moved())
      moved()
      // Words may move without an event, as below an element that opens.
      if (still) position.soon()
    },
    signal,
  )
  const look: BoxLook = {
    styles: colorBoxes,
    accepts: isBoxed,
    changed(block) {
      changesOf.set(block, (changesOf.get(block) ?? 0) + 1)
      lastPlace = ''
    },
    soon: position.soon,
  }
  for (const type of ['beforeprint', 'afterprint']) {
    const printing = ({ isTrusted }: Event): void => {
      if (!isTrusted) return
      isPrinting = type === 'beforeprint'
      moved()
    }
    page.defaultView?.addEventListener(type, printing, { signal })
  }

  /** Pages can make calls throw. Words are highlighted then, as on a page that rests. */
  const withBoxes = (change: (boxes: BoxDrawing) => void): void => {
    try {
      boxes ??= drawBoxes(page, look, signal)
      change(boxes)
    } catch (error) {
      console.error('Claimlight:', error)
      still = null
      canBox = false
      drawAnew(nearOnes(lines))
    }
  }
  /** Determines again which blocks are still, because the page has changed. */
  const chooseBoxes = (): void => {
    still = isBusy && canBox ? stillBlocks(page) : null
    if (still) withBoxes((boxes) => boxes.set(lines))
    else boxes?.set([])
    if (still) position.soon()
  }

  return {
    setBusy(now) {
      isBusy = now
      chooseBoxes()
      moved()
    },
    set(next) {
      lines = next
      chooseBoxes()
      drawAnew(nearOnes(lines))
    },
    add(more) {
      lines = [...lines, ...more]
      lastPlace = ''
      if (still) withBoxes((boxes) => boxes.add(more))
      draw(nearOnes(more))
    },
    setLayer(layer, next) {
      if (still) withBoxes((boxes) => boxes.setLayer(layer, next))
      lines = [...lines.filter((line) => line.layer !== layer), ...next]
      lastPlace = ''
      highlights.clear(layer)
      drawn = new Set([...drawn].filter((line) => line.layer !== layer))
      draw(nearOnes(next))
    },
  }
}

/** A block that changes more often keeps its highlights, or its boxes would come and go. */
const FEW_CHANGES = 3
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
