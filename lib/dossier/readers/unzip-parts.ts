import { unzipSync } from 'fflate'
import { DOCUMENT_LIMITS, UnreadableDocument } from './unreadable'

/**
 * Unpacks the wanted files of a zip. fflate never unpacks more than the size that the zip declares for a file, so that
 * checking the declared sizes limits the memory. Throws `UnreadableDocument` with `broken` or `too-large`.
 *
 * @param most bytes that the wanted files may have together
 * @returns bytes by path
 */
export function unzipParts(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
  most: number = DOCUMENT_LIMITS.part,
): Record<string, Uint8Array> {
  let all = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false
        all += originalSize
        if (all > most) throw new UnreadableDocument('too-large')
        return true
      },
    })
  } catch (error) {
    throw error instanceof UnreadableDocument ? error : new UnreadableDocument('broken')
  }
}

/** Returns whether a zip is a Word document; false for a damaged zip. */
export function isWordFile(bytes: Uint8Array): boolean {
  const names = new Set<string>()
  try {
    unzipParts(bytes, (path) => {
      names.add(path)
      return false
    })
  } catch {
    return false
  }
  return names.has('[Content_Types].xml') && [...names].some((name) => name.startsWith('word/'))
}
