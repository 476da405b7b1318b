import { decodeBytes } from '@/lib/text/decode-bytes'
import type { ReadingPurpose } from './block'
import { toCheckableDocument, type OwnDocument } from './checkable-document'
import { isMimeFile, META_CHARSET, pageInMime } from './mime-page'
import { UnreadableDocument, type DocumentFault } from './unreadable'

/** How a format of files is told and read. A further format has a row below, and one in `read-dossier-file.ts`. */
interface FileFormat {
  endings: readonly string[]
  /** Media type, for dialogs in which a file is chosen. */
  type?: string
  /** Whether the first bytes, one character for each, show the format; a text of a page does so only behind some endings. */
  sniff?: (head: string, ending: string) => boolean
  /** Why files of the format are not read. */
  fault?: (bytes: Uint8Array) => DocumentFault
  /** Reads a file as an article. Its libraries are loaded with the first file of the format. */
  read?: (bytes: Uint8Array, onProgress: (share: number) => void) => Promise<OwnDocument>
}

const ARTICLE: ReadingPurpose = 'article'

/** The formats, each before those that its files could be taken for. */
const FORMATS = {
  pdf: {
    endings: ['.pdf'],
    type: 'application/pdf',
    sniff: (head) => head.slice(0, 1024).includes('%PDF-'),
    read: async (bytes, onProgress) =>
      toCheckableDocument(await (await import('./read-pdf')).pdfBlocks(bytes, ARTICLE, onProgress)),
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
    read: async (bytes) => toCheckableDocument((await import('./read-docx')).docxBlocks(bytes, ARTICLE)),
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
    read: async (bytes) => {
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
    read: async (bytes) => (await import('./read-html')).readHtmlDocument(textOfBytes(bytes)),
  },
  markdown: {
    endings: ['.md', '.markdown', '.mdown', '.mkd'],
    type: 'text/markdown',
    read: async (bytes) => {
      const { faultOfMarkdown, markdownBlocks } = await import('./markdown-blocks')
      const text = textOfBytes(bytes)
      const fault = faultOfMarkdown(text)
      if (fault !== null) throw new UnreadableDocument(fault)
      return toCheckableDocument(markdownBlocks(text.replace(/^\uFEFF/, ''), ARTICLE))
    },
  },
  text: {
    endings: ['.txt'],
    type: 'text/plain',
    read: async (bytes) => (await import('./read-text')).readTextDocument(textOfBytes(bytes)),
  },
} satisfies Record<string, FileFormat>

export type FormatName = keyof typeof FORMATS
const formats: Readonly<Record<FormatName, FileFormat>> = FORMATS
const names = Object.keys(FORMATS) as FormatName[]
const readFormats = names.map((name) => formats[name]).filter(({ read }) => read)

/** Endings of the files that are read. */
export const READ_ENDINGS: readonly string[] = readFormats.flatMap(({ endings }) => endings)
/** Endings and media types of these files, as a file dialog wants them. */
export const READ_FILES = [...READ_ENDINGS, ...readFormats.flatMap(({ type }) => type ?? [])].join(',')

/** Returns the format of a file by its first bytes, else by its name. @param name empty for standard input */
export function formatOf(name: string, bytes: Uint8Array): FormatName {
  const head = firstBytesAsText(bytes)
  const ending = /\.[^./\\]*$/.exec(name)?.[0].toLowerCase() ?? ''
  const shown = names.find((one) => formats[one].sniff?.(head, ending))
  return shown ?? names.find((one) => one !== 'mime' && formats[one].endings.includes(ending)) ?? 'text'
}

/** Throws `UnreadableDocument` for a file of a format that is known and not read. */
export function refuseUnread(format: FormatName, bytes: Uint8Array): void {
  const fault = formats[format].fault?.(bytes)
  if (fault) throw new UnreadableDocument(fault)
}

/**
 * Reads a text, Markdown, HTML, MHTML, Word or PDF file, or a mail. Every error is an `UnreadableDocument`.
 *
 * @param name the file's name; empty for standard input
 * @param onProgress is called with the share that is read, 0 to 1
 */
export async function readDocument(
  name: string,
  bytes: Uint8Array,
  onProgress: (share: number) => void = () => undefined,
): Promise<OwnDocument> {
  try {
    const format = formatOf(name, bytes)
    refuseUnread(format, bytes)
    if (bytes.length === 0 && (format === 'pdf' || format === 'docx')) throw new UnreadableDocument('empty')
    return await (formats[format].read ?? FORMATS.text.read)(bytes, onProgress)
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
