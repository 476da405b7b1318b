import { decodeBytes } from '@/lib/text/decode-bytes'
import type { ParsedDocument, ReadingPurpose } from './block'
import { toCheckableDocument, type OwnDocument } from './checkable-document'
import { isMimeFile, META_CHARSET, pageInMime } from './mime-page'
import { UnreadableDocument, type DocumentFault } from './unreadable'

/** How a format of files is told and read, by import, check, evidence and command line. A new format is a row below. */
interface FileFormat {
  endings: readonly string[]
  /** Media type, for dialogs in which a file is chosen. */
  type?: string
  /** Whether the first bytes, one character for each, show the format; a text of a page does so only behind some endings. */
  sniff?: (head: string, ending: string) => boolean
  /** Why files of the format are not read. */
  fault?: (bytes: Uint8Array) => DocumentFault
  /**
   * Reads a file as blocks, with libraries that are loaded with the first one. Absent for HTML, Markdown and plain text,
   * which the importer reads itself.
   */
  blocks?: (bytes: Uint8Array, purpose: ReadingPurpose, onProgress?: Progress) => Promise<ParsedDocument>
  /** Reads a file as an article, if that takes more than its blocks. */
  article?: (bytes: Uint8Array) => Promise<OwnDocument>
}

type Progress = (share: number) => void

/** The formats, each before those that its files could be taken for. */
const FORMATS = {
  pdf: {
    endings: ['.pdf'],
    type: 'application/pdf',
    sniff: (head) => head.slice(0, 1024).includes('%PDF-'),
    blocks: async (...file) => (await import('./read-pdf')).pdfBlocks(...file),
  },
  // The archives in which Safari and older versions of Firefox save pages.
  webArchive: {
    endings: ['.webarchive', '.maff'],
    sniff: (head, ending) => head.startsWith('bplist') || ending === '.maff',
    fault: () => 'web-archive',
  },
  docx: {
    endings: ['.docx'],
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    sniff: (head) => head.startsWith('PK\u0003\u0004'),
    blocks: async (bytes, purpose) => (await import('./read-docx')).docxBlocks(bytes, purpose),
  },
  oldWord: {
    endings: [],
    sniff: (head) => head.startsWith('\u00d0\u00cf\u0011\u00e0'),
    // Word stores a .docx with a password in a container of the older format.
    fault: (bytes) =>
      new TextDecoder('latin1').decode(bytes).includes([...'EncryptedPackage'].join('\0')) ? 'locked' : 'old-word',
  },
  rtf: { endings: [], sniff: (head) => head.startsWith('{\\rtf'), fault: () => 'not-supported' },
  mime: {
    endings: ['.mhtml', '.mht', '.eml'],
    sniff: (head, ending) => isMimeFile(ending, head),
    // A page in it is read as HTML.
    blocks: async (bytes) => (await import('./plain-blocks')).plainBlocks(pageInMime(bytes).text),
    article: async (bytes) => {
      const { isHtml, text } = pageInMime(bytes)
      if (isHtml) return (await import('./read-html')).readHtmlDocument(text)
      return toCheckableDocument((await import('./plain-blocks')).plainBlocks(text))
    },
  },
  html: {
    endings: ['.html', '.htm', '.xhtml'],
    type: 'text/html',
    // Some programs save pages of HTML as .doc.
    sniff: (head, ending) =>
      ['', '.mht', '.mhtml', '.doc'].includes(ending) && /^\s*(?:<!doctype html|<html[\s>])/i.test(head),
    article: async (bytes) => (await import('./read-html')).readHtmlDocument(textOfBytes(bytes)),
  },
  markdown: {
    endings: ['.md', '.markdown', '.mdown', '.mkd'],
    type: 'text/markdown',
    article: async (bytes) => {
      const { faultOfMarkdown } = await import('@/lib/documents/parse-markdown')
      const { markdownBlocks } = await import('./markdown-blocks')
      const text = textOfBytes(bytes)
      const fault = faultOfMarkdown(text)
      if (fault !== null) throw new UnreadableDocument(fault)
      return toCheckableDocument(markdownBlocks(text.replace(/^\uFEFF/, ''), 'article'))
    },
  },
  text: {
    endings: ['.txt'],
    type: 'text/plain',
    article: async (bytes) => (await import('./read-text')).readTextDocument(textOfBytes(bytes)),
  },
} satisfies Record<string, FileFormat>

export type FormatName = keyof typeof FORMATS
const formats: Readonly<Record<FormatName, FileFormat>> = FORMATS
const names = Object.keys(FORMATS) as FormatName[]
const readFormats = names.map((name) => formats[name]).filter(({ fault }) => !fault)

export const READ_ENDINGS: readonly string[] = readFormats.flatMap(({ endings }) => endings)
/** Endings and media types of these files, as a file dialog wants them. */
export const READ_FILES = [...READ_ENDINGS, ...readFormats.flatMap(({ type }) => type ?? [])].join(',')

/** Returns the format of a file by its first bytes, else by its name. @param name empty for standard input */
export function formatOf(name: string, bytes: Uint8Array): FormatName {
  const head = firstBytesAsText(bytes)
  const ending = /\.[^./\\]*$/.exec(name)?.[0].toLowerCase() ?? ''
  const shown = names.find((name) => formats[name].sniff?.(head, ending))
  return shown ?? names.find((name) => name !== 'mime' && formats[name].endings.includes(ending)) ?? 'text'
}

/** Reads a file as blocks; null for a format that the importer reads itself. Throws `UnreadableDocument`, also for a format that is not read. */
export async function blocksOfFile(
  format: FormatName,
  bytes: Uint8Array,
  purpose: ReadingPurpose,
  onProgress?: Progress,
): Promise<ParsedDocument | null> {
  const { fault, blocks } = formats[format]
  if (fault) throw new UnreadableDocument(fault(bytes))
  return blocks ? blocks(bytes, purpose, onProgress) : null
}

/**
 * Reads a text, Markdown, HTML, MHTML, Word or PDF file, or a mail. Every error is an `UnreadableDocument`.
 *
 * @param name the file's name; empty for standard input
 * @param onProgress is called with the share that is read, 0 to 1
 */
export async function readDocument(name: string, bytes: Uint8Array, onProgress?: Progress): Promise<OwnDocument> {
  try {
    const format = formatOf(name, bytes)
    if (bytes.length === 0 && (format === 'pdf' || format === 'docx')) throw new UnreadableDocument('empty')
    const { article } = formats[format]
    if (article) return await article(bytes)
    const blocks = await blocksOfFile(format, bytes, 'article', onProgress)
    return blocks ? toCheckableDocument(blocks) : await FORMATS.text.article(bytes)
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    // Tens of thousands of elements in one another need more than the stack holds.
    throw new UnreadableDocument(error instanceof RangeError ? 'too-deep' : 'broken')
  }
}

/** Decodes a file of text, in the encoding that a page declares. Throws `not-text`. */
function textOfBytes(bytes: Uint8Array): string {
  const text = decodeBytes(bytes, META_CHARSET.exec(firstBytesAsText(bytes))?.[1])
  if (text === null) throw new UnreadableDocument('not-text')
  return text
}

/** Decodes the first 2,048 bytes, one character for each byte, without a byte order mark. */
function firstBytesAsText(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).replace(/^ï»¿/, '')
}
