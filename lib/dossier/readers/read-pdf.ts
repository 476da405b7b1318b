import { collapseSpaces } from '@/lib/text/fold-words'
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextItem } from 'pdfjs-dist/types/src/display/api'
import type { Span } from '@/lib/text/spans'
import { type ParsedDocument, type ReadingPurpose, BlockList, type DocBlock } from './block'
import { type LineNumberMargin, linesOfPage } from './pdf-lines'
import type { PdfLine, PdfPiece } from './pdf-segments'
import { withSignsOf, type PageAnnotation } from './pdf-annotations'
import { lettersOf, type PageFont } from './pdf-drawing'
import { seenTexts } from './pdf-seen-text'
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
  let withPictures: PDFDocumentProxy | undefined
  try {
    if (pdf.numPages > DOCUMENT_LIMITS.pages) throw new UnreadableDocument('too-many-pages')
    const pages: PdfLine[][] = []
    const margins: LineNumberMargin[] = []
    let letters = 0
    let isRecognised = false
    for (let page = 1; page <= pdf.numPages; page++) {
      const read = await readPage(pdf, page, async () => (withPictures ??= await openPdf(bytes, MOST_PIXELS)))
      isRecognised ||= read.isRecognised
      const lines = linesOfPage(read.pieces, page, purpose, margins)
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
    return { blocks, title: await titleOf(pdf), references: new Map(), ...(isRecognised && { isRecognised }) }
  } finally {
    await pdf.loadingTask.destroy()
    await withPictures?.loadingTask.destroy()
  }
}

/** Pixels of the largest picture of which it matters whether it is transparent; a larger one is left out. */
const MOST_PIXELS = 40_000_000

/** Opens a PDF for its text: its fonts, pictures and scripts are not loaded. Throws `UnreadableDocument`. */
async function openPdf(bytes: Uint8Array, maxImageSize = 1): Promise<PDFDocumentProxy> {
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
    // By default, no picture is decoded.
    maxImageSize,
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

interface ReadPage {
  pieces: readonly PdfPiece[]
  /** Whether most of its letters are what a program has recognised in its picture. */
  isRecognised: boolean
}

/** Reads the pieces of text of a page that somebody sees; none of a damaged page, so that the others are read. */
async function readPage(
  pdf: PDFDocumentProxy,
  number: number,
  openWithPictures: () => Promise<PDFDocumentProxy>,
): Promise<ReadPage> {
  const page = await pdf.getPage(number).catch(() => null)
  try {
    if (page === null) return { pieces: [], isRecognised: false }
    const { items } = await page.getTextContent()
    const texts = items.filter((item) => 'str' in item)
    const drawn = await drawnLetters(pdf, page)
    const { letters } = drawn.isUnsure ? await lettersWithPictures(await openWithPictures(), number) : drawn
    const { stretches, isRecognised } = seenTexts(
      texts.map(({ str }) => str),
      letters,
    )
    const pieces = texts.flatMap((item, at) => piecesOf(item, stretches[at] ?? []))
    // A page whose annotations are broken has its words all the same.
    const annotations = (await page.getAnnotations().catch(() => [])) as PageAnnotation[]
    return { pieces: withSignsOf(annotations, pieces), isRecognised }
  } catch {
    return { pieces: [], isRecognised: false }
  } finally {
    page?.cleanup()
  }
}

async function lettersWithPictures(pdf: PDFDocumentProxy, number: number) {
  const page = await pdf.getPage(number)
  const drawn = await drawnLetters(pdf, page, true)
  page.cleanup()
  return drawn
}

async function drawnLetters(pdf: PDFDocumentProxy, page: PDFPageProxy, hasPictures = false) {
  const { OPS, AnnotationMode } = await loadPdfJs()
  const layers = await pdf.getOptionalContentConfig()
  const drawing = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE })
  return lettersOf(drawing, OPS, {
    view: page.view,
    isLayerOn: (layer) => layers.isVisible(layer) !== false,
    fontOf: (name) => pageFontOf(page.commonObjs.has(name) ? (page.commonObjs.get(name) as DrawnFont) : {}),
    isOpaque: hasPictures ? (picture) => isOpaque(pictureOf(page, picture)) : undefined,
  })
}

/** A picture as pdf.js has decoded it: with a place for transparency in each pixel if its kind is 3. */
interface DrawnPicture {
  kind?: number
  data?: Uint8Array | Uint8ClampedArray
}

function pictureOf(page: PDFPageProxy, picture: unknown): DrawnPicture | null {
  if (typeof picture !== 'string') return picture as DrawnPicture
  const objects = picture.startsWith('g_') ? page.commonObjs : page.objs
  return objects.has(picture) ? (objects.get(picture) as DrawnPicture) : null
}

function isOpaque(picture: DrawnPicture | null): boolean {
  if (picture?.kind !== 3) return picture !== null
  const { data = new Uint8Array() } = picture
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) < 250) return false
  return true
}

/** A font as pdf.js has read it. */
interface DrawnFont {
  fontMatrix?: readonly number[]
  isType3Font?: boolean
  vertical?: boolean
}

function pageFontOf({ fontMatrix = [], isType3Font, vertical = false }: DrawnFont): PageFont {
  const [unit = 0.001, , , unitUp = 0.001] = fontMatrix
  return { unit, height: isType3Font === true ? 0 : Math.abs(1000 * unitUp), isVertical: vertical }
}

/** Returns the seen stretches of a text as pieces; of none, an empty piece where its line ends. */
function piecesOf({ str, transform, width, height, hasEOL }: TextItem, stretches: readonly Span[]): PdfPiece[] {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform as number[]
  // Text that runs upwards in the margin is a stamp of an archive, not a line of the text.
  if (Math.abs(b) > Math.abs(a)) return []
  const size = height || Math.hypot(c, d)
  const shown = stretches.length > 0 || !hasEOL ? stretches : [{ start: 0, end: 0 }]
  return shown.map(({ start, end }, at) => ({
    text: str.slice(start, end),
    x: x + width * (start / Math.max(1, str.length)),
    y,
    width: width * ((end - start) / Math.max(1, str.length)),
    size,
    endsLine: hasEOL && at === shown.length - 1,
  }))
}

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
