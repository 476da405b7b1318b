import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { areAlike, colourOfHex, type Colour } from './letter-colours'

/** The steps in which a page is drawn, as pdf.js reads them. */
interface PageDrawing {
  fnArray: readonly number[]
  argsArray: readonly unknown[]
}

/** A letter in the order of drawing. `recognised`: a program has put it over a picture, or under one of the whole page. */
export interface DrawnLetter {
  sign: string
  sight: 'seen' | 'unseen' | 'recognised'
}

interface DrawnLetters {
  letters: readonly DrawnLetter[]
  /** Whether it matters for some of them which pictures there are, and how transparent, and they were not decoded. */
  isUnsure: boolean
}

/** Left, bottom, right and top edge in points. */
type Box = readonly [left: number, bottom: number, right: number, top: number]
type Matrix = readonly [number, number, number, number, number, number]

interface GraphicsState {
  matrix: Matrix
  clip: Box
  fill: Colour | null
  stroke: Colour | null
  fillAlpha: number
  strokeAlpha: number
  /** Opacity of the groups around. */
  groupAlpha: number
  isBlended: boolean
  font: PageFont
  /** Whether only letters are drawn: they clip what follows. */
  isInLetters: boolean
  /** Whether nothing was drawn since the state was saved, and whether the matrix has changed. */
  isEmpty: boolean
  isMoved: boolean
  size: number
  letterSpace: number
  wordSpace: number
  widthScale: number
  rise: number
  leading: number
  mode: number
  lineWidth: number
}

/** A part of the page that is filled; `colour` is null where it is not known. */
interface Paint {
  box: Box
  colour: Colour | null
  /** Whether nothing behind it is seen: it is a rectangle, and not transparent. */
  isOpaque: boolean
  /** Number of letters before it. */
  at: number
}

interface PlacedLetter extends DrawnLetter {
  box: Box
  mode: number
  colours: (Colour | null)[]
}

/**
 * A font: width of its unit and height of its letters as parts of its size, 0 where it is not known, and whether they
 * stand below one another.
 */
export interface PageFont {
  unit: number
  height: number
  isVertical: boolean
}

/** Edges, layers, fonts and pictures of a page, which its operators refer to. */
interface PageContext {
  /** Left, bottom, right and top edge of the page. */
  view: readonly number[]
  /** Returns whether a layer of the document is shown. */
  isLayerOn: (layer: unknown) => boolean
  fontOf: (name: string) => PageFont
  /** Returns whether nothing behind a picture is seen; undefined where pictures are not decoded. */
  isOpaque: ((picture: unknown) => boolean) | undefined
}

/**
 * Returns the letters that a page draws within its edges, and whether they are seen. Nobody sees those that are not
 * drawn, transparent, tiny, clipped, in a layer that is off, in the colour behind them, or behind a box or a picture.
 */
export function lettersOf(
  { fnArray, argsArray }: PageDrawing,
  ops: typeof PdfJs.OPS,
  context: PageContext,
): DrawnLetters {
  const page = new DrawnPage(ops, context)
  for (const [at, step] of fnArray.entries()) page.draw(step, argsOf(argsArray[at]))
  return page.end()
}

const argsOf = (args: unknown): readonly unknown[] => (Array.isArray(args) ? (args as unknown[]) : [])

class DrawnPage {
  private state: GraphicsState
  private readonly states: GraphicsState[] = []
  private text: Matrix = UNIT
  private line: Matrix = UNIT
  /** For each open stretch with a mark: whether it hides what is in it; and the number of those that do. */
  private readonly marks: boolean[] = []
  private hidingMarks = 0
  /** For each open group: whether it is a mask, in which no letters are drawn; and the number of masks. */
  private readonly groups: boolean[] = []
  private masks = 0
  private isClipping = false
  private readonly placed: PlacedLetter[] = []
  private clipping: PlacedLetter[] = []
  private readonly paints: Paint[] = []
  private readonly pictures: Paint[] = []
  private readonly steps: ReadonlyMap<number, (args: readonly unknown[]) => void>

  private readonly view: Box

  constructor(
    ops: typeof PdfJs.OPS,
    private readonly context: PageContext,
  ) {
    this.view = boxOf(context.view)
    this.state = { ...PLAIN_STATE, clip: this.view }
    this.steps = this.stepsBy(ops)
  }

  draw(step: number, args: readonly unknown[]): void {
    this.steps.get(step)?.(args)
  }

  private stepsBy(ops: typeof PdfJs.OPS): ReadonlyMap<number, (args: readonly unknown[]) => void> {
    const set = (name: keyof GraphicsState, factor = 1) => {
      return ([value]: readonly unknown[]) => void Object.assign(this.state, { [name]: Number(value) * factor })
    }
    const colour = (name: 'fill' | 'stroke') => {
      return ([hex]: readonly unknown[]) => void (this.state[name] = colourOfHex(String(hex)))
    }
    const picture = ([image]: readonly unknown[]) => this.addPicture(image)
    const mask = () => this.addPaint(common(placedBox(this.state.matrix, [0, 0, 1, 1]), this.state.clip), null, false)
    return new Map<number, (args: readonly unknown[]) => void>([
      [ops.save, () => this.save()],
      [ops.restore, () => this.restoreState()],
      [ops.transform, (args) => this.move(args)],
      [ops.setGState, ([states]) => this.setStates(argsOf(states))],
      [ops.setFillRGBColor, colour('fill')],
      [ops.setStrokeRGBColor, colour('stroke')],
      [ops.setFillColorN, () => void (this.state.fill = null)],
      [ops.setStrokeColorN, () => void (this.state.stroke = null)],
      [ops.clip, () => void (this.isClipping = true)],
      [ops.eoClip, () => void (this.isClipping = true)],
      [ops.constructPath, ([fn, path, edges]) => this.drawPath(Number(fn), path, edges)],
      [ops.shadingFill, () => this.addPaint(this.state.clip, null, false)],
      [ops.beginText, () => this.setLine(UNIT)],
      [ops.setFont, ([name, size]) => this.setFont(name, size)],
      [ops.setTextMatrix, (args) => this.setLine(matrixOf(args.length === 1 ? args[0] : args))],
      [ops.moveText, ([x, y]) => this.setLine(product(this.line, [1, 0, 0, 1, Number(x), Number(y)]))],
      [
        ops.setLeadingMoveText,
        ([x, y]) => {
          this.state.leading = Number(y)
          this.setLine(product(this.line, [1, 0, 0, 1, Number(x), Number(y)]))
        },
      ],
      [ops.nextLine, () => this.setLine(product(this.line, [1, 0, 0, 1, 0, this.state.leading]))],
      [ops.setLeading, set('leading', -1)],
      [ops.setCharSpacing, set('letterSpace')],
      [ops.setWordSpacing, set('wordSpace')],
      [ops.setHScale, set('widthScale', 0.01)],
      [ops.setTextRise, set('rise')],
      [ops.setLineWidth, set('lineWidth')],
      [ops.setTextRenderingMode, set('mode')],
      [ops.showText, ([glyphs]) => this.addLetters(argsOf(glyphs))],
      [ops.paintFormXObjectBegin, ([matrix, box]) => void (this.state.matrix = this.begin(matrix, box))],
      [ops.paintFormXObjectEnd, () => this.restoreState()],
      [ops.beginGroup, ([group]) => this.beginGroup(group as { matrix?: unknown; bbox?: unknown; smask?: unknown })],
      [
        ops.endGroup,
        () => {
          if (this.groups.pop() === true) this.masks -= 1
          this.restoreState()
        },
      ],
      [ops.beginMarkedContent, () => this.mark(false)],
      [ops.beginMarkedContentProps, ([tag, layer]) => this.mark(tag === 'OC' && !this.context.isLayerOn(layer))],
      [
        ops.endMarkedContent,
        () => {
          if (this.marks.pop() === true) this.hidingMarks -= 1
        },
      ],
      [ops.paintImageXObject, picture],
      [ops.paintInlineImageXObject, picture],
      [ops.paintImageMaskXObject, mask],
      [ops.paintImageXObjectRepeat, picture],
      [ops.paintImageMaskXObjectRepeat, mask],
      [ops.paintImageMaskXObjectGroup, mask],
      [ops.paintInlineImageXObjectGroup, picture],
      [ops.paintSolidColorImageMask, mask],
    ])
  }

  private save(): void {
    this.states.push({ ...this.state })
    Object.assign(this.state, { isEmpty: true, isMoved: false })
  }

  private restoreState(): void {
    // Where pictures are not decoded, pdf.js leaves a matrix without anything drawn in it.
    if (this.state.isEmpty && this.state.isMoved && this.context.isOpaque === undefined) this.addPicture(null)
    const { isEmpty } = this.state
    this.state = this.states.pop() ?? this.state
    this.state.isEmpty &&= isEmpty
    if (!this.state.isInLetters) this.clipping = []
  }

  private move(args: unknown): void {
    this.state.matrix = product(this.state.matrix, matrixOf(args))
    this.state.isMoved = true
  }

  /** Begins a part of the page with a matrix of its own. @returns the matrix of what is in it */
  private begin(matrix: unknown, box: unknown): Matrix {
    this.save()
    const inside = product(this.state.matrix, matrix ? matrixOf(matrix) : UNIT)
    if (box) this.state.clip = common(this.state.clip, placedBox(inside, boxOf(box as readonly number[])))
    return inside
  }

  private beginGroup({ matrix, bbox, smask }: { matrix?: unknown; bbox?: unknown; smask?: unknown }): void {
    this.begin(matrix, bbox)
    this.groups.push(Boolean(smask))
    if (smask) this.masks += 1
    const groupAlpha = this.state.groupAlpha * this.state.fillAlpha
    Object.assign(this.state, { groupAlpha, fillAlpha: 1, strokeAlpha: 1 })
  }

  private setStates(states: readonly unknown[]): void {
    for (const [name, value] of states as (readonly [string, unknown])[]) {
      if (name === 'ca') this.state.fillAlpha = Number(value)
      else if (name === 'CA') this.state.strokeAlpha = Number(value)
      else if (name === 'BM') this.state.isBlended = value !== 'source-over' && value !== 'Normal'
      else if (name === 'Font') this.setFont(...(value as [unknown, unknown]))
    }
  }

  private setFont(name: unknown, size: unknown): void {
    this.state.font = this.context.fontOf(String(name))
    this.state.size = Number(size)
  }

  private setLine(matrix: Matrix): void {
    this.line = matrix
    this.text = matrix
  }

  private drawPath(end: number, path: unknown, edges: unknown): void {
    const box = edges ? placedBox(this.state.matrix, boxOf(edges as readonly number[])) : NO_BOX
    const [, b, c] = this.state.matrix
    const isRectangle = edges !== null && b === 0 && c === 0 && hasCornersOnly(argsOf(path)[0], edges)
    if (FILLING.has(end)) this.addPaint(common(box, this.state.clip), this.state.fill, isRectangle)
    else if (STROKING.has(end)) {
      const by = (this.state.lineWidth * Math.hypot(this.state.matrix[2], this.state.matrix[3])) / 2
      const wide: Box = [box[0] - by, box[1] - by, box[2] + by, box[3] + by]
      this.addPaint(common(wide, this.state.clip), this.state.stroke, false)
    }
    if (this.isClipping) this.state.clip = common(this.state.clip, box)
    this.isClipping = false
  }

  private addPaint(box: Box, colour: Colour | null, isRectangle: boolean): void {
    const { fillAlpha, groupAlpha, isBlended, isInLetters } = this.state
    this.state.isEmpty = false
    const isOpaque = isRectangle && colour !== null && !isBlended && fillAlpha * groupAlpha >= MOST_ALPHA
    if (fillAlpha * groupAlpha >= LEAST_ALPHA) this.fillClippingLetters(colour)
    if (this.isOff() || isInLetters || fillAlpha * groupAlpha < LEAST_ALPHA || sizeOf(box) < LEAST_SIZE) return
    this.paints.push({ box, colour, isOpaque, at: this.placed.length })
  }

  private addPicture(image: unknown): void {
    const box = common(placedBox(this.state.matrix, [0, 0, 1, 1]), this.state.clip)
    const { isOpaque } = this.context
    this.state.isEmpty = false
    if (this.isOff() || sizeOf(box) < LEAST_SIZE) return
    this.fillClippingLetters(null)
    if (this.state.isInLetters) return
    const picture = { box, colour: null, isOpaque: isOpaque === undefined || isOpaque(image), at: this.placed.length }
    this.pictures.push(picture)
    this.paints.push(picture)
  }

  /** Letters that only clip are seen where something is drawn in them. */
  private fillClippingLetters(colour: Colour | null): void {
    for (const letter of this.clipping) Object.assign(letter, { mode: 0, colours: [colour] })
    this.clipping = []
  }

  private mark(isHiding: boolean): void {
    this.marks.push(isHiding)
    if (isHiding) this.hidingMarks += 1
  }

  private isOff(): boolean {
    return this.hidingMarks > 0 || this.masks > 0
  }

  private addLetters(glyphs: readonly unknown[]): void {
    const { size, font, letterSpace, wordSpace, widthScale } = this.state
    this.state.isEmpty = false
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.advance((-glyph / 1000) * size * widthScale)
        continue
      }
      const { unicode, width, isSpace } = glyph as { unicode: string; width: number; isSpace: boolean }
      const wide = width * font.unit * size
      if (this.masks === 0) this.addLetter(unicode, wide * widthScale)
      this.advance((wide + letterSpace + (isSpace ? wordSpace : 0)) * widthScale)
    }
  }

  private advance(by: number): void {
    if (!this.state.font.isVertical) this.text = product(this.text, [1, 0, 0, 1, by, 0])
  }

  private addLetter(unicode: string, width: number): void {
    const {
      matrix: around,
      rise,
      size,
      font,
      mode,
      clip,
      fill,
      stroke,
      fillAlpha,
      strokeAlpha,
      groupAlpha,
    } = this.state
    const matrix = product(around, this.text)
    const [x, y] = pointIn(matrix, 0, rise)
    const [left, bottom, right, top] = this.view
    // pdf.js leaves these out of the text too.
    if (!font.isVertical && (x + width < left || x > right || y < bottom || y > top)) return
    // Letters below one another are not placed here.
    const tall = font.height === 0 ? Math.abs(width) : Math.abs(size) * font.height
    const box = font.isVertical ? this.view : placedBox(matrix, [0, rise, Math.abs(width), rise + 0.6 * tall])
    const height = tall * Math.hypot(matrix[2], matrix[3])
    const isFilled = mode % 4 === 0 || mode % 4 === 2
    const isStroked = mode % 4 === 1 || mode % 4 === 2
    const isOpaque = (isFilled ? fillAlpha : 1) * (isStroked ? strokeAlpha : 1) * groupAlpha >= LEAST_ALPHA
    const sight = !this.isOff() && height >= LEAST_SIZE && isMostlyIn(box, clip) ? 'seen' : 'unseen'
    const colours = [...(isFilled ? [fill] : []), ...(isStroked ? [stroke] : [])]
    for (const sign of signsOf(unicode)) {
      // Some programs put the letters that they recognise over a picture without colour.
      const letter: PlacedLetter = { sign, sight, box, mode: isOpaque ? mode : INVISIBLE, colours }
      this.placed.push(letter)
      if (mode === CLIPPING) this.clipping.push(letter)
    }
    if (mode >= LEAST_CLIPPING) this.state.isInLetters = true
  }

  /** Returns the letters, with what lies behind them and over them. */
  end(): DrawnLetters {
    const isIn = (box: Box, all: readonly Paint[]) => all.some((paint) => isMostlyIn(box, paint.box))
    const sheets = this.pictures.filter(({ box }) => areaOf(box) > areaOf(this.view) / 2)
    let work = MOST_COMPARISONS
    let isUnsure = false
    for (const [at, letter] of this.placed.entries()) {
      if (letter.sight === 'unseen') continue
      work -= this.paints.length
      const over = this.paintOver(letter, at)
      const isSheet = over !== undefined && isIn(letter.box, sheets)
      const isMissed = letter.mode === INVISIBLE && !isIn(letter.box, this.pictures)
      const isHidden = over !== undefined && !isSheet && this.pictures.includes(over)
      isUnsure ||= this.context.isOpaque === undefined && (isMissed || isHidden)
      // A page with too many shapes for its letters is a drawing, or hides something.
      if (work < 0) letter.sight = 'unseen'
      else if (letter.mode === INVISIBLE) letter.sight = isIn(letter.box, this.pictures) ? 'recognised' : 'unseen'
      else if (letter.mode === CLIPPING) letter.sight = 'unseen'
      else if (over !== undefined) letter.sight = isSheet ? 'recognised' : 'unseen'
      else if (this.isInColourBehind(letter, at)) letter.sight = 'unseen'
    }
    return { letters: this.placed, isUnsure }
  }

  private paintOver({ box }: PlacedLetter, index: number): Paint | undefined {
    return this.paints.findLast(({ box: over, isOpaque, at }) => isOpaque && at > index && isMostlyIn(box, over))
  }

  private isInColourBehind({ box, colours }: PlacedLetter, index: number): boolean {
    const isLike = (behind: Colour | null) => colours.every((colour) => areAlike(colour, behind))
    for (let number = this.paints.length - 1; number >= 0; number -= 1) {
      const paint = this.paints[number]
      if (!paint || paint.at > index || !isMostlyIn(box, paint.box)) continue
      if (!isLike(paint.colour)) return false
      if (paint.isOpaque) return true
    }
    return isLike(WHITE)
  }
}

const UNIT: Matrix = [1, 0, 0, 1, 0, 0]
const PLAIN_FONT: PageFont = { unit: 0.001, height: 1, isVertical: false }
const NO_BOX: Box = [0, 0, 0, 0]
const BLACK: Colour = [0, 0, 0]
const WHITE: Colour = [255, 255, 255]
const PLAIN_STATE: GraphicsState = {
  matrix: UNIT,
  clip: NO_BOX,
  fill: BLACK,
  stroke: BLACK,
  fillAlpha: 1,
  strokeAlpha: 1,
  groupAlpha: 1,
  isBlended: false,
  font: PLAIN_FONT,
  isInLetters: false,
  isEmpty: true,
  isMoved: false,
  size: 0,
  letterSpace: 0,
  wordSpace: 0,
  widthScale: 1,
  rise: 0,
  leading: 0,
  mode: 0,
  lineWidth: 1,
}
/** Ways of drawing letters: neither filled nor outlined; from 4 on they clip what follows, by 7 they do nothing else. */
const INVISIBLE = 3
const LEAST_CLIPPING = 4
const CLIPPING = 7
/** Numbers of pdf.js for the ends of a path that fill it, and for those that only draw its line. */
const FILLING: ReadonlySet<number> = new Set([22, 23, 24, 25, 26, 27])
const STROKING: ReadonlySet<number> = new Set([20, 21])
/** Opacity below which nothing is seen, and from which nothing is seen behind it. */
const LEAST_ALPHA = 0.1
const MOST_ALPHA = 0.9
/** Least height of letters, and of what may hide them, in points. */
const LEAST_SIZE = 2
/** Comparisons of letters with shapes on one page. */
const MOST_COMPARISONS = 60_000_000

/** Returns the plain signs of a glyph, without blanks. */
export function signsOf(text: string): string[] {
  return [...text.normalize('NFKD').replace(/[\s\p{Cf}\p{Cc}]/gu, '')]
}

function matrixOf(values: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values as ArrayLike<number> & Iterable<number>
  return [a, b, c, d, e, f]
}

function boxOf([left = 0, bottom = 0, right = 0, top = 0]: Iterable<number> & ArrayLike<number>): Box {
  return [Math.min(left, right), Math.min(bottom, top), Math.max(left, right), Math.max(bottom, top)]
}

function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function pointIn([a, b, c, d, e, f]: Matrix, x: number, y: number): [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

function placedBox(matrix: Matrix, [left, bottom, right, top]: Box): Box {
  const [x1, y1] = pointIn(matrix, left, bottom)
  const [x2, y2] = pointIn(matrix, right, top)
  const [x3, y3] = pointIn(matrix, left, top)
  const [x4, y4] = pointIn(matrix, right, bottom)
  return [Math.min(x1, x2, x3, x4), Math.min(y1, y2, y3, y4), Math.max(x1, x2, x3, x4), Math.max(y1, y2, y3, y4)]
}

function common(box: Box, other: Box): Box {
  const left = Math.max(box[0], other[0])
  const bottom = Math.max(box[1], other[1])
  return [left, bottom, Math.max(left, Math.min(box[2], other[2])), Math.max(bottom, Math.min(box[3], other[3]))]
}

const areaOf = ([left, bottom, right, top]: Box): number => (right - left) * (top - bottom)
const sizeOf = ([left, bottom, right, top]: Box): number => Math.min(right - left, top - bottom)

/** Returns whether more than half of a box is in another one; of a box without width, its middle. */
function isMostlyIn(box: Box, other: Box): boolean {
  const area = areaOf(box)
  if (area > 0) return areaOf(common(box, other)) > area / 2
  const x = (box[0] + box[2]) / 2
  const y = (box[1] + box[3]) / 2
  return x >= other[0] && x <= other[2] && y >= other[1] && y <= other[3]
}

/** Returns whether a path goes from corner to corner of its box only. Its values are those of pdf.js: moves and lines are 0 and 1. */
function hasCornersOnly(path: unknown, edges: unknown): boolean {
  if (!(path instanceof Float32Array) || path.length > MOST_OF_RECTANGLE) return false
  const [left, bottom, right, top] = boxOf(edges as readonly number[])
  for (let at = 0; at < path.length;) {
    const step = path[at] ?? -1
    if (step > 1 && step !== CLOSING) return false
    const x = path[at + 1] ?? NaN
    const y = path[at + 2] ?? NaN
    if (step <= 1 && ((x !== left && x !== right) || (y !== bottom && y !== top))) return false
    at += step === CLOSING ? 1 : 3
  }
  return true
}
const CLOSING = 4
const MOST_OF_RECTANGLE = 20
