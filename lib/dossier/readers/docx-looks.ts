import { areAlike, colourOfHex } from './letter-colours'

/** Properties of a Word text that decide whether its letters are seen, by the names of the element and of its parent. */
export type Look = ReadonlyMap<string, string>

type Attributes = Record<string, string>

/** Returns whether a switch such as `<w:vanish w:val="0"/>` is on; without a value it is. */
export function isSwitchOn(value = ''): boolean {
  return !/^(?:0|false|off)$/.test(value)
}

/** Returns a property that belongs to a look, by name; null for any other element. */
export function propertyOf(
  parent: string | undefined,
  name: string,
  attributes: Attributes,
): [name: string, value: string] | null {
  const key = `${parent} ${name}`
  const value = PROPERTIES.get(key)?.(attributes)
  return value === undefined ? null : [key, value]
}

const valueIn = ({ 'w:val': value }: Attributes) => value
const switchIn = ({ 'w:val': value }: Attributes) => (isSwitchOn(value) ? 'on' : 'off')

/** Switches whose text is not read: it is hidden or struck out. */
const HIDING_SWITCHES = ['w:rPr w:vanish', 'w:rPr w:webHidden', 'w:rPr w:strike', 'w:rPr w:dstrike']

const PROPERTIES = new Map<string, (attributes: Attributes) => string | undefined>([
  ...HIDING_SWITCHES.map((name) => [name, switchIn] as const),
  ['w:rPr w:vertAlign', valueIn],
  ['w:rPr w:position', valueIn],
  ['w:rPr w:sz', valueIn],
  ['w:rPr w:w', valueIn],
  ['w:rPr w:highlight', valueIn],
  ['w:rPr w:color', colourIn],
  ['w:rPr w:shd', shadeIn],
  ['w:pPr w:shd', shadeIn],
  ['w:pPr w:spacing', exactLineIn],
  [
    'w:pPr w:framePr',
    ({ 'w:x': x = '0', 'w:y': y = '0' }) => (Math.max(Math.abs(+x), Math.abs(+y)) > FAR ? 'far' : ''),
  ],
  ['w14:textFill w14:noFill', () => 'none'],
  ['w14:srgbClr w14:alpha', ({ 'w14:val': alpha }) => alpha],
  ['w14:schemeClr w14:alpha', ({ 'w14:val': alpha }) => alpha],
])

/** A theme's colour goes before the written one, which older programs show. */
function colourIn({
  'w:val': value,
  'w:themeColor': theme = '',
  'w:themeShade': shade,
}: Attributes): string | undefined {
  return shade === undefined && /^(?:background|light)1$/.test(theme) ? WHITE : value
}

/** Returns the colour of a shading; `auto` for none, and nothing readable for a pattern. */
export function shadeIn({
  'w:val': pattern = 'clear',
  'w:color': lines = 'auto',
  'w:fill': fill = 'auto',
}: Attributes): string {
  if (pattern === 'solid') return lines
  return pattern === 'clear' || pattern === 'nil' || lines === 'auto' ? fill : 'pattern'
}

/** Returns the height of lines in twentieths of a point, where it does not grow with the letters. */
function exactLineIn({ 'w:line': line, 'w:lineRule': rule }: Attributes): string | undefined {
  return line === undefined || rule === 'exact' ? line : '240'
}

/**
 * Returns whether nobody sees letters: they are hidden or struck, too small or flat, far away, without colour, or in the
 * colour of what is behind them.
 *
 * @param behind colour of the page or cell, six digits; anything else is not known
 */
export function isUnseen(valueOf: (name: string) => string | undefined, behind: string): boolean {
  if (HIDING_SWITCHES.some((name) => valueOf(name) === 'on')) return true
  if (halfPointsOf(valueOf('w:rPr w:sz') ?? '22') < LEAST_SIZE) return true
  if (parseFloat(valueOf('w:rPr w:w') ?? '100') < LEAST_WIDTH) return true
  if (Math.abs(halfPointsOf(valueOf('w:rPr w:position') ?? '0')) > MOST_SHIFT) return true
  if (Number(valueOf('w:pPr w:spacing') ?? '240') < LEAST_LINE || valueOf('w:pPr w:framePr') === 'far') return true
  const alpha = valueOf('w14:srgbClr w14:alpha') ?? valueOf('w14:schemeClr w14:alpha') ?? '0'
  if (valueOf('w14:textFill w14:noFill') === 'none' || Number(alpha) > MOST_TRANSPARENT) return true
  const highlight = HIGHLIGHTS[valueOf('w:rPr w:highlight') ?? '']
  const shades = [highlight, valueOf('w:rPr w:shd'), valueOf('w:pPr w:shd')]
  const ground = shades.find((shade) => shade !== undefined && shade !== 'auto') ?? behind
  return areAlike(colourOfHex(valueOf('w:rPr w:color') ?? ''), colourOfHex(ground))
}

export const WHITE = 'FFFFFF'
/** Least size of letters in half points; smaller ones look like a line. */
const LEAST_SIZE = 4
/** Least width of letters in per cent of the usual one. */
const LEAST_WIDTH = 10
/** Greatest distance from the line in half points: more is on another part of the page, or beside it. */
const MOST_SHIFT = 400
/** Least height of a line, or of a row, in twentieths of a point. */
export const LEAST_LINE = 40
/** Distance in twentieths of a point that no page has. */
const FAR = 30_000
/** Greatest transparency of letters, in thousandths of a per cent. */
const MOST_TRANSPARENT = 90_000

const HIGHLIGHTS: Partial<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGray: '808080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  green: '00FF00',
  lightGray: 'C0C0C0',
  magenta: 'FF00FF',
  red: 'FF0000',
  white: WHITE,
  yellow: 'FFFF00',
}

/** Returns a measure in half points, which it is in without a unit. */
export function halfPointsOf(value: string): number {
  const [, unit = ''] = /([a-z]{2})$/.exec(value) ?? []
  return (parseFloat(value) || 0) * (HALF_POINTS[unit] ?? 1)
}
const HALF_POINTS: Partial<Record<string, number>> = { pt: 2, mm: 5.67, cm: 56.7, in: 144, pc: 24, pi: 24 }

/** Returns whether a position, in half points, is so far above another that its text is a raised mark. */
export function isRaisedAbove(position: number, base: number): boolean {
  return position - base >= LEAST_RAISE
}

/** Least height in half points by which text is raised as a mark; less is a matter of layout. */
const LEAST_RAISE = 3
