import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs'

/**
 * Loads pdf.js, on the first call. It runs in the thread of the caller: in the extension that is a worker already, so that
 * pdf.js needs no worker of its own and no address of one.
 */
export function loadPdfJs(): Promise<typeof PdfJs> {
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
