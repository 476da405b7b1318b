import { unzipSync } from 'fflate'
import { LIMITS, UnreadableDocument } from './unreadable'

/**
 * Unpacks the wanted files of a zip. fflate never unpacks more than the size that the zip declares for a file, so that
 * checking the declared sizes limits the memory.
 *
 * @returns bytes by path
 */
export function unzipParts(bytes: Uint8Array, wanted: (path: string) => boolean): Record<string, Uint8Array> {
  let all = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false
        all += originalSize
        if (all > LIMITS.part) throw new UnreadableDocument('too-large')
        return true
      },
    })
  } catch (error) {
    throw error instanceof UnreadableDocument ? error : new UnreadableDocument('broken')
  }
}
