import { unclobbered, boxOf, parentIn, tagOf } from './unclobbered'

/**
 * How an element shows its own text. Reads the computed style once; forces layout only for elements out of the flow, whose
 * size decides.
 *
 * @returns `gone`: neither it nor its content is visible; `unseen`: its own text is not visible, but its children may be
 */
export function visibilityOf(element: Element, style: CSSStyleDeclaration) {
  const keepsLines = KEEPS_LINES.test(style.getPropertyValue('white-space-collapse') || style.whiteSpace)
  const isSeen = (style.visibility === 'visible' || style.visibility === '') && !isIllegible(element, style)
  const seen: 'seen' | 'unseen' | 'gone' = isNotRendered(element, style) ? 'gone' : isSeen ? 'seen' : 'unseen'
  return { seen, keepsLines, isBlurred: seen === 'gone' && isBlurred(style) }
}

/** Values of `white-space`, and of its newer part `white-space-collapse`. */
const KEEPS_LINES = /^(?:pre|break-spaces|preserve(?!-spaces))/

function isNotRendered(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || isStruck(style) || style.fontSize === '0px') return true
  if (style.opacity !== '' && Number(style.opacity) < LEAST_OPACITY) return true
  if (style.getPropertyValue('content-visibility') === 'hidden') return true
  if (isFolded(element)) return true
  if (isClipped(style) || isFaded(style)) return true
  const isDrawnAside = [style.marginLeft, style.marginTop].some((margin) => pixelsOf(margin) < FAR)
  if (isDrawnAside && isBeforePage(element)) return true
  if (/^matrix(?:3d)?\(0, 0, 0, 0,/.test(style.transform) || style.getPropertyValue('scale') === '0') return true
  if (Number(style.zIndex) < 0 && style.position !== 'static' && isBehindBox(element)) return true
  const isOutOfFlow = style.position === 'absolute' || style.position === 'fixed'
  const isShifted = style.position === 'relative' && [style.top, style.left].some((by) => Math.abs(pixelsOf(by)) > -FAR)
  const isMoved = isShifted || MOVES.some((name) => /\d/.test(style.getPropertyValue(name)))
  if (isOutOfFlow || isMoved) return isTiny(element) || (style.position === 'fixed' && isBelowWindow(element))
  // A closed accordion hides all its content.
  return isCut(style) && isHtml(element) && hasLayout(element) && isFlat(element)
}

/** Properties that move, shrink or turn a box, each by itself. */
const MOVES = ['transform', 'translate', 'scale', 'rotate']
const LEAST_OPACITY = 0.1
/** Letters below this size, in pixels, look like a line. */
const LEAST_LETTER_SIZE = 4
/** A distance in pixels that moves a text out of a page. */
const FAR = -500

const pixelsOf = (length: string | undefined): number => (length?.endsWith('px') ? parseFloat(length) : NaN)

/** Whether the letters of an element are dots, too small, or in the colour of what is behind them. Its children may differ. */
function isIllegible(element: Element, style: CSSStyleDeclaration): boolean {
  if (pixelsOf(style.fontSize) < LEAST_LETTER_SIZE || pixelsOf(style.textIndent) < FAR) return true
  if (/disc|circle|square/.test(style.getPropertyValue('-webkit-text-security'))) return true
  // Such letters are filled by a picture.
  if (style.getPropertyValue('background-clip').includes('text')) return false
  const letters = channelsOf(style.getPropertyValue('-webkit-text-fill-color') || style.color)
  if (letters === null) return false
  if (letters.alpha < LEAST_OPACITY) return true
  const behind = colourBehind(element, style)
  return behind !== null && letters.rgb.every((value, at) => Math.abs(value - (behind[at] ?? 0)) < LEAST_CONTRAST)
}
const LEAST_CONTRAST = 16

/** Returns the colour behind an element; null where it is a picture, or may be that of another element. */
function colourBehind(element: Element, style: CSSStyleDeclaration): readonly number[] | null {
  const own = channelsOf(style.backgroundColor)
  if (own === null || style.backgroundImage !== 'none') return null
  if (own.alpha === 1) return own.rgb
  const parent = parentIn(element)
  const view = unclobbered(element, 'ownerDocument').defaultView
  if (own.alpha > 0 || style.position !== 'static' || !view) return null
  if (parent) return colourBehind(parent, view.getComputedStyle(parent))
  return style.getPropertyValue('color-scheme').includes('dark') ? null : WHITE
}
const WHITE = [255, 255, 255]

function channelsOf(colour: string | undefined): { rgb: number[]; alpha: number } | null {
  const [red = 0, green = 0, blue = 0, alpha = 1, ...more] = colour?.match(/[\d.]+/g)?.map(Number) ?? []
  const [, form] = /^(rgba?|color)\((?:srgb )?[\d.]/.exec(colour ?? '') ?? []
  // A mixed colour has parts of one.
  const most = form === 'color' ? 1 / 255 : 1
  return form !== undefined && more.length === 0 ? { rgb: [red, green, blue].map((part) => part / most), alpha } : null
}

/** Whether a filter, a mask or a turn leaves nothing of an element. */
function isFaded(style: CSSStyleDeclaration): boolean {
  const mask = style.getPropertyValue('mask-image') || style.getPropertyValue('-webkit-mask-image')
  return (
    isBlurred(style) ||
    /\bopacity\(0(?:\.0\d*)?\)/.test(style.filter) ||
    Number(style.getPropertyValue('zoom') || 1) < LEAST_OPACITY ||
    /^[\w-]*gradient\((?:rgba\(0, 0, 0, 0\)[\d. a-z%]*(?:, )?)+\)$/.test(mask) ||
    (style.backfaceVisibility === 'hidden' && style.transform.startsWith('matrix3d(-'))
  )
}

/** Whether a text is made unreadable, as below a paywall. */
const isBlurred = (style: CSSStyleDeclaration): boolean => /\bblur\((?:[3-9]|\d{2,})/.test(style.filter)

const isCut = (style: CSSStyleDeclaration): boolean =>
  /hidden|clip/.test(style.overflowY) || /strict|content|paint/.test(style.getPropertyValue('contain'))

function isFlat(element: Element): boolean {
  const { width, height } = boxOf(element)
  return width <= 1 || height <= 1
}

const isStruck = (style: CSSStyleDeclaration): boolean =>
  style.getPropertyValue('text-decoration-line').includes('line-through')

function isFolded(element: Element): boolean {
  const parent = parentIn(element)
  return parent?.localName === 'details' && !parent.hasAttribute('open') && element.localName !== 'summary'
}

/** Whether an element is in a box of one pixel, or far beside the page, as text for screen readers only. */
function isTiny(element: Element): boolean {
  const { width, height, left } = boxOf(element)
  if (width === 0 && height === 0) return unclobbered(element, 'children').length === 0
  const isFarRight = left + window.scrollX > window.innerWidth - FAR * 10
  return width <= 1 || height <= 1 || isFarRight || isBeforePage(element)
}

/** Whether an element lies above or left of the page, where nobody can scroll. */
function isBeforePage(element: Element): boolean {
  const { right, bottom } = boxOf(element)
  return right + window.scrollX < 0 || bottom + window.scrollY < 0
}

/** Whether an element with a negative place in the depth lies behind the colour of a box around it. */
function isBehindBox(element: Element): boolean {
  const view = unclobbered(element, 'ownerDocument').defaultView
  for (let around = parentIn(element); around && view; around = parentIn(around)) {
    const { zIndex, position, backgroundColor } = view.getComputedStyle(around)
    if (tagOf(around) === 'body' || (position !== 'static' && zIndex !== 'auto')) return false
    if (channelsOf(backgroundColor)?.alpha !== 0) return true
  }
  return false
}

/** Whether an element that does not scroll with its page lies below the window. */
const isBelowWindow = (element: Element): boolean => boxOf(element).top >= window.innerHeight

function isClipped(style: CSSStyleDeclaration): boolean {
  const isOutOfFlow = style.position === 'absolute' || style.position === 'fixed'
  return (
    /^(?:inset\((?:[5-9]\d|100)(?:\.\d+)?%|(?:circle|ellipse)\(0|polygon\((?:0\S* 0[^,]*(?:, )?)+\)$|path\("M[\d. ]*Z?"\))/.test(
      style.clipPath,
    ) ||
    (isOutOfFlow && /^rect\((?:0px|1px)[, ]+(?:0px|1px)[, ]+(?:0px|1px)/.test(style.getPropertyValue('clip')))
  )
}

/** Whether an element has a box; one with `display: contents` has none, and a client height of 0. */
const hasLayout = (element: Element): boolean => unclobbered(element, 'getClientRects').call(element).length > 0

/** Not `instanceof`: elements in a frame have the frame's classes. */
const isHtml = (element: Element): boolean => unclobbered(element, 'namespaceURI') === 'http://www.w3.org/1999/xhtml'
