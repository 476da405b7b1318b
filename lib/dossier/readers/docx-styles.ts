import type { DocBlock } from './block'
import { parseWordPart } from './parse-markup'

/** The styles of a .docx file, by style id: those of paragraphs that are not body text, and those of raised, hidden or struck text. */
export interface WordStyles {
  paragraphs: ReadonlyMap<string, StyleKind>
  runs: ReadonlyMap<string, RunStyle>
}

/** `isContents`: an entry of a table of contents, which repeats a heading. */
export type StyleKind = Pick<DocBlock, 'kind' | 'role' | 'level'> & { isTitle?: true; isContents?: true }

interface RunStyle {
  isRaised: boolean
  /** Names of the switches that hide it, such as `w:strike`. */
  hiddenBy: ReadonlySet<string>
}

/** Switches whose text is not read: it is hidden or struck out. */
export const HIDING_SWITCHES: ReadonlySet<string> = new Set(['w:vanish', 'w:webHidden', 'w:strike', 'w:dstrike'])

/** Least height in half points by which text is raised as a mark; less is a matter of layout. */
const LEAST_RAISE = 3

/** Returns whether a position, in half points, is so far above another that its text is a raised mark. */
export function isRaisedAbove(position: number, base: number): boolean {
  return position - base >= LEAST_RAISE
}

/** Returns the value of a `w:position` in half points, which may have a unit. */
export function halfPointsOf(value: string): number {
  return (parseFloat(value) || 0) * (value.endsWith('pt') ? 2 : 1)
}

interface Style {
  isRaised: boolean
  hiddenBy: Set<string>
  type: string
  name: string
  basedOn: string | null
  /** Level of the outline, from 1; null for body text. */
  outline: number | null
}

/** Reads `word/styles.xml`. Built-in styles have the same English names in every language of Word. */
export function wordStyles(xml: string): WordStyles {
  const styles = new Map<string, Style>()
  let style: Style | null = null
  const open = (name: string, attributes: Record<string, string>): void => {
    const value = attributes['w:val'] ?? ''
    if (name === 'w:style') {
      const type = attributes['w:type'] ?? ''
      style = { type, name: '', basedOn: null, outline: null, isRaised: false, hiddenBy: new Set() }
      styles.set(attributes['w:styleId'] ?? '', style)
    }
    if (style === null) return
    if (name === 'w:name') style.name = value
    if (name === 'w:basedOn') style.basedOn = value
    if (name === 'w:outlineLvl' && Number(value) < 9) style.outline = Number(value) + 1
    if (name === 'w:vertAlign') style.isRaised = value === 'superscript'
    if (name === 'w:position') style.isRaised = isRaisedAbove(halfPointsOf(value), 0)
    if (HIDING_SWITCHES.has(name) && isSwitchOn(value)) style.hiddenBy.add(name)
  }
  const close = (name: string): void => {
    if (name === 'w:style') style = null
  }
  parseWordPart(xml, { open, close })
  const paragraphs = new Map<string, StyleKind>()
  const runs = new Map<string, RunStyle>()
  for (const [id, { type }] of styles) {
    const line = styleWithBases(id, styles)
    const kind = type === 'paragraph' ? kindOfStyle(line) : null
    if (kind !== null) paragraphs.set(id, kind)
    const isRaised = line.some((one) => one.isRaised)
    const hiddenBy = new Set(line.flatMap((one) => [...one.hiddenBy]))
    if (type === 'character' && (isRaised || hiddenBy.size > 0)) runs.set(id, { isRaised, hiddenBy })
  }
  return { paragraphs, runs }
}

/** Returns whether a switch such as `<w:vanish w:val="0"/>` is on; without a value it is. */
export function isSwitchOn(value = ''): boolean {
  return !/^(?:0|false|off)$/.test(value)
}

/** Returns a style and those that it is based on; at most 20, since a damaged file may have a circle of them. */
function styleWithBases(id: string, styles: ReadonlyMap<string, Style>): Style[] {
  const line: Style[] = []
  let style = styles.get(id)
  while (style && line.length < 20) {
    line.push(style)
    style = style.basedOn === null ? undefined : styles.get(style.basedOn)
  }
  return line
}

/** Returns the kind of a style; a style of the author's own has the kind of the style that it is based on. */
function kindOfStyle(line: readonly Style[]): StyleKind | null {
  for (const style of line) {
    const name = style.name.toLowerCase()
    if (name === 'title') return { kind: 'heading', level: 1, isTitle: true }
    if (/^(?:toc \d|table of (?:figures|authorities)$)/.test(name)) return { kind: 'text', isContents: true }
    if (style.outline !== null || /^(?:heading \d|subtitle|toc heading)$/.test(name))
      return { kind: 'heading', level: Number(/\d/.exec(name)?.[0] ?? style.outline ?? 2) }
    if (/^list(?: |$)/.test(name)) return { kind: 'item' }
    if (/^(?:intense )?quote$|^block text$/.test(name)) return { kind: 'text', role: 'quote' }
    if (name === 'caption') return { kind: 'text', role: 'caption' }
  }
  return null
}

/**
 * Returns the sign for a character of a symbol font, which Word writes in private use (U+F020 to U+F0FF); a blank for a
 * picture, so that the words around it stay apart. Any other character stays.
 */
export function symbolFontCharacter(code: number, font = 'Symbol'): string {
  const isPrivate = code >= 0xf020 && code <= 0xf0ff
  if (font !== 'Symbol')
    return isPrivate || !(code > 0x1f && code < 0xd800) || /dings/i.test(font) ? ' ' : String.fromCharCode(code)
  const own = isPrivate ? code - 0xf000 : code
  return SYMBOL_FONT_SIGNS.get(own) ?? (own > 0x1f && own < 0x40 ? String.fromCharCode(own) : ' ')
}

export function withSymbolCharacters(text: string): string {
  return text.replace(/[\uF020-\uF0FF]/g, (sign) => symbolFontCharacter(sign.charCodeAt(0)))
}

/** Signs of the font Symbol that can be part of a value, by code. */
const SYMBOL_FONT_SIGNS = new Map(
  Array.from('-−mμpπ¢′£≤®→°°±±²″³≥´×·•¸÷¹≠»≈×·'.matchAll(/(.)(.)/g), ([, code = '', sign]) => [
    code.charCodeAt(0),
    sign,
  ]),
)
