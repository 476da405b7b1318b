import type { DocBlock } from './block'
import { parseMarkup } from './parse-markup'

/** The kind of block for each paragraph style of a .docx file, by style id. Styles of body text are not listed. */
export type StyleKinds = ReadonlyMap<string, StyleKind>

export type StyleKind = Pick<DocBlock, 'kind' | 'role' | 'level'> & { isTitle?: true }

interface Style {
  name: string
  basedOn: string | null
  /** Level of the outline, from 1; null for body text. */
  outline: number | null
}

/** Reads `word/styles.xml`. Built-in styles have the same English names in every language of Word. */
export function styleKinds(xml: string): StyleKinds {
  const styles = new Map<string, Style>()
  let style: Style | null = null
  const open = (name: string, attributes: Record<string, string>): void => {
    if (name === 'w:style' && attributes['w:type'] === 'paragraph')
      styles.set(attributes['w:styleId'] ?? '', (style = { name: '', basedOn: null, outline: null }))
    if (style === null) return
    if (name === 'w:name') style.name = attributes['w:val'] ?? ''
    if (name === 'w:basedOn') style.basedOn = attributes['w:val'] ?? null
    if (name === 'w:outlineLvl' && Number(attributes['w:val']) < 9) style.outline = Number(attributes['w:val']) + 1
  }
  const close = (name: string): void => {
    if (name === 'w:style') style = null
  }
  parseMarkup(xml, { open, close }, { xmlMode: true })
  const kinds = new Map<string, StyleKind>()
  for (const id of styles.keys()) {
    const kind = kindOf(id, styles)
    if (kind !== null) kinds.set(id, kind)
  }
  return kinds
}

/** Returns the kind of a style; a style of the author's own has the kind of the style that it is based on. */
function kindOf(id: string, styles: ReadonlyMap<string, Style>): StyleKind | null {
  // At most 20 steps: a damaged file may have styles that are based on each other.
  let style = styles.get(id)
  for (let step = 0; style && step < 20; step++) {
    const name = style.name.toLowerCase()
    if (name === 'title') return { kind: 'heading', level: 1, isTitle: true }
    if (style.outline !== null || /^(?:heading \d|subtitle|toc heading)$/.test(name))
      return { kind: 'heading', level: Number(/\d/.exec(name)?.[0] ?? style.outline ?? 2) }
    if (/^list(?: |$)/.test(name)) return { kind: 'item' }
    if (/^(?:intense )?quote$|^block text$/.test(name)) return { kind: 'text', role: 'quote' }
    if (name === 'caption') return { kind: 'text', role: 'caption' }
    style = style.basedOn === null ? undefined : styles.get(style.basedOn)
  }
  return null
}
