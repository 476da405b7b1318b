/**
 * Reads a file of the extension made by scripts/ship/packed.ts: the length of its head, the head as JSON, then bytes. In the head,
 * `{ "bytes": [from, to] }` refers to a range of the bytes.
 */
export async function readPacked<T>(path: string): Promise<T> {
  const file = await (await fetch(path)).arrayBuffer()
  const length = new DataView(file).getUint32(0, true)
  const head = new TextDecoder().decode(new Uint8Array(file, LENGTH, length))
  const bytes = new Uint8Array(file, LENGTH + length)
  return JSON.parse(head, (_, value: unknown) => (isPart(value) ? bytes.subarray(...value.bytes) : value)) as T
}

const LENGTH = 4

const isPart = (value: unknown): value is { bytes: [number, number] } =>
  typeof value === 'object' && value !== null && 'bytes' in value
