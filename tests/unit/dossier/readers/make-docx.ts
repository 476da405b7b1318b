import { strToU8, zipSync } from 'fflate'
import { wordStyles } from '@/lib/dossier/readers/docx-styles'
import type { readDocxText } from '@/lib/dossier/readers/docx-text'

const STYLES = `<w:styles xmlns:w="w">
  <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
  <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My heading"/><w:basedOn w:val="berschrift1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>
</w:styles>`

/** A small .docx file around the XML of its paragraphs. `parts` adds files or replaces them. */
export function makeDocx(body: string, parts: Record<string, string> = {}): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels':
      '<Relationships><Relationship Type="http://x/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': STYLES,
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))
}

/** Returns the XML of one paragraph of a .docx file. */
export function paragraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${properties}${run(text)}</w:p>`
}

export function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A part of a .docx file without styles and links. */
export const WORD_CONTEXT: Parameters<typeof readDocxText>[2] = {
  styles: wordStyles(''),
  addresses: new Map(),
  isPageColoured: false,
  purpose: 'article',
}
