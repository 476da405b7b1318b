import type { Document } from './block'
import { BlockList, readableOf } from './block-list'
import { styleKinds } from './docx-styles'
import { readDocxText } from './docx-text'
import { parseMarkup } from './parse-markup'
import type { OwnDocument } from './readable'
import { reportOf } from './report-blocks'
import { UnreadableDocument } from './unreadable'
import { unzipParts } from './unzip-parts'

/**
 * Reads a Word document: headings, paragraphs, list items, table cells, text boxes, and footnotes at the end. Headers and
 * footers of pages are left out. Throws `UnreadableDocument`.
 */
export function readDocx(bytes: Uint8Array): OwnDocument {
  const { title, list } = readParts(bytes, false)
  return { title, readable: readableOf(list.blocks) }
}

/** Blocks of a report, with its links and the marks of its footnotes. */
export function docxBlocks(bytes: Uint8Array): Document {
  const { title, list } = readParts(bytes, true)
  return reportOf(list.blocks, title)
}

function readParts(bytes: Uint8Array, isReport: boolean): { title: string | null; list: BlockList } {
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
    return readDocxText(
      text(part),
      styles,
      list,
      isReport ? new Map(relations.map(({ id, target }) => [id, target])) : undefined,
    )
  }
  const heading = read(path)
  for (const notes of ['word/footnotes.xml', 'word/endnotes.xml']) read(notes)
  return { title: heading ?? titleOf(text('docProps/core.xml')), list }
}

function textOf(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return ''
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  return new TextDecoder(label).decode(bytes)
}

/** References of a part of the file: to the main part, whose name differs by program, and to links. */
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
