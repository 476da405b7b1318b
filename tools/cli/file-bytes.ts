import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import type { Readable } from 'node:stream'

/** The content of a file, or the reason why there is none. */
export function bytesOf(file: string): Uint8Array | string {
  try {
    const stats = statSync(file)
    if (stats.isDirectory()) return 'is a directory'
    // A device or a pipe may have no end.
    if (!stats.isFile()) return 'not a regular file; for standard input give -'
    return stats.size > MOST_BYTES ? 'too large' : readFileSync(file)
  } catch (error) {
    return reasonOf(error)
  }
}

/** Why a file cannot be opened for reading; null when it can, and for standard input. */
export function whyUnreadable(file: string): string | null {
  if (file === '-') return null
  try {
    if (statSync(file).isDirectory()) return 'is a directory'
    accessSync(file, constants.R_OK)
    return null
  } catch (error) {
    return reasonOf(error)
  }
}

/** Far above any article, and above the largest dossier. */
const MOST_BYTES = 100e6

/** As {@link bytesOf}, and all of standard input for `-`. */
export async function inputOf(file: string): Promise<Uint8Array | string> {
  if (file !== '-') return bytesOf(file)
  const { bytes, isCut } = await readUpTo(process.stdin, MOST_BYTES)
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

const REASONS: Partial<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'is a directory',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  ELOOP: 'a link that leads to itself',
  ENAMETOOLONG: 'name too long',
  ERR_FS_FILE_TOO_LARGE: 'too large',
}

/** A fault of the file system in a few words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (code || 'cannot be read')
}
