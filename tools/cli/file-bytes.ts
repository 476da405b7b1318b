import { accessSync, constants, readFileSync, readSync, statSync } from 'node:fs'

/** The content of a file, or the reason why there is none. */
export function bytesOf(file: string): Uint8Array | string {
  try {
    if (file === '-') return standardInput() ?? 'too large'
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

/** All of standard input; null when it is too much, as when it has no end. */
function standardInput(): Uint8Array | null {
  const chunks: Buffer[] = []
  for (let size = 0; size <= MOST_BYTES;) {
    const chunk = Buffer.alloc(1 << 16)
    const read = readChunk(chunk)
    if (read === 0) return Buffer.concat(chunks)
    size += read
    chunks.push(chunk.subarray(0, read))
  }
  return null
}

function readChunk(chunk: Buffer): number {
  try {
    return readSync(0, chunk)
  } catch (error) {
    // Windows reports the end of a pipe like this.
    if (error instanceof Error && 'code' in error && error.code === 'EOF') return 0
    throw error
  }
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
  EAGAIN: 'nothing to read',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (code || 'cannot be read')
}
