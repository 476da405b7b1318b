import { collapseSpaces } from '@/lib/text/fold-words'
import { type ParsedDocument, type ReadingPurpose, BlockList } from './block'
import { wordStyles } from './docx-styles'
import { readDocxText } from './docx-text'
import { parseMarkup } from './parse-markup'
import { UnreadableDocument, DOCUMENT_LIMITS } from './unreadable'
import { unzipSync } from 'fflate'

/**
 * Reads the blocks of a Word document: headings, paragraphs, list items, table rows, text boxes, and footnotes at end,
 * with links and, for a report, footnote marks. Page headers and footers are left out. Throws `UnreadableDocument`.
 */
export function docxBlocks(bytes: Uint8Array, purpose: ReadingPurpose): ParsedDocument {
  const parts = unzipParts(bytes, (path) =>
    /^(?:word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels|docProps\/core\.xml|_rels\/\.rels)$/.test(path),
  )
  const text = (path: string) => textOf(parts[path])
  const main = relationsOf(text('_rels/.rels')).find(({ type }) => type.endsWith('/officeDocument'))
  const path = main?.target.replace(/^\//, '') ?? 'word/document.xml'
  const body = text(path)
  if (body === '') throw new UnreadableDocument('not-supported')
  // The last element of the file is missing when the file was cut off.
  if (!/<\/(?:[\w.-]+:)?document>\s*$/.test(body)) throw new UnreadableDocument('broken')
  const list = new BlockList()
  const styles = wordStyles(text('word/styles.xml'))
  const isPageColoured = /<w:displayBackgroundShape(?! w:val="(?:0|false|off)")/.test(text('word/settings.xml'))
  const read = (part: string) => {
    const relations = relationsOf(text(part.replace(/([^/]+)$/, '_rels/$1.rels')))
    const addresses = new Map(relations.map(({ id, target }) => [id, target]))
    return readDocxText(text(part), list, { styles, addresses, isPageColoured, purpose })
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

interface Relation {
  id: string
  type: string
  target: string
}

/** Reads the relations of a part of the file: to the main part, whose name differs by program, and to links. */
function relationsOf(xml: string): Relation[] {
  const relations: Relation[] = []
  const open = (name: string, { Id = '', Type = '', Target = '' }): void => {
    if (/^(?:\w+:)?Relationship$/.test(name)) relations.push({ id: Id, type: Type, target: Target })
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
  return collapseSpaces(title) || null
}

/**
 * Unpacks the wanted files of a zip. fflate never unpacks more than the size that the zip declares for a file, so that
 * checking the declared sizes limits the memory. Throws `UnreadableDocument` with `broken` or `too-large`.
 *
 * @param most bytes that the wanted files may have together
 * @returns bytes by path
 */
export function unzipParts(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
  most: number = DOCUMENT_LIMITS.part,
): Record<string, Uint8Array> {
  let all = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false
        all += originalSize
        if (all > most) throw new UnreadableDocument('too-large')
        return true
      },
    })
  } catch (error) {
    throw error instanceof UnreadableDocument ? error : new UnreadableDocument('broken')
  }
}

/** Returns whether a zip is a Word document; false for a damaged zip. */
export function isWordFile(bytes: Uint8Array): boolean {
  const names = new Set<string>()
  try {
    unzipParts(bytes, (path) => {
      names.add(path)
      return false
    })
  } catch {
    return false
  }
  return names.has('[Content_Types].xml') && [...names].some((name) => name.startsWith('word/'))
}
