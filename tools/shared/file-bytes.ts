import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { FAULT_WORDS, UnreadableDocument } from '@/lib/dossier/readers/unreadable'
import { basename } from 'node:path'
import { readDocument } from '@/lib/dossier/readers/formats'
import type { CheckableText } from '@/lib/dossier/readers/checkable-document'

/** Returns the content of a file, or the reason in a few words why it cannot be read. */
export function readFileBytes(file: string): Uint8Array | string {
  try {
    const stats = statSync(file)
    if (stats.isDirectory()) return 'is a directory'
    // Reading a device or a pipe might never end.
    if (!stats.isFile()) return 'not a regular file; for standard input give -'
    return stats.size > MOST_INPUT_BYTES ? 'too large' : readFileSync(file)
  } catch (error) {
    return fileErrorText(error)
  }
}

/** Returns the reason why a file cannot be opened, or null. Standard input (`-`) can always be read. */
export function whyFileUnreadable(file: string): string | null {
  if (file === '-') return null
  try {
    if (statSync(file).isDirectory()) return 'is a directory'
    accessSync(file, constants.R_OK)
    return null
  } catch (error) {
    return fileErrorText(error)
  }
}

/** Maximum size of an input in bytes: far above any article, and above the largest dossier. */
const MOST_INPUT_BYTES = 100e6

/** Returns the content of a file like {@link readFileBytes}, or all of standard input for `-`. */
export async function readFileOrStdin(file: string): Promise<Uint8Array | string> {
  if (file !== '-') return readFileBytes(file)
  const { bytes, isCut } = await readUpTo(process.stdin, MOST_INPUT_BYTES)
  return isCut ? 'too large' : bytes
}

/** Reads a stream up to a limit: it may have no end. */
export async function readUpTo(stream: Readable, most: number): Promise<{ bytes: Buffer; isCut: boolean }> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    chunks.push(chunk)
    if (size > most) break
  }
  return { bytes: Buffer.concat(chunks).subarray(0, most), isCut: size > most }
}

const REASON_BY_ERROR: Partial<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'is a directory',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EROFS: 'may not be written to',
  ELOOP: 'a link that leads to itself',
  ENAMETOOLONG: 'name too long',
  ERR_FS_FILE_TOO_LARGE: 'too large',
}

export function fileErrorText(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASON_BY_ERROR[code] ?? (code || 'cannot be read')
}

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
