import { base64Bytes } from '@/lib/text/base64-bytes'

/**
 * Unpacks an embedded file. Stops as soon as it is longer than announced, so that a small text cannot fill the memory.
 *
 * @param text gzip in base64
 * @param bytes announced length
 * @returns null where it is damaged or longer than announced
 */
export async function unpack(text: string, bytes: number): Promise<Blob | null> {
  try {
    const packed = base64Bytes(text.trim())
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let length = 0
    for await (const piece of piecesOf(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')))) {
      length += piece.length
      if (length > bytes) return null
      pieces.push(piece)
    }
    return new Blob(pieces)
  } catch {
    return null
  }
}

/** Chromium 120 cannot iterate over a stream. */
async function* piecesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}
