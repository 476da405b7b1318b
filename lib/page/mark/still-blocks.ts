import { rangesOf } from '../extract/page-map'
import { unclobbered } from '../extract/unclobbered'
import type { Line } from './drawing'
import { blockAt } from './near-view'

/**
 * Tells whether the words of a line move only with the page as a whole, so that a box can follow them that lies over the
 * page and under its positioned elements.
 *
 * Excluded: words in frames and inner shadow roots, in an element that scrolls, is transformed, is fixed to the window or
 * has a layer or a raised background, and in blocks that contain other blocks. Each element is read once: call this again
 * after each change of the page.
 */
export function stillBlocks(page: Document): (line: Line) => boolean {
  const known = new Map<Element, Place>()
  const view = page.defaultView
  const placeOf = (element: Element): Place => {
    const before = known.get(element)
    if (before) return before
    const parent = parentOf(element)
    const around = parent ? placeOf(parent) : 'plain'
    const place = view && around !== 'moving' ? placeIn(element, view, around) : 'moving'
    known.set(element, place)
    return place
  }
  return ({ map, start, end }) => {
    const at = blockAt(map, start)
    const [block, next] = [map.blocks[at], map.blocks[at + 1]]
    if (!block || end > block.end || unclobbered(block.element, 'ownerDocument') !== page) return false
    const holds = (node: Node): boolean => unclobbered(block.element, 'contains').call(block.element, node)
    if (next && holds(next.element)) return false
    const isOwn = rangesOf(map, start, end).every(({ startContainer }) => holds(startContainer))
    return isOwn && placeOf(block.element) !== 'moving'
  }
}

/** raised: in a positioned element, whose backgrounds lie over the boxes */
type Place = 'plain' | 'raised' | 'moving'

function placeIn(element: Element, view: Window, around: 'plain' | 'raised'): Place {
  const style = view.getComputedStyle(element)
  const name = unclobbered(element, 'localName')
  const valueOf = (property: string): string => style.getPropertyValue(property)
  if (LEFT_BY.some(([property, usual]) => !['', ...usual].includes(valueOf(property)))) return 'moving'
  if (/transform|scroll/.test(valueOf('will-change'))) return 'moving'
  // The root passes its overflow on to the window, and so does the body where the root has none.
  const isRoot = name === 'html' || (name === 'body' && isOpen(view.getComputedStyle(rootOf(element))))
  if (!isRoot && hidesOverflow(element, style)) return 'moving'
  const place = around === 'raised' || valueOf('position') === 'relative' ? 'raised' : 'plain'
  return place === 'raised' && hasBackground(style) ? 'moving' : place
}

function rootOf(element: Element): Element {
  return unclobbered(element, 'ownerDocument').documentElement
}

function isOpen({ overflowY }: CSSStyleDeclaration): boolean {
  return overflowY === '' || overflowY === 'visible'
}

function hasBackground({ backgroundColor, backgroundImage }: CSSStyleDeclaration): boolean {
  return !['', 'none'].includes(backgroundImage) || !['', 'transparent', 'rgba(0, 0, 0, 0)'].includes(backgroundColor)
}

/** Properties by which words leave the flow of the page or get a layer of their own, with their usual values. */
const LEFT_BY: readonly (readonly [property: string, usual: readonly string[]])[] = [
  ['position', ['static', 'relative']],
  ['z-index', ['auto']],
  ['isolation', ['auto']],
  ['opacity', ['1']],
  ['zoom', ['1', 'normal']],
  ...['transform', 'translate', 'rotate', 'scale', 'offset-path', 'perspective', 'filter'].map(
    (property) => [property, ['none']] as const,
  ),
]

/** An element that scrolls, or that hides a part of its content. */
function hidesOverflow(element: Element, { overflowX, overflowY }: CSSStyleDeclaration): boolean {
  if ([overflowX, overflowY].every((overflow) => overflow === 'visible' || overflow === '')) return false
  const sizeOf = (name: 'scrollHeight' | 'clientHeight' | 'scrollWidth' | 'clientWidth') => unclobbered(element, name)
  return sizeOf('scrollHeight') > sizeOf('clientHeight') + 1 || sizeOf('scrollWidth') > sizeOf('clientWidth') + 1
}

/** The element around it in what is shown: a slot, or the host of a shadow root. */
function parentOf(element: Element): Element | null {
  const parent = unclobbered(element, 'assignedSlot') ?? unclobbered(element, 'parentNode')
  if (parent === null) return null
  const type = unclobbered(parent, 'nodeType')
  return type === Node.DOCUMENT_FRAGMENT_NODE
    ? (parent as ShadowRoot).host
    : type === Node.ELEMENT_NODE
      ? (parent as Element)
      : null
}
