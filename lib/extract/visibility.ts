import { channelsOf, coloursIn, areAlike, isClear, type Channels } from './drawn-colours'
import { unclobbered, boxOf, parentIn, tagOf } from './unclobbered'

/**
 * How an element shows its own text. Reads the computed style once; forces layout only for elements out of the flow or with
 * an edge that cuts, whose size decides.
 *
 * @returns `gone`: neither it nor its content is visible; `unseen`: its own text is not visible, but its children may be
 */
export function visibilityOf(element: Element, style: CSSStyleDeclaration) {
  const keepsLines = KEEPS_LINES.test(style.getPropertyValue('white-space-collapse') || style.whiteSpace)
  let seen: 'seen' | 'unseen' | 'gone' = 'unseen'
  if (isNotRendered(element, style)) seen = 'gone'
  else if (/^(?:visible)?$/.test(style.visibility) && !isIllegible(element, style)) seen = 'seen'
  return { seen, keepsLines, isBlurred: seen === 'gone' && isBlurred(style) }
}

/** Values of `white-space`, and of its newer part `white-space-collapse`. */
const KEEPS_LINES = /^(?:pre|break-spaces|preserve(?!-spaces))/

function isNotRendered(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || isStruckOut(style) || style.fontSize === '0px') return true
  if (style.opacity !== '' && Number(style.opacity) < LEAST_OPACITY) return true
  if (style.getPropertyValue('content-visibility') === 'hidden') return true
  if (isFolded(element) || isClipped(element, style) || isFaded(element, style) || isTurnedAway(style)) return true
  const isDrawnAside = [style.marginLeft, style.marginTop].some((margin) => Math.abs(pixelsOf(margin)) > -FAR)
  if (isDrawnAside && isBesidePage(element)) return true
  if (/^matrix(?:3d)?\(0, 0, 0, 0,/.test(style.transform) || style.getPropertyValue('scale') === '0') return true
  if (Number(style.zIndex) < 0 && style.position !== 'static' && isBehindBox(element)) return true
  const isShifted = style.position === 'relative' && [style.top, style.left].some((by) => Math.abs(pixelsOf(by)) > -FAR)
  const isMoved = isShifted || MOVES.some((name) => /\d/.test(style.getPropertyValue(name)))
  if (isMoved || isPlaced(style)) {
    if (isFlattened(element, style) || isBesidePage(element)) return true
    return style.position === 'fixed' && isBelowWindow(element)
  }
  // A closed accordion hides all its content.
  return isCut(style) && isHtml(element) && hasLayout(element) && leastSideOf(element) < LEAST_SIDE
}

/** Properties that move, shrink or turn a box, each by itself. */
const MOVES = ['transform', 'translate', 'scale', 'rotate']
const LEAST_OPACITY = 0.1
/** Letters below this size, in pixels, look like a line; and so does what is left of a box. */
const LEAST_LETTER_SIZE = 4
const LEAST_SIDE = 4
/** A distance in pixels that moves a text out of a page. */
const FAR = -500

const pixelsOf = (length: string | undefined): number => (length?.endsWith('px') ? parseFloat(length) : NaN)

/** Whether the letters of an element are dots, too small, or in the colour of what is behind them. Its children may differ. */
function isIllegible(element: Element, style: CSSStyleDeclaration): boolean {
  const size = pixelsOf(style.fontSize)
  if (size * zoomOf(element) < LEAST_LETTER_SIZE || style.getPropertyValue('font-size-adjust') === '0') return true
  const indent = style.textIndent
  if (pixelsOf(indent) < FAR || (indent.endsWith('%') && Math.abs(parseFloat(indent)) >= 100)) return true
  // Letters that lie over each other, as dots, or with words over them.
  if (pixelsOf(style.letterSpacing) < -0.3 * size) return true
  if (/disc|circle|square/.test(style.getPropertyValue('-webkit-text-security'))) return true
  if (ADDED_MARKS.some((name) => /^["'][^"']*[\p{L}\p{N}]/u.test(style.getPropertyValue(name)))) return true
  // Such letters are filled by a picture.
  if (style.getPropertyValue('background-clip').includes('text')) return false
  const picture = (element as Partial<SVGElement>).ownerSVGElement
  const ink = picture ? style.fill : style.getPropertyValue('-webkit-text-fill-color') || style.color
  if (ink === 'none') return style.stroke === 'none'
  const letters = channelsOf(ink)
  if (letters === null) return false
  if (letters.alpha < LEAST_OPACITY) return true
  if (picture?.querySelector(SHAPES)) return false
  const over = coloursOver(style)
  if (over.length > 0 && over.every((colour) => areAlike(letters, colour))) return true
  const isLost = coloursBehind(element, style)?.every((colour) => areAlike(letters, colour)) ?? false
  return isLost && !hasLayerBehind(element, letters)
}

/** Whether something else may lie behind the letters of an element than the colours of the boxes around it. */
function hasLayerBehind(element: Element, letters: Channels): boolean {
  const view = unclobbered(element, 'ownerDocument').defaultView
  // A file has no layout.
  if (!view || !('ResizeObserver' in view)) return false
  const text = boxOf(element)
  const isLayer = ({ backgroundColor, backgroundImage }: CSSStyleDeclaration): boolean => {
    const colour = channelsOf(backgroundColor)
    return backgroundImage !== 'none' || !colour || (!isClear(colour) && !areAlike(colour, letters))
  }
  const isUnder = (box: DOMRect): boolean =>
    box.left <= text.left && box.right >= text.right && box.top <= text.top && box.bottom >= text.bottom
  for (let around: Element | null = element; around; around = parentIn(around)) {
    for (const part of ['::before', '::after']) {
      const drawn = view.getComputedStyle(around, part)
      if (drawn.content.startsWith('"') && isPlaced(drawn) && isLayer(drawn)) return true
    }
    const parent = parentIn(around)
    for (const other of [...(parent ? unclobbered(parent, 'children') : [])].slice(0, MOST_LAYERS)) {
      const isPicture = /^(?:canvas|img|picture|svg|video)$/.test(tagOf(other))
      if (other !== around && isUnder(boxOf(other)) && (isPicture || isLayer(view.getComputedStyle(other)))) return true
    }
    if (channelsOf(view.getComputedStyle(around).backgroundColor)?.alpha === 1) return false
  }
  return false
}
/** Boxes beside each other that are looked at. */
const MOST_LAYERS = 20

/** Elements that may lie behind the letters of an SVG picture. */
const SHAPES = 'circle, ellipse, image, path, polygon, polyline, rect, use'

/** Styles that put a string beside letters. */
const ADDED_MARKS = ['text-emphasis-style', 'hyphenate-character']

const zoomOf = (element: Element): number => (element as { currentCSSZoom?: number }).currentCSSZoom ?? 1

/** Returns the colours behind an element; null where they are those of a picture, or may be those of another element. */
function coloursBehind(element: Element, style: CSSStyleDeclaration): readonly Channels[] | null {
  const own = channelsOf(style.backgroundColor)
  if (own === null) return null
  if (style.backgroundImage !== 'none') {
    const drawn = style.backgroundImage.includes('url(') ? [] : coloursIn(style.backgroundImage)
    return drawn.length > 0 && drawn.every(({ alpha }) => alpha === 1) ? drawn : null
  }
  if (own.alpha === 1) return [own]
  const parent = parentIn(element)
  const view = unclobbered(element, 'ownerDocument').defaultView
  const isInPlace = style.position === 'static' || (style.position === 'relative' && isAtRest(style))
  if (own.alpha > 0 || !isInPlace || !view) return null
  if (parent) return coloursBehind(parent, view.getComputedStyle(parent))
  return style.getPropertyValue('color-scheme').includes('dark') ? null : [{ rgb: [255, 255, 255], alpha: 1 }]
}

const isAtRest = ({ top, left }: CSSStyleDeclaration): boolean => !/[1-9]/.test(top + left)

/** Returns the colours that a style draws over the background: of a shadow inside its box, of the filling of a border. */
function coloursOver({ boxShadow, borderImageSlice, borderImageSource }: CSSStyleDeclaration): readonly Channels[] {
  const shadow = /(?:\S+px ){3}\d{2,}px inset/.test(boxShadow) ? boxShadow : ''
  return coloursIn(borderImageSlice.includes('fill') ? shadow + borderImageSource : shadow)
}

/** Whether a filter or a mask leaves nothing of an element, or nobody knows what. */
function isFaded(element: Element, style: CSSStyleDeclaration): boolean {
  if (isBlurred(style) || FADING.test(style.filter)) return true
  // Users let an extension draw whole pages by a filter.
  if (style.filter.includes('url(') && parentIn(element)) return true
  const mask = style.getPropertyValue('mask-image') || style.getPropertyValue('-webkit-mask-image')
  if (mask === '' || mask === 'none') return false
  const isDot = /^[0-3](?:\.\d+)?px/.test(style.getPropertyValue('mask-size')) && style.getPropertyValue('mask-repeat') === 'no-repeat' // prettier-ignore
  return isDot || mask.includes('url(') || (coloursIn(mask).length > 0 && coloursIn(mask).every(isClear))
}
const FADING = /\b(?:opacity|contrast)\(0(?:\.[01]\d*)?\)/

/** Whether a text is made unreadable, as below a paywall. */
const isBlurred = (style: CSSStyleDeclaration): boolean => /\bblur\((?:[3-9]|\d{2,})/.test(style.filter)

/** Whether an element shows its back, which is not drawn: by a part of the matrix of its turn. */
const isTurnedAway = ({ backfaceVisibility, transform }: CSSStyleDeclaration): boolean =>
  backfaceVisibility === 'hidden' && transform.startsWith('matrix3d') && Number(transform.split(',')[10]) < 0

const isCut = (style: CSSStyleDeclaration): boolean =>
  /hidden|clip|scroll|auto/.test(style.overflowY) || /strict|content|paint/.test(style.getPropertyValue('contain'))

function leastSideOf(element: Element): number {
  const { width, height } = boxOf(element)
  return Math.min(width, height)
}

const isPlaced = ({ position }: CSSStyleDeclaration): boolean => position === 'absolute' || position === 'fixed'

/** Whether the words of an element are withdrawn, by a line through them that is seen. */
export function isStruckOut(style: CSSStyleDeclaration): boolean {
  const line = style.getPropertyValue('text-decoration-line') || style.getPropertyValue('text-decoration')
  if (!line.includes('line-through')) return false
  const look = `${line} ${style.getPropertyValue('text-decoration-color')}`
  return !/transparent|(?:rgba\([^)]*,|\/) 0(?:\.0\d*)?\)/.test(look)
}

function isFolded(element: Element): boolean {
  const parent = parentIn(element)
  if (parent?.localName !== 'details' || element.localName === 'summary') return false
  if (!('checkVisibility' in element)) return !parent.hasAttribute('open')
  return !element.checkVisibility({ opacityProperty: true })
}

/** Whether nothing of the letters in a box without room is seen: its edge cuts them, or it was made flat with them. */
function isFlattened(element: Element, style: CSSStyleDeclaration): boolean {
  const isFlat = leastSideOf(element) <= 1
  const { offsetWidth, offsetHeight } = element as Partial<HTMLElement>
  return isFlat && (isCut(style) || style.overflowX === 'hidden' || Math.min(offsetWidth ?? 0, offsetHeight ?? 0) > 1)
}

/** Whether an element lies above, left or right of the page, where nobody can scroll. */
function isBesidePage(element: Element): boolean {
  const { body, defaultView: view } = unclobbered(element, 'ownerDocument')
  // A file has no layout.
  if (!view || !('scrollX' in view)) return false
  const { left, right, bottom } = boxOf(element)
  const beyond = left + view.scrollX - view.innerWidth
  if (right + view.scrollX < 0 || bottom + view.scrollY < 0 || beyond > -FAR * 10) return true
  return beyond > 0 && /hidden|clip/.test(view.getComputedStyle(body).overflowX)
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
const isBelowWindow = (element: Element): boolean =>
  boxOf(element).top >= window.innerHeight && !(element as Partial<HTMLElement>).offsetParent

/** Whether a clip leaves less of an element than letters need. */
function isClipped(element: Element, style: CSSStyleDeclaration): boolean {
  if (isPlaced(style) && /^rect\((?:0px|1px)[, ]+(?:0px|1px)[, ]+(?:0px|1px)/.test(style.getPropertyValue('clip')))
    return true
  const [, shape = '', given = ''] = /^(\w+)\("?([^()"]*)"?\)$/.exec(style.clipPath) ?? []
  if (shape === 'url')
    return unclobbered(element, 'ownerDocument').getElementById(given.slice(1))?.childElementCount === 0
  if (shape === '') return false
  const { width, height } = boxOf(element)
  return isThin(shape, given, 0, width || 1000) || isThin(shape, given, 1, height || 1000)
}

/** Whether a shape leaves less of a side than letters need. @param axis 0 across, 1 down */
function isThin(shape: string, given: string, axis: 0 | 1, side: number): boolean {
  // Round corners take nothing of the words.
  const [sides = ''] = given.split(' round ')
  const lengths = (sides.match(/-?[\d.]+(?:px|%)?/g) ?? []).map(
    (length) => parseFloat(length) * (length.endsWith('%') ? side / 100 : 1),
  )
  let edges: number[] = []
  if (shape === 'inset') {
    const [top = 0, right = top, bottom = top, left = right] = lengths
    edges = axis === 0 ? [left, side - right] : [top, side - bottom]
  } else if (shape === 'polygon' || (shape === 'path' && !/[^MLZ\d\s.,-]/.test(given)))
    edges = lengths.filter((_, at) => at % 2 === axis)
  else if (shape === 'circle' || shape === 'ellipse') {
    const [radius = side, x, y] = shape === 'circle' ? lengths : lengths.slice(1)
    const middle = (axis === 0 ? x : y) ?? side / 2
    edges = [middle - radius, middle + radius]
  }
  return edges.length > 0 && Math.min(Math.max(...edges), side) - Math.max(Math.min(...edges), 0) < LEAST_SIDE
}

/** Whether an element has a box; one with `display: contents` has none, and a client height of 0. */
const hasLayout = (element: Element): boolean => unclobbered(element, 'getClientRects').call(element).length > 0

/** Not `instanceof`: elements in a frame have the frame's classes. */
const isHtml = (element: Element): boolean => unclobbered(element, 'namespaceURI') === 'http://www.w3.org/1999/xhtml'
