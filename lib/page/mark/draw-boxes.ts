import type { MappedBlock } from '@/lib/extract/page-map'
import type { RootRegistry } from '@/lib/extract/root-registry'
import { unclobbered } from '@/lib/extract/unclobbered'
import { watchPosition } from '../lifecycle/watch-position'
import { closedHost } from './adopt-styles'
import type { Drawing, Line } from './drawing'
import { drawnLayers, forcedColorBoxes, type Layer } from './mark-styles'
import { createNearLines } from './near-lines'
import { blockAt } from './near-view'
import { rectsOf } from './rects-of'

/**
 * Draws lines as boxes over the page, for forced colors. They lie in a closed shadow root and take no clicks. They have
 * to follow their words: the places of all their blocks are compared a few times a second, and a change inside a block
 * removes its boxes at once.
 *
 * @param signal when it is aborted, the boxes are removed
 */
export function drawBoxes(page: Document, roots: RootRegistry, signal: AbortSignal): Drawing {
  let lines: readonly Line[] = []
  let layer: { host: HTMLElement; root: ShadowRoot } | null = null
  let boxes = new Map<Element, HTMLElement[]>()
  /** The lines that have boxes. */
  let drawn: BlockLine[] = []
  let lastPlace = ''
  let lastView = ''
  const nearLines = createNearLines(page)

  const clear = (): void => {
    changes.disconnect()
    layer?.root.replaceChildren()
    boxes = new Map()
    drawn = []
  }
  const remove = (): void => {
    clear()
    layer?.host.remove()
    layer = null
    lastPlace = lastView = ''
  }
  const draw = (): void => {
    if (signal.aborted || lines.length === 0) {
      remove()
      return
    }
    const near = nearOnes(lines)
    lastView = placeOfView()
    const isDrawn = near.length === drawn.length && near.every((line, i) => isSameLine(line, drawn[i]))
    if (isDrawn && !haveMoved()) {
      drawn = near
      return
    }
    clear()
    append(near)
    lastPlace = placeOfBoxes()
  }
  const nearOnes = (some: readonly Line[]): BlockLine[] =>
    nearLines.find(some, SCREENS).flatMap((line) => {
      const block = blockOf(line)
      return block && drawnLayers.has(line.layer) ? [{ line, block: block.element, at: line.start - block.start }] : []
    })
  const append = (more: readonly BlockLine[]): void => {
    if (more.length === 0) return
    if (!layer) {
      layer = closedHost(page, BOXES, forcedColorBoxes)
      layer.host.setAttribute('aria-hidden', 'true')
    }
    if (!layer.host.isConnected) insert(layer.host, page)
    const origin = layer.host.getBoundingClientRect()
    const added: HTMLElement[] = []
    for (const some of more) {
      const { line, block } = some
      const own = rectsOf(page, line.map, line).map((rect) => boxOf(page, line.layer, rect, origin))
      if (own.length === 0) continue
      added.push(...own)
      drawn.push(some)
      if (!boxes.has(block)) changes.observe(block, { childList: true, characterData: true, subtree: true })
      boxes.set(block, [...(boxes.get(block) ?? []), ...own])
    }
    layer.root.append(...added)
  }
  const placeOfBoxes = (): string => {
    const origin = layer?.host.getBoundingClientRect()
    const places = [...boxes.keys()].map((block) => {
      const { left, top, width, height } = unclobbered(block, 'getBoundingClientRect').call(block)
      return `${left - (origin?.left ?? 0)} ${top - (origin?.top ?? 0)} ${width} ${height}`
    })
    return places.join(' ')
  }
  const haveMoved = (): boolean => layer?.host.isConnected === false || placeOfBoxes() !== lastPlace
  /** Changes when other lines may have come near the view. */
  const placeOfView = (): string => {
    const { innerWidth = 0, innerHeight = 1, scrollY = 0 } = page.defaultView ?? {}
    const top = layer?.host.getBoundingClientRect().top
    return [innerWidth, innerHeight, Math.round((2 * scrollY) / innerHeight), nearLines.place(top)].join(' ')
  }
  const changes = new MutationObserver((records) => {
    for (const [block, own] of boxes) {
      if (!records.some(({ target }) => unclobbered(block, 'contains').call(block, target))) continue
      own.forEach((box) => box.remove())
    }
    lastPlace = ''
    position.soon()
  })
  const moved = (): void => {
    if (lines.length > 0 && (placeOfView() !== lastView || haveMoved())) draw()
  }
  const position = watchPosition(page, roots, moved, signal)
  signal.addEventListener('abort', remove)

  return {
    set(next) {
      lines = next
      draw()
    },
    add(more) {
      lines = [...lines, ...more]
      if (signal.aborted || more.length === 0) return
      append(nearOnes(more))
      lastPlace = placeOfBoxes()
      lastView = ''
    },
    setLayer(name, next) {
      lines = [...lines.filter((line) => line.layer !== name), ...next]
      draw()
    },
  }
}

/** A line with its place in its block. */
interface BlockLine {
  line: Line
  block: Element
  at: number
}

function blockOf({ map, start }: Line): MappedBlock | undefined {
  return map.blocks[blockAt(map, start)]
}

/** Whether both lines are the same words, also after the page was read again. */
function isSameLine({ line, block, at }: BlockLine, other: BlockLine | undefined): boolean {
  if (block !== other?.block || at !== other.at) return false
  return line.layer === other.line.layer && line.end - line.start === other.line.end - other.line.start
}

function boxOf(page: Document, layer: Layer, rect: DOMRect, origin: DOMRect): HTMLElement {
  const box = page.createElement('i')
  box.className = layer
  box.style.left = `${Math.round(rect.left - origin.left)}px`
  box.style.top = `${Math.round(rect.top - origin.top)}px`
  box.style.width = `${Math.round(rect.width)}px`
  box.style.height = `${Math.round(rect.height)}px`
  return box
}

/** Before the body: the page's positioned elements, such as a header that stays in view, then lie over the boxes. */
function insert(host: HTMLElement, page: Document): void {
  const body = page.querySelector('html > body')
  page.documentElement.insertBefore(host, body)
}

/** Number of window heights above and below the view in which boxes are drawn. */
const SCREENS = 1

/** The name of the element that contains the boxes. */
const BOXES = 'claimlight-lines'
