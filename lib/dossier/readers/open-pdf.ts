import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PdfPiece } from './pdf-lines'
import { UnreadableDocument } from './unreadable'
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF that is open for reading. Pages are counted from 1. */
export interface Pdf {
  pages: number
  piecesOfPage: (page: number) => Promise<PdfPiece[]>
  /** The title in the file's metadata. */
  title: () => Promise<string | null>
  close: () => Promise<void>
}

/** Opens a PDF for its text: no fonts, pictures or scripts of it are loaded. Throws `UnreadableDocument`. */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
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
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    return {
      pages: document.numPages,
      piecesOfPage: (page) => piecesOfPage(document, page),
      title: () => titleOf(document),
      close: () => task.destroy(),
    }
  } catch (error) {
    await task.destroy().catch(() => undefined)
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new UnreadableDocument(isLocked ? 'locked' : 'broken')
  }
}

async function piecesOfPage(document: PDFDocumentProxy, number: number): Promise<PdfPiece[]> {
  const page = await document.getPage(number)
  try {
    const { items } = await page.getTextContent()
    return items.flatMap((item) => {
      if (!('str' in item)) return []
      const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
      // Text that runs upwards in the margin is a stamp of an archive, not a line of the text.
      if (Math.abs(b) > Math.abs(a)) return []
      const size = item.height || Math.hypot(c, d)
      return [{ text: item.str, x, y, width: item.width, size, endsLine: item.hasEOL }]
    })
  } finally {
    page.cleanup()
  }
}

async function titleOf(document: PDFDocumentProxy): Promise<string | null> {
  const metadata = await document.getMetadata().catch(() => null)
  const info = metadata?.info as { Title?: unknown } | undefined
  return typeof info?.Title === 'string' ? info.Title : null
}

/**
 * Loads pdf.js, on the first call. It runs in the thread of the caller: in the extension that is a worker already, so that
 * pdf.js needs no worker of its own and no address of one.
 */
function loadPdfJs(): Promise<typeof PdfJs> {
  return (loaded ??= load())
}

let loaded: Promise<typeof PdfJs> | undefined

async function load(): Promise<typeof PdfJs> {
  // Where pdf.js finds its worker's code in this global, it starts no worker.
  const scope = globalThis as { pdfjsWorker?: unknown }
  scope.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  // Node has no canvas. pdf.js names these classes when it starts, and uses them only to draw pages.
  const canvas = globalThis as Record<string, unknown>
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) canvas[name] ??= Object
  const { warn } = console
  // It would warn that pages cannot be drawn; nothing is drawn here.
  console.warn = () => undefined
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    console.warn = warn
  }
}
