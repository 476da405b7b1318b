import type { FileFormat } from '@/components/transfer/import-state'
import { FileRefused, type NoteReader } from '@/lib/transfer/exchange'

/** What a file is by how it begins, with its reader; a table's reader is made from its columns. */
export async function formatOf(
  pieces: AsyncGenerator<string>,
): Promise<{ format: FileFormat; read: NoteReader | null }> {
  let start = ''
  for await (const piece of pieces) {
    start += piece
    if (start.length > ENOUGH) break
  }
  if (/^\s*[{[]/.test(start)) throw new FileRefused('unknown-format')
  return { format: 'csv', read: null }
}

const ENOUGH = 4000
