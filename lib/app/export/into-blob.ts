import { nextTask } from '@/lib/platform/next-task'

/** Half a frame: what the reader does is never kept waiting. */
const SLICE_MS = 8
/** Parts of this length are handed to the browser, which keeps what is large on disk. Longer ones would take it long at once. */
const PART_LENGTH = 1 << 18

/**
 * Gathers pieces into a file without holding all of them here, and lets what waits run first every few milliseconds.
 *
 * @throws the signal's reason when it is aborted
 */
export async function intoBlob(pieces: AsyncIterable<string | Uint8Array>, signal: AbortSignal): Promise<Blob> {
  const parts: Blob[] = []
  let held: BlobPart[] = []
  let length = 0
  let end = performance.now() + SLICE_MS
  for await (const piece of pieces) {
    held.push(piece as BlobPart) // made by us, never on shared memory
    length += piece.length
    if (length >= PART_LENGTH) {
      parts.push(new Blob(held))
      held = []
      length = 0
    }
    if (performance.now() < end) continue
    await nextTask()
    signal.throwIfAborted()
    end = performance.now() + SLICE_MS
  }
  signal.throwIfAborted()
  return new Blob([...parts, ...held])
}
