import type { LargeData, loadLargeData as load } from '@/lib/engine/data/large-data'
import { readPacked } from './read-packed'

// In the extension, this takes the place of lib/engine/data/large-data.ts.

let data: LargeData | undefined
let loading: Promise<void> | undefined

export function largeData(): LargeData {
  if (!data) throw new Error('The engine’s data are used before they are loaded.')
  return data
}

export const loadLargeData: typeof load = () =>
  (loading ??= read().catch((error: unknown) => {
    loading = undefined // what could not be read now may be readable later
    throw error
  }))

async function read(): Promise<void> {
  const [wordTable, net] = await Promise.all([
    readPacked<LargeData['wordTable']>('/data/word-table.bin'),
    readPacked<LargeData['net']>('/data/net.bin'),
  ])
  data = { wordTable, net }
}
