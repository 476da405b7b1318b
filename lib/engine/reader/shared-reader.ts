import { largeData } from '@/lib/engine/data/large-data'
import { madeOnce } from '@/lib/text/run-in-slices'
import { openReaderLayers, type Entailment, type ReadPair } from './reader'

/** Number of pairs that are cached, the last used ones. */
const MOST_CACHED = 4000

const opened = madeOnce(() => openReaderLayers(largeData().reader))
/** Opens the reader before its first pair. A pair that comes meanwhile takes the steps that are left at once. */
export const openReaderInSteps = opened.inSteps
const readPairs = new Map<string, Entailment>()

/** Reads a claim and a statement with the engine's reader, which opens at the first pair. A pair that was read lately costs nothing. */
export const readPairCached: ReadPair = (claim, statement) => {
  const key = `${claim}\n${statement}`
  const read = readPairs.get(key) ?? opened.atOnce()(claim, statement)
  readPairs.delete(key)
  readPairs.set(key, read)
  const [oldest] = readPairs.keys()
  if (readPairs.size > MOST_CACHED && oldest !== undefined) readPairs.delete(oldest)
  return read
}
