import { readDocument } from '@/lib/documents/read-document'
import { LIMITS, UnreadableDocument } from '@/lib/documents/unreadable'
import type { FromFileReader } from './read-messages'

/** Reads a file that the user chose. @returns its text, or why it is not read; never rejects */
export async function readOwnFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  onProgress: (share: number) => void,
): Promise<FromFileReader> {
  try {
    if (file.size > LIMITS.bytes) throw new UnreadableDocument('too-large')
    const bytes = new Uint8Array(await file.arrayBuffer())
    // A name is needed to tell Markdown from text; a file without an ending is text.
    const { title, readable } = await readDocument(file.name || 'text', bytes, onProgress)
    const { text, blocks = [], date = null } = readable.article
    if (!/[\p{L}\p{N}]/u.test(text)) throw new UnreadableDocument('empty')
    if (text.length > LIMITS.letters) throw new UnreadableDocument('too-long')
    return { kind: 'read', text: { title, date, text, blocks: [...blocks] } }
  } catch (error) {
    return { kind: 'refused', fault: error instanceof UnreadableDocument ? error.code : 'broken' }
  }
}
