import { readHeader, type Header } from './header'
import { contentOf, type ReadableFile } from './lines'
import type { FolderFile } from './memory'

/** The first line of a file, by reading no more than that; null where it is none of ours, or cannot be read. */
export async function readHeaderOf(
  file: Pick<FolderFile, 'size' | 'read'>,
): Promise<(Header & { sealedName: string | null }) | null> {
  if (file.size === null) return null
  try {
    const first = await readFirstLine({ size: file.size, read: file.read })
    const header = first === null ? 'other' : readHeader(first.content)
    return typeof header === 'string' ? null : header
  } catch {
    return null
  }
}

/** Whether a file can be read at the moment: the service may lock it, or have taken it off this computer. */
export async function isOpen({ size, read }: Pick<FolderFile, 'size' | 'read'>): Promise<boolean> {
  if (size === null) return false
  return read(0, Math.min(size, 1)).then(
    () => true,
    () => false,
  )
}

/** A first line is short: a large file without one is not read to its end. @returns null where there is none, or it is damaged */
export async function readFirstLine({ size, read }: ReadableFile): Promise<{ content: string; end: number } | null> {
  const start = await read(0, Math.min(size, MOST_BYTES))
  const end = start.indexOf(0x0a)
  const content = end < 0 ? null : contentOf(start.subarray(0, end))
  return content === null ? null : { content, end: end + 1 }
}

const MOST_BYTES = 8192
