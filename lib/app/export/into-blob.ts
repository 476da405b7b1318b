import { nextTask } from '@/lib/text/run-in-slices'

/** Half a frame, in ms, so that the panel stays responsive. */
const SLICE_MS = 8
/** Parts of this length are passed to the browser, which keeps large data on disk. Longer ones would block it. */
const PART_LENGTH = 1 << 18

/**
 * Collects pieces into a file without keeping them in memory, and lets waiting tasks run every few milliseconds.
 *
 * @throws the signal's reason when it is aborted
 */
export async function intoBlob(pieces: AsyncIterable<string | Uint8Array>, signal: AbortSignal): Promise<Blob> {
  const parts: Blob[] = []
  let held: BlobPart[] = []
  let length = 0
  let end = performance.now() + SLICE_MS
  for await (const piece of pieces) {
    held.push(piece as BlobPart) // Created here, never on shared memory.
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
