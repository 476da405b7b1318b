import { largeData } from '@/lib/engine/data/large-data'
import { openReader, type Entailment, type ReadPair } from './reader'

/** Number of pairs that are cached, the last used ones. */
const MOST_CACHED = 4000

let openedReader: ReadPair | undefined
const readPairs = new Map<string, Entailment>()

/** Reads a claim and a statement with the engine's reader, which opens at the first pair. A pair that was read lately costs nothing. */
export const readPairCached: ReadPair = (claim, statement) => {
  const key = `${claim}\n${statement}`
  const read = readPairs.get(key) ?? (openedReader ??= openReader(largeData().reader))(claim, statement)
  readPairs.delete(key)
  readPairs.set(key, read)
  const [oldest] = readPairs.keys()
  if (readPairs.size > MOST_CACHED && oldest !== undefined) readPairs.delete(oldest)
  return read
}
