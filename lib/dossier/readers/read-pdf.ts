import { collapseSpaces } from '@/lib/text/fold-words'
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type ParsedDocument, type ReadingPurpose, BlockList, type DocBlock } from './block'
import { type PdfLine, type LineNumberMargin, linesOfPage, type PdfPiece } from './pdf-lines'
import { withFootnotesAtEnd, withoutHeadersAndFooters } from './pdf-edges'
import { addParagraphs } from './pdf-paragraphs'
import { DOCUMENT_LIMITS, UnreadableDocument } from './unreadable'

/**
 * Reads the blocks of the text layer of a PDF, for a report with its footnote marks. Nothing is drawn, no script of the
 * file runs, and nothing is fetched. Throws `UnreadableDocument`.
 *
 * @param onProgress is called with the share of pages that are read, 0 to 1
 */
export async function pdfBlocks(
  bytes: Uint8Array,
  purpose: ReadingPurpose,
  onProgress: (share: number) => void = () => undefined,
): Promise<ParsedDocument> {
  const pdf = await openPdf(bytes)
  try {
    if (pdf.numPages > DOCUMENT_LIMITS.pages) throw new UnreadableDocument('too-many-pages')
    const pages: PdfLine[][] = []
    const margins: LineNumberMargin[] = []
    let letters = 0
    for (let page = 1; page <= pdf.numPages; page++) {
      const lines = linesOfPage(await piecesOf(pdf, page), page, purpose, margins)
      for (const { text } of lines) letters += text.length
      if (letters > DOCUMENT_LIMITS.textLength) throw new UnreadableDocument('too-long')
      pages.push(lines)
      onProgress(page / pdf.numPages)
    }
    // Fewer than three letters per page: a scanned page has no text, or only that of a stamp.
    if (letters < 3 * pdf.numPages) throw new UnreadableDocument('scanned')
    const list = new BlockList()
    addParagraphs(withFootnotesAtEnd(withoutHeadersAndFooters(pages)), list)
    const blocks = purpose === 'article' ? withoutPageParts(list.blocks) : list.blocks
    const isRecognised = await hasRecognisedLetters(pdf)
    return { blocks, title: await titleOf(pdf), references: new Map(), ...(isRecognised && { isRecognised }) }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** Opens a PDF for its text: its fonts, pictures and scripts are not loaded. Throws `UnreadableDocument`. */
async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await loadPdfJs()
  const task = getDocument({
    // A copy, since pdf.js takes over the buffer; and no Buffer, which it refuses.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useWorkerFetch: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    disableRange: true,
    disableStream: true,
    disableAutoFetch: true,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // No picture is decoded.
    maxImageSize: 1,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    return await task.promise
  } catch (error) {
    await task.destroy().catch(() => undefined)
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new UnreadableDocument(isLocked ? 'locked' : 'broken')
  }
}

async function piecesOf(pdf: PDFDocumentProxy, number: number): Promise<PdfPiece[]> {
  const page = await pdf.getPage(number).catch(() => null)
  try {
    if (page === null) return []
    const { items } = await page.getTextContent()
    return items.flatMap((item) => {
      if (!('str' in item)) return []
      const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
      // Text that runs upwards in the margin is a stamp of an archive, not a line of the text.
      if (Math.abs(b) > Math.abs(a)) return []
      const size = item.height || Math.hypot(c, d)
      return [{ text: item.str, x, y, width: item.width, size, endsLine: item.hasEOL }]
    })
  } catch {
    return [] // a damaged page: the others are read
  } finally {
    page?.cleanup()
  }
}

/** Whether the letters of one of the first pages are invisible, as programs put those that they recognise over its picture. */
async function hasRecognisedLetters(pdf: PDFDocumentProxy): Promise<boolean> {
  const { OPS } = await loadPdfJs()
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_LOOKED_AT); number++) {
    const page = await pdf.getPage(number).catch(() => null)
    const { fnArray = [], argsArray = [] } = (await page?.getOperatorList().catch(() => null)) ?? {}
    const letters = { seen: 0, unseen: 0 }
    let isUnseen = false
    for (const [at, call] of fnArray.entries()) {
      const [first] = (argsArray[at] ?? []) as unknown[]
      if (call === OPS.setTextRenderingMode) isUnseen = first === INVISIBLE
      else if (call === OPS.showText) letters[isUnseen ? 'unseen' : 'seen'] += Array.isArray(first) ? first.length : 0
    }
    page?.cleanup()
    if (letters.unseen > letters.seen) return true
  }
  return false
}
const MOST_LOOKED_AT = 3
/** The mode of PDF in which letters are neither filled nor outlined. */
const INVISIBLE = 3

/** Returns the title in the file's metadata, except a file name, which many programs write in place of a title. */
async function titleOf(pdf: PDFDocumentProxy): Promise<string | undefined> {
  const metadata = await pdf.getMetadata().catch(() => null)
  const info = metadata?.info as { Title?: unknown } | undefined
  const title = typeof info?.Title === 'string' ? collapseSpaces(info.Title) : ''
  return title === '' || /^(?:\(?(?:untitled|anonymous|unknown)\)?|microsoft word - .*|[^ ]+\.\w{2,5})$/i.test(title)
    ? undefined
    : title
}

/**
 * Loads pdf.js, on the first call. It runs in the thread of the caller: in the extension that is already a worker, so
 * that pdf.js needs no worker of its own and no address of one.
 */
function loadPdfJs(): Promise<typeof PdfJs> {
  return (pdfJsPromise ??= importPdfJs())
}

let pdfJsPromise: Promise<typeof PdfJs> | undefined

async function importPdfJs(): Promise<typeof PdfJs> {
  // Where pdf.js finds its worker's code in this global, it starts no worker.
  const scope = globalThis as { pdfjsWorker?: unknown }
  scope.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  // Node has no canvas. pdf.js names these classes when it starts, and uses them only to draw pages.
  const canvas = globalThis as Record<string, unknown>
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) canvas[name] ??= Object
  const { warn } = console
  // pdf.js would warn that it cannot draw pages; nothing is drawn here.
  console.warn = () => undefined
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    console.warn = warn
  }
}

/**
 * Leaves out the parts around an article in a PDF that was printed from a web page: labelled advertisements, the line on
 * rights, and everything from the head of the comments on.
 */
export function withoutPageParts(blocks: readonly DocBlock[]): DocBlock[] {
  const comments = blocks.findIndex(({ text }, at) => at > 0 && COMMENTS_LINE.test(text))
  const article = comments < 0 ? blocks : blocks.slice(0, comments)
  const isLabelAt = (at: number): boolean => AD_LABEL.test(article[at]?.text ?? '')
  return article.filter(
    ({ text }, at) =>
      !isLabelAt(at) &&
      !(isLabelAt(at - 1) && text.length < LONGEST_AD) &&
      !(STARTS_WITH_AD_LABEL.test(text) && text.length < LONGEST_AD) &&
      !COPYRIGHT_LINE.test(text),
  )
}

const COMMENTS_LINE = /^(?:(?:\d+ )?(?:reader )?comments \(\d+\)|\d+ comments|leave a (?:comment|reply))$/i
const AD_LABEL = /^(?:advertisement|sponsored (?:content|post)|paid (?:content|post))$/i
/** "Advertisement – …", or the label in capitals: "Sponsored content pays for the paper" is a sentence. */
const STARTS_WITH_AD_LABEL =
  /^(?:(?:[Aa]dvertisement|ADVERTISEMENT|[Ss]ponsored (?:content|post)|[Pp]aid (?:content|post)|Sponsored|Promoted)\s*[–—|:-]\s|(?:ADVERTISEMENT|SPONSORED(?: CONTENT| POST)?)\s)/
const COPYRIGHT_LINE = /^(?:copyright )?©/i
/** Characters of a short block: a longer one may be about advertisements. */
const LONGEST_AD = 300
