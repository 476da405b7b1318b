import type { Document, Purpose } from './block'
import { BlockList } from './block-list'
import { linesOfPage, type PdfLine, type PdfPiece } from './pdf-lines'
import { openPdf, type Pdf } from './open-pdf'
import { addParagraphs } from './pdf-paragraphs'
import { LIMITS, UnreadableDocument } from './unreadable'

/**
 * Blocks of the text layer of a PDF, for a report with the marks of its footnotes. Nothing is drawn, no script of the file runs, nothing
 * is fetched. Throws `UnreadableDocument`.
 *
 * @param onProgress is called with the share of pages that are read, 0 to 1
 */
export async function pdfBlocks(
  bytes: Uint8Array,
  purpose: Purpose,
  onProgress: (share: number) => void = () => undefined,
): Promise<Document> {
  const pdf = await openPdf(bytes)
  try {
    if (pdf.pages > LIMITS.pages) throw new UnreadableDocument('too-many-pages')
    const pages: PdfLine[][] = []
    let letters = 0
    for (let page = 1; page <= pdf.pages; page++) {
      const lines = linesOfPage(await piecesOf(pdf, page), page, purpose)
      for (const { text } of lines) letters += text.length
      if (letters > LIMITS.letters) throw new UnreadableDocument('too-long')
      pages.push(lines)
      onProgress(page / pdf.pages)
    }
    // A page that was scanned has no letters, or the few of a stamp.
    if (letters < 3 * pdf.pages) throw new UnreadableDocument('scanned')
    const list = new BlockList()
    addParagraphs(withoutHeadersAndFooters(pages), list)
    return { blocks: list.blocks, title: await titleOf(pdf), references: new Map() }
  } finally {
    await pdf.close()
  }
}

async function piecesOf(pdf: Pdf, page: number): Promise<PdfPiece[]> {
  try {
    return await pdf.piecesOfPage(page)
  } catch {
    return [] // a damaged page: the others are read
  }
}

/** Many programs write the name of the file in place of a title. */
async function titleOf(pdf: Pdf): Promise<string | undefined> {
  const title = (await pdf.title())?.replace(/\s+/g, ' ').trim() ?? ''
  return title === '' || /^(?:\(?(?:untitled|anonymous|unknown)\)?|microsoft word - .*|[^ ]+\.\w{2,5})$/i.test(title)
    ? undefined
    : title
}

/** Lines at the top and at the bottom of a page that may be a header or a footer. */
const EDGE = 3

/** The lines without page numbers, and without headers and footers that are repeated from page to page. */
export function withoutHeadersAndFooters(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const seen = new Map<string, number>()
  for (const lines of pages) {
    const keys = new Set(edgesOf(lines).map(keyOf))
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  const often = Math.max(3, pages.length * 0.3)
  return pages.map((lines) => {
    const edges = new Set(edgesOf(lines))
    return lines.filter((line) => {
      if (!edges.has(line)) return true
      const isRepeated = (seen.get(keyOf(line)) ?? 0) >= often
      return !isRepeated && !(pages.length > 1 && isPageNumber(line.text))
    })
  })
}

function edgesOf(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = [...lines].sort((a, b) => b.y - a.y)
  return byHeight.length <= 2 * EDGE ? byHeight : [...byHeight.slice(0, EDGE), ...byHeight.slice(-EDGE)]
}

/** The number of the page changes; the rest of the line and its height do not. */
function keyOf({ text, y }: PdfLine): string {
  return `${text.toLowerCase().replace(/\d+/g, '#')} ${Math.round(y / 4)}`
}

function isPageNumber(text: string): boolean {
  return /^(?:page |p\. ?|seite )?[-–—[(]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—\])]?(?:\s*(?:of|\/|von)\s*\d{1,4})?$/i.test(
    text,
  )
}
