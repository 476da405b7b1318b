import { readFileSync } from 'node:fs'
import wordTable from '@/lib/engine/lexicon/word-table.json'
import net from '@/lib/engine/link/weights.json'
import { readPackedBytes } from '@/lib/engine/data/packed'
import type { PackedEncoder, PackedReader } from '@/lib/engine/model/packed-encoder'
import type { PackedWeights } from '@/lib/engine/model/weights'

/** Bytes of the engine's data: base64 where the code imports them, raw where they are files of the extension. */
type PackedBytes = string | Uint8Array<ArrayBuffer>

export interface LargeData {
  wordTable: { words: string; dimensions: number; vectors: PackedBytes; senses: string; axes: string }
  net: PackedWeights
  encoder: PackedEncoder
  reader: PackedReader
}

/*
 * The large data of the engine, imported with the code. The build of the extension puts lib/platform/large-data-files.ts in the place of
 * this module (wxt.config.ts): there they are files, which are read once before the first engine, so that a background that starts for
 * something else does not load them, and all parts of the extension share one copy.
 */

/** Returns the data. In the extension it throws an Error before `loadLargeData` has finished. */
export const largeData = (): LargeData => ({
  wordTable,
  net,
  get encoder() {
    return readPackedBytes(new Uint8Array(readFileSync('assets/encoder/encoder.bin'))) as PackedEncoder
  },
  get reader() {
    return readPackedBytes(new Uint8Array(readFileSync('assets/reader/reader.bin'))) as PackedReader
  },
})

/** Loads the data. Must be awaited before an engine or an index is created. */
export const loadLargeData = (): Promise<void> => Promise.resolve()
