import { unclobbered } from './unclobbered'

/**
 * How an element shows its own text. Reads the computed style once; forces layout only for elements out of the flow, whose
 * size decides.
 *
 * @returns `gone`: neither it nor its content is visible; `unseen`: its own text is not visible, but its children may be
 */
export function visibilityOf(element: Element, style: CSSStyleDeclaration) {
  const keepsLines = KEEPS_LINES.test(style.getPropertyValue('white-space-collapse') || style.whiteSpace)
  const seen: 'seen' | 'unseen' | 'gone' = isNotRendered(element, style)
    ? 'gone'
    : style.visibility === 'visible' || style.visibility === ''
      ? 'seen'
      : 'unseen'
  return { seen, keepsLines }
}

/** Values of `white-space`, and of its newer part `white-space-collapse`. */
const KEEPS_LINES = /^(?:pre|break-spaces|preserve(?!-spaces))/

function isNotRendered(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || isStruck(style) || style.opacity === '0' || style.fontSize === '0px') return true
  if (style.getPropertyValue('content-visibility') === 'hidden') return true
  if (isFolded(element)) return true
  if (style.position === 'absolute' || style.position === 'fixed') return isTiny(element) || isClipped(style)
  // A closed accordion hides all its content.
  return (
    style.overflowY === 'hidden' && isHtml(element) && unclobbered(element, 'clientHeight') === 0 && hasLayout(element)
  )
}

/** Whether text is shown as withdrawn. */
function isStruck(style: CSSStyleDeclaration): boolean {
  return style.getPropertyValue('text-decoration-line').includes('line-through')
}

/** Whether an element is content of a closed `<details>`. */
function isFolded(element: Element): boolean {
  const parent = unclobbered(element, 'parentElement')
  return parent?.localName === 'details' && !parent.hasAttribute('open') && element.localName !== 'summary'
}

/** Whether an element is in a box of one pixel, or far left of the page, as text for screen readers only. */
function isTiny(element: Element): boolean {
  const { width, height, right } = unclobbered(element, 'getBoundingClientRect').call(element)
  if (width === 0 && height === 0) return unclobbered(element, 'children').length === 0
  return (width <= 1 && height <= 1) || right + window.scrollX < 0
}

function isClipped(style: CSSStyleDeclaration): boolean {
  return (
    /^inset\((?:50|100)%\)$/.test(style.clipPath) ||
    /^rect\((?:0px|1px)[, ]+(?:0px|1px)[, ]+(?:0px|1px)/.test(style.getPropertyValue('clip'))
  )
}

/** Whether an element has a box; one with `display: contents` has none, and a client height of 0. */
function hasLayout(element: Element): boolean {
  return unclobbered(element, 'getClientRects').call(element).length > 0
}

/** Not `instanceof`: elements in a frame have the frame's classes. */
function isHtml(element: Element): boolean {
  return unclobbered(element, 'namespaceURI') === 'http://www.w3.org/1999/xhtml'
}
