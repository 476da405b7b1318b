/**
 * Reads a file of `packData` (tools/release/shipped-data.ts) or of packages/lab/train/pack_encoder.py: the length of the head
 * (4 bytes, little-endian), the head as JSON, then bytes. In the head, `{ "bytes": [from, to] }` refers to a range of
 * these bytes, which are not copied.
 *
 * @throws Error for a file that is damaged or cut off
 */
export function readPackedBytes(file: Uint8Array<ArrayBuffer>): unknown {
  try {
    const length = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(0, true)
    const head = new TextDecoder().decode(file.subarray(HEAD_LENGTH_BYTES, HEAD_LENGTH_BYTES + length))
    const bytes = file.subarray(HEAD_LENGTH_BYTES + length)
    return JSON.parse(head, (_, value: unknown) => {
      if (!isPackedPart(value)) return value
      const [from, to] = value.bytes
      if (!(from >= 0 && to >= from && to <= bytes.length)) throw new RangeError('a part lies beyond the end')
      return bytes.subarray(from, to)
    }) as unknown
  } catch (error) {
    throw new Error('A data file of the engine is damaged or cut off.', { cause: error })
  }
}

const HEAD_LENGTH_BYTES = 4

const isPackedPart = (value: unknown): value is { bytes: [number, number] } =>
  typeof value === 'object' && value !== null && 'bytes' in value
