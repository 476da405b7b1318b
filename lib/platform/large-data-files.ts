import { readPackedBytes } from '@/lib/engine/data/packed'
import type { LargeData, loadLargeData as load } from '@/lib/engine/data/large-data'

// The build of the extension uses this module in place of lib/engine/data/large-data.ts.

let loadedData: LargeData | undefined
let loadingData: Promise<void> | undefined

export function largeData(): LargeData {
  if (!loadedData) throw new Error('The engine’s data are used before they are loaded.')
  return loadedData
}

export const loadLargeData: typeof load = () =>
  (loadingData ??= readAllData().catch((error: unknown) => {
    loadingData = undefined // the next call tries to read the files again
    throw error
  }))

async function readAllData(): Promise<void> {
  const [wordTable, net, encoder, reader] = await Promise.all([
    readPacked<LargeData['wordTable']>('/data/word-table.bin'),
    readPacked<LargeData['net']>('/data/net.bin'),
    readPacked<LargeData['encoder']>('/data/encoder.bin'),
    readPacked<LargeData['reader']>('/data/reader.bin'),
  ])
  loadedData = { wordTable, net, encoder, reader }
}

export async function readPacked<T>(path: string): Promise<T> {
  return readPackedBytes(new Uint8Array(await (await fetch(path)).arrayBuffer())) as T
}
