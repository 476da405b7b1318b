import { readPackedBytes } from '@/lib/engine/data/packed'
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
  const [wordTable, net, encoder] = await Promise.all([
    readPacked<LargeData['wordTable']>('/data/word-table.bin'),
    readPacked<LargeData['net']>('/data/net.bin'),
    readPacked<LargeData['encoder']>('/data/encoder.bin'),
  ])
  data = { wordTable, net, encoder }
}

/** Reads a file of the extension. */
export async function readPacked<T>(path: string): Promise<T> {
  return readPackedBytes(new Uint8Array(await (await fetch(path)).arrayBuffer())) as T
}
