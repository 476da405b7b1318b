import { basename } from 'node:path'
import { readDocument } from '@/lib/dossier/readers/read-document'
import type { CheckableText } from '@/lib/dossier/readers/readable'
import { UnreadableDocument } from '@/lib/dossier/readers/unreadable'
import { FAULT_WORDS } from './problem-words'

export type ReadResult = { ok: true; readable: CheckableText } | { ok: false; reason: string }

/**
 * Reads the content of a file for the engine.
 *
 * @param file its path, or `-` for standard input
 * @returns or a reason in a few words; never rejects
 */
export async function tryReadDocument(file: string, bytes: Uint8Array): Promise<ReadResult> {
  try {
    const { readable } = await readDocument(file === '-' ? '' : basename(file), bytes)
    return { ok: true, readable }
  } catch (error) {
    return { ok: false, reason: FAULT_WORDS[error instanceof UnreadableDocument ? error.code : 'broken'] }
  }
}
