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
  return { seen, keepsLines, isBlurred: seen === 'gone' && isBlurred(style) }
}

/** Values of `white-space`, and of its newer part `white-space-collapse`. */
const KEEPS_LINES = /^(?:pre|break-spaces|preserve(?!-spaces))/

function isNotRendered(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || isStruck(style) || isFaded(element, style)) return true
  if (style.getPropertyValue('content-visibility') === 'hidden') return true
  if (isFolded(element)) return true
  if (/^(?:inset\((?:50|100)%\)|circle\(0)/.test((style as Partial<CSSStyleDeclaration>).clipPath ?? '')) return true
  if (style.position === 'absolute' || style.position === 'fixed') return isTiny(element) || isClipped(style)
  // A closed accordion hides all its content.
  return (
    /hidden|clip/.test(style.overflowY) &&
    style.display !== 'inline' &&
    isHtml(element) &&
    (unclobbered(element, 'clientHeight') <= 1 || unclobbered(element, 'clientWidth') <= 1) &&
    hasLayout(element)
  )
}

/** Whether text has no ink: transparent, blurred, far outside of its line, or without a size. */
function isFaded(element: Element, style: CSSStyleDeclaration): boolean {
  const { opacity, fontSize, textIndent, transform, color, backgroundColor } = style as Partial<CSSStyleDeclaration>
  if (Number(opacity || 1) < 0.05 || Number.parseFloat(fontSize || '9') <= 1 || isBlurred(style)) return true
  if (Math.abs(Number.parseFloat(textIndent || '0')) > 900 || transform?.startsWith('matrix(0, 0, 0, 0,')) return true
  // Words in colours of their own may be inside.
  const isPlain = color === backgroundColor && unclobbered(element, 'firstElementChild') === null
  return color !== undefined && isPlain && style.getPropertyValue('background-clip') !== 'text'
}

function isBlurred(style: CSSStyleDeclaration): boolean {
  return /blur\((?:[3-9]|\d{2,})/.test((style as Partial<CSSStyleDeclaration>).filter ?? '')
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
  return /^rect\((?:0px|1px)[, ]+(?:0px|1px)[, ]+(?:0px|1px)/.test(style.getPropertyValue('clip'))
}

/** Whether an element has a box; one with `display: contents` has none, and a client height of 0. */
function hasLayout(element: Element): boolean {
  return unclobbered(element, 'getClientRects').call(element).length > 0
}

/** Not `instanceof`: elements in a frame have the frame's classes. */
function isHtml(element: Element): boolean {
  return unclobbered(element, 'namespaceURI') === 'http://www.w3.org/1999/xhtml'
}
