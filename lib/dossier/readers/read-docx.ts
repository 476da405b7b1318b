import type { ParsedDocument, Purpose } from './block'
import { BlockList } from './block-list'
import { styleKinds } from './docx-styles'
import { readDocxText } from './docx-text'
import { parseMarkup } from './parse-markup'
import { UnreadableDocument } from './unreadable'
import { unzipParts } from './unzip-parts'

/**
 * Reads the blocks of a Word document: headings, paragraphs, list items, table rows, text boxes, and footnotes at end,
 * with links and, for a report, footnote marks. Page headers and footers are left out. Throws `UnreadableDocument`.
 */
export function docxBlocks(bytes: Uint8Array, purpose: Purpose): ParsedDocument {
  const parts = unzipParts(bytes, (path) =>
    /^(?:word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels|docProps\/core\.xml|_rels\/\.rels)$/.test(path),
  )
  const text = (path: string) => textOf(parts[path])
  const main = relationsOf(text('_rels/.rels')).find(({ type }) => type.endsWith('/officeDocument'))
  const path = main?.target.replace(/^\//, '') ?? 'word/document.xml'
  const body = text(path)
  if (body === '') throw new UnreadableDocument('not-supported')
  // The last element of the file is missing when the file was cut off.
  if (!/<\/w:document>\s*$/.test(body)) throw new UnreadableDocument('broken')
  const list = new BlockList()
  const styles = styleKinds(text('word/styles.xml'))
  const read = (part: string) => {
    const relations = relationsOf(text(part.replace(/([^/]+)$/, '_rels/$1.rels')))
    const addresses = new Map(relations.map(({ id, target }) => [id, target]))
    return readDocxText(text(part), styles, list, addresses, purpose)
  }
  const heading = read(path)
  for (const notes of ['word/footnotes.xml', 'word/endnotes.xml']) read(notes)
  const title = heading ?? titleOf(text('docProps/core.xml')) ?? undefined
  return { blocks: list.blocks, title, references: new Map() }
}

function textOf(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return ''
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  return new TextDecoder(label).decode(bytes)
}

/** Reads the relations of a part of the file: to the main part, whose name differs by program, and to links. */
function relationsOf(xml: string): { id: string; type: string; target: string }[] {
  const relations: { id: string; type: string; target: string }[] = []
  const open = (name: string, { Id = '', Type = '', Target = '' }): void => {
    if (name === 'Relationship') relations.push({ id: Id, type: Type, target: Target })
  }
  parseMarkup(xml, { open }, { xmlMode: true })
  return relations
}

function titleOf(properties: string): string | null {
  let isTitle = false
  let title = ''
  const open = (name: string): void => void (isTitle = name === 'dc:title')
  const close = (): void => void (isTitle = false)
  const text = (words: string): void => void (title += isTitle ? words : '')
  parseMarkup(properties, { open, close, text }, { xmlMode: true })
  return title.replace(/\s+/g, ' ').trim() || null
}
