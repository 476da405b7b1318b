import type { LargeData, loadLargeData as load } from '@/lib/engine/data/large-data'

// The build of the extension uses this module in place of lib/engine/data/large-data.ts.

let data: LargeData | undefined
let loading: Promise<void> | undefined

export function largeData(): LargeData {
  if (!data) throw new Error('The engine’s data are used before they are loaded.')
  return data
}

export const loadLargeData: typeof load = () =>
  (loading ??= read().catch((error: unknown) => {
    loading = undefined // the next call tries to read the files again
    throw error
  }))

async function read(): Promise<void> {
  const [wordTable, net] = await Promise.all([
    readPacked<LargeData['wordTable']>('/data/word-table.bin'),
    readPacked<LargeData['net']>('/data/net.bin'),
  ])
  data = { wordTable, net }
}

/**
 * Reads a file made by tools/release/shipped-data.ts: the length of the head (4 bytes, little-endian), the head as
 * JSON, then bytes. In the head, `{ "bytes": [from, to] }` refers to a range of these bytes.
 */
export async function readPacked<T>(path: string): Promise<T> {
  const file = await (await fetch(path)).arrayBuffer()
  const length = new DataView(file).getUint32(0, true)
  const head = new TextDecoder().decode(new Uint8Array(file, HEAD_LENGTH_BYTES, length))
  const bytes = new Uint8Array(file, HEAD_LENGTH_BYTES + length)
  return JSON.parse(head, (_, value: unknown) => (isPart(value) ? bytes.subarray(...value.bytes) : value)) as T
}

const HEAD_LENGTH_BYTES = 4

const isPart = (value: unknown): value is { bytes: [number, number] } =>
  typeof value === 'object' && value !== null && 'bytes' in value
