import { decodeBytes } from '@/lib/text/decode-bytes'
import { formatOf, headOf } from './format-of'
import type { OwnDocument, Readable } from './readable'
import { whatIsTooMuchInMarkdown } from './too-much'
import { UnreadableDocument } from './unreadable'

/**
 * Reads a text, Markdown, HTML, Word or PDF file. The libraries for a format are loaded when a file of it is read. Rejects
 * with `UnreadableDocument`, whatever the file contains.
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
      return (await import('./read-pdf')).readPdf(bytes, onProgress)
    case 'docx':
      return (await import('./read-docx')).readDocx(bytes)
    case 'html': {
      const label = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(headOf(bytes))?.[1]
      const html = decoded(bytes, label)
      return (await import('./read-html')).readHtmlDocument(html)
    }
    case 'markdown': {
      const text = decoded(bytes)
      const fault = whatIsTooMuchInMarkdown(text)
      if (fault !== null) throw new UnreadableDocument(fault)
      return titled((await import('./read-markdown')).readMarkdown(text))
    }
    case 'text':
      return titled((await import('./read-text')).readText(decoded(bytes)))
  }
}

function decoded(bytes: Uint8Array, label?: string): string {
  const text = decodeBytes(bytes, label)
  if (text === null) throw new UnreadableDocument('not-text')
  return text
}

/** A text has no title of its own but its first heading. */
function titled(readable: Readable): OwnDocument {
  const { text, blocks = [] } = readable.article
  const heading = blocks.slice(0, 3).find(({ kind }) => kind === 'heading')
  return { title: heading ? text.slice(heading.start, heading.end).trim() : null, readable }
}
