import { readDocument } from '@/lib/dossier/readers/formats'
import { DOCUMENT_LIMITS, UnreadableDocument, type DocumentFault } from '@/lib/dossier/readers/unreadable'
import type { Block } from '@/lib/schema/finding'

export type FileAnswer =
  | { ok: true; text: { title: string | null; date: string | null; text: string; blocks: Block[] } }
  | { ok: false; fault: DocumentFault }

/** Reads a file that the user chose. @returns its text, or why it is not read; never rejects */
export async function readOwnFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  onProgress: (share: number) => void,
): Promise<FileAnswer> {
  try {
    if (file.size > DOCUMENT_LIMITS.bytes) throw new UnreadableDocument('too-large')
    const bytes = new Uint8Array(await file.arrayBuffer())
    // The name decides between Markdown and text; a file without an ending is text.
    const { title, readable } = await readDocument(file.name || 'text', bytes, onProgress)
    const { text, blocks = [], date = null } = readable.article
    if (!/[\p{L}\p{N}]/u.test(text)) throw new UnreadableDocument('empty')
    if (text.length > DOCUMENT_LIMITS.textLength) throw new UnreadableDocument('too-long')
    return { ok: true, text: { title, date, text, blocks: [...blocks] } }
  } catch (error) {
    return { ok: false, fault: error instanceof UnreadableDocument ? error.code : 'broken' }
  }
}

/**
 * Returns HTML of the clipboard as text with marks for headings and lists. The parser is loaded on the first call.
 *
 * @returns null if the HTML is part of one paragraph, so that its plain text is as good, or if it cannot be read
 */
export async function textOfHtml(html: string): Promise<string | null> {
  const [{ htmlBlocks }, { writeBlocks }] = await Promise.all([
    import('@/lib/dossier/readers/html-blocks'),
    import('@/lib/dossier/readers/read-text'),
  ])
  try {
    const { blocks } = htmlBlocks(html, 'article')
    const isPlain = blocks.length < 2 && blocks.every(({ kind }) => kind === 'text')
    return isPlain ? null : writeBlocks(blocks)
  } catch {
    return null
  }
}
