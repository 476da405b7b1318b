import { decodeBytes } from '@/lib/text/decode-bytes'
import { isMimeFile, META_CHARSET, pageInMime, refuseWebArchive } from './mime-page'
import { toCheckableDocument, type OwnDocument, type CheckableText } from './checkable-document'
import { faultOfMarkdown } from './markdown-limits'
import { UnreadableDocument } from './unreadable'

/**
 * Reads a text, Markdown, HTML, MHTML, Word or PDF file, or a mail. The libraries for a format are loaded with the first file of that
 * format. Every error is an `UnreadableDocument`.
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
    return await readFormat(name, bytes, onProgress)
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    // Tens of thousands of elements in one another need more than the stack holds.
    throw new UnreadableDocument(error instanceof RangeError ? 'too-deep' : 'broken')
  }
}

async function readFormat(name: string, bytes: Uint8Array, onProgress: (share: number) => void): Promise<OwnDocument> {
  switch (formatOf(name, bytes)) {
    case 'pdf':
      return toCheckableDocument(await (await import('./read-pdf')).pdfBlocks(bytes, 'article', onProgress))
    case 'docx':
      return toCheckableDocument((await import('./read-docx')).docxBlocks(bytes, 'article'))
    case 'html': {
      const html = decodeOrRefuse(bytes, META_CHARSET.exec(firstBytesAsText(bytes))?.[1])
      return (await import('./read-html')).readHtmlDocument(html)
    }
    case 'mime': {
      const { isHtml, text } = pageInMime(bytes)
      return isHtml
        ? (await import('./read-html')).readHtmlDocument(text)
        : toCheckableDocument((await import('./plain-blocks')).plainBlocks(text))
    }
    case 'markdown': {
      const text = decodeOrRefuse(bytes)
      const fault = faultOfMarkdown(text)
      if (fault !== null) throw new UnreadableDocument(fault)
      const { markdownBlocks } = await import('./markdown-blocks')
      return toCheckableDocument(markdownBlocks(text.replace(/^\uFEFF/, ''), 'article'))
    }
    case 'text':
      return withHeadingAsTitle((await import('./read-text')).readText(decodeOrRefuse(bytes)))
  }
}

function decodeOrRefuse(bytes: Uint8Array, label?: string): string {
  const text = decodeBytes(bytes, label)
  if (text === null) throw new UnreadableDocument('not-text')
  return text
}

function withHeadingAsTitle(readable: CheckableText): OwnDocument {
  const { text, blocks = [] } = readable.article
  const heading = blocks.slice(0, 3).find(({ kind }) => kind === 'heading')
  return { title: heading ? text.slice(heading.start, heading.end).trim() : null, readable }
}

type DocumentFormat = 'text' | 'markdown' | 'html' | 'mime' | 'docx' | 'pdf'

/**
 * Detects the format of a file by its first bytes, then by its name. Throws `UnreadableDocument` for a format that is
 * not supported.
 *
 * @param name the file's name, or empty
 */
function formatOf(name: string, bytes: Uint8Array): DocumentFormat {
  const head = firstBytesAsText(bytes)
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf'
  refuseWebArchive(name, head)
  if (head.startsWith('PK\u0003\u0004')) return 'docx'
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new UnreadableDocument(isLocked(bytes) ? 'locked' : 'old-word')
  const ending = /\.[^./\\]*$/.exec(name)?.[0].toLowerCase() ?? ''
  // An empty or cut-off file of these formats has no signature.
  if (ending === '.pdf' || ending === '.docx') throw new UnreadableDocument(bytes.length === 0 ? 'empty' : 'broken')
  if (head.startsWith('{\\rtf')) throw new UnreadableDocument('not-supported')
  if (isMimeFile(name, head)) return 'mime'
  if (/^\.(?:html?|xhtml)$/.test(ending)) return 'html'
  if (/^\.(?:md|markdown|mdown)$/.test(ending)) return 'markdown'
  // Some programs save pages of HTML as .doc.
  return /^(?:\.(?:mht|mhtml|doc))?$/.test(ending) && /^\s*(?:<!doctype html|<html[\s>])/i.test(head) ? 'html' : 'text'
}

/** Decodes the first 2,048 bytes, one character for each byte, without a byte order mark. */
function firstBytesAsText(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).replace(/^ï»¿/, '')
}

/** Returns whether a file is a .docx with a password: Word stores it in a container of the older format. */
function isLocked(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes([...'EncryptedPackage'].join('\0'))
}
