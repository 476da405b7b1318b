import type { DocBlock } from './block'
import { isSwitchOn, type Look, propertyOf } from './docx-looks'
import { parseWordPart } from './parse-markup'

/** The styles of a .docx file, by style id, each with what it has from the styles that it is based on. */
export interface WordStyles {
  /** Kinds of paragraphs that are not body text. */
  kinds: ReadonlyMap<string, StyleKind>
  looks: ReadonlyMap<string, Look>
  /** Look of text without any style. */
  defaults: Look
  /** The style of paragraphs that name none. */
  usual: Look
  /** Styles of tables that colour some of their cells. */
  colouredTables: ReadonlySet<string>
}

/** `isContents`: an entry of a table of contents, which repeats a heading. */
export type StyleKind = Pick<DocBlock, 'kind' | 'role' | 'level'> & { isTitle?: true; isContents?: true }

interface Style {
  type: string
  name: string
  isUsual: boolean
  basedOn: string | null
  /** Level of the outline, from 1; null for body text. */
  outline: number | null
  look: Map<string, string>
  isColoured: boolean
}

/** Reads `word/styles.xml`. Built-in styles have the same English names in every language of Word. */
export function wordStyles(xml: string): WordStyles {
  const styles = new Map<string, Style>()
  const defaults = new Map<string, string>()
  const path: string[] = []
  /** Depth of an element whose properties are of no text of the style itself. */
  let skippedFrom: number | null = null
  let style: Style | null = null
  const open = (name: string, attributes: Record<string, string>): void => {
    const value = attributes['w:val'] ?? ''
    path.push(name)
    if (name === 'w:style') {
      const type = attributes['w:type'] ?? ''
      const isUsual = type === 'paragraph' && isSwitchOn(attributes['w:default'] ?? '0')
      style = { type, name: '', isUsual, basedOn: null, outline: null, look: new Map(), isColoured: false }
      styles.set(attributes['w:styleId'] ?? '', style)
    }
    if (style !== null && name === 'w:shd') style.isColoured = true
    if (name === 'w:tblStylePr' || name.endsWith('Change') || (name === 'w:rPr' && path.at(-2) === 'w:pPr'))
      skippedFrom ??= path.length
    if (skippedFrom !== null) return
    const property = propertyOf(path.at(-2), name, attributes)
    if (property !== null) (style?.look ?? defaults).set(...property)
    if (style === null) return
    if (name === 'w:name') style.name = value
    if (name === 'w:basedOn') style.basedOn = value
    if (name === 'w:outlineLvl' && Number(value) < 9) style.outline = Number(value) + 1
  }
  const close = (name: string): void => {
    if (skippedFrom === path.length) skippedFrom = null
    path.pop()
    if (name === 'w:style') style = null
  }
  parseWordPart(xml, { open, close })
  const kinds = new Map<string, StyleKind>()
  const looks = new Map<string, Look>()
  const colouredTables = new Set<string>()
  let usual: Look = new Map()
  for (const [id, { type, isUsual }] of styles) {
    const line = styleWithBases(id, styles)
    const kind = type === 'paragraph' ? kindOfStyle(line) : null
    if (kind !== null) kinds.set(id, kind)
    const look = new Map(line.toReversed().flatMap((style) => [...style.look]))
    if (look.size > 0) looks.set(id, look)
    if (isUsual) usual = look
    if (type === 'table' && line.some((style) => style.isColoured)) colouredTables.add(id)
  }
  return { kinds, looks, defaults, usual, colouredTables }
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
