import { BlockList, readableOf } from './block-list'
import { styleKinds } from './docx-styles'
import { readDocxText } from './docx-text'
import { parseMarkup } from './parse-markup'
import type { OwnDocument } from './readable'
import { UnreadableDocument } from './unreadable'
import { unzipParts } from './unzip-parts'

/**
 * Reads a Word document: headings, paragraphs, list items, table cells, text boxes, and footnotes at the end. Headers and
 * footers of pages are left out. Throws `UnreadableDocument`.
 */
export function readDocx(bytes: Uint8Array): OwnDocument {
  const parts = unzipParts(bytes, (path) => /^(?:word\/[^/]+\.xml|docProps\/core\.xml|_rels\/\.rels)$/.test(path))
  const main = mainPart(textOf(parts['_rels/.rels']))
  const body = textOf(parts[main])
  if (body === '') throw new UnreadableDocument('not-supported')
  // The last element of the file is missing when the file was cut off.
  if (!/<\/w:document>\s*$/.test(body)) throw new UnreadableDocument('broken')
  const list = new BlockList()
  const styles = styleKinds(textOf(parts['word/styles.xml']))
  const heading = readDocxText(body, styles, list)
  for (const notes of ['word/footnotes.xml', 'word/endnotes.xml']) readDocxText(textOf(parts[notes]), styles, list)
  return { title: heading ?? titleOf(textOf(parts['docProps/core.xml'])), readable: readableOf(list.blocks) }
}

function textOf(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return ''
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  return new TextDecoder(label).decode(bytes)
}

/** The part that holds the text; it has another name in files of some programs. */
function mainPart(relations: string): string {
  let target = 'word/document.xml'
  const open = (name: string, { Type = '', Target = '' }): void => {
    if (name === 'Relationship' && Type.endsWith('/officeDocument')) target = Target.replace(/^\//, '')
  }
  parseMarkup(relations, { open }, { xmlMode: true })
  return target
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
