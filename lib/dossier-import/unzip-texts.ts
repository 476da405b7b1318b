import { Unzip, UnzipInflate, type UnzipFile } from 'fflate'
import { joinBytes } from '@/lib/text/join-bytes'
import { LIMITS } from '@/lib/dossier/file-limits'
import type { ProblemList } from './problem-list'

/**
 * Unpacks the files of a zip selected by `wanted`, piece by piece: the unpacked size is counted, because a zip may
 * declare any size. Of a truncated zip, the complete files are returned.
 *
 * @returns bytes by path; null for a file that is not a zip
 */
export function* unzipFiles(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
  problems: ProblemList,
): Generator<number, Map<string, Uint8Array> | null, undefined> {
  const files = new Map<string, Uint8Array>()
  const open = new Map<string, Uint8Array[]>()
  const state = { seen: 0, unpacked: 0, isFull: false }
  const take = (file: UnzipFile): void => {
    state.seen += 1
    state.isFull ||= state.seen > LIMITS.zipEntries
    if (state.isFull || !wanted(file.name) || open.has(file.name) || files.has(file.name)) return
    const pieces: Uint8Array[] = []
    let own = 0
    open.set(file.name, pieces)
    file.ondata = (error, piece, isLast) => {
      if (error) {
        problems.add({ level: 'dropped', code: 'bad-zip', place: file.name, reason: error.message })
        open.delete(file.name)
        return
      }
      own += piece.length
      state.unpacked += piece.length
      state.isFull ||= own > LIMITS.bytes || state.unpacked > LIMITS.unzipped
      if (state.isFull) return
      pieces.push(piece)
      if (isLast) {
        files.set(file.name, joinBytes(pieces))
        open.delete(file.name)
      }
    }
    file.start()
  }
  const unzip = new Unzip(take)
  unzip.register(UnzipInflate)
  // A kilobyte can unpack to a megabyte, so pieces are small.
  const step = 16_384
  try {
    for (let at = 0; at < bytes.length && !state.isFull; at += step) {
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length)
      yield at / bytes.length
    }
  } catch (error) {
    if (files.size === 0 && open.size === 0) {
      problems.refuse({ code: 'bad-zip', reason: error instanceof Error ? error.message : undefined })
      return null
    }
  }
  if (state.isFull) problems.add({ level: 'dropped', code: 'zip-too-large' })
  for (const name of open.keys()) problems.add({ level: 'dropped', code: 'zip-half-written', place: name })
  return files
}
