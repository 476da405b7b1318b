import { readHeader, type Header } from './header'
import { contentOf } from './lines'
import type { FolderFile } from './memory'

/** The first line of a file, by reading no more than that; null where it is none of ours, or cannot be read. */
export async function readHeaderOf(
  file: Pick<FolderFile, 'size' | 'read'>,
): Promise<(Header & { sealedName: string | null }) | null> {
  if (file.size === null) return null
  try {
    const start = await file.read(0, Math.min(file.size, MOST_BYTES))
    const end = start.indexOf(0x0a)
    const content = end < 0 ? null : contentOf(start.subarray(0, end))
    const header = content === null ? 'other' : readHeader(content)
    return typeof header === 'string' ? null : header
  } catch {
    return null
  }
}

const MOST_BYTES = 8192
