import { largeData } from '@/lib/engine/data/large-data'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { openReaderLayers, type Entailment, type ReadPair } from './reader'

/** Number of pairs that are cached, the last used ones. */
const MOST_CACHED = 4000

let openedReader: ReadPair | undefined
const readPairs = new Map<string, Entailment>()

/** Reads a claim and a statement with the engine's reader, which opens at the first pair. A pair that was read lately costs nothing. */
export const readPairCached: ReadPair = (claim, statement) => {
  const key = `${claim}\n${statement}`
  const read = readPairs.get(key) ?? openedNow()(claim, statement)
  readPairs.delete(key)
  readPairs.set(key, read)
  const [oldest] = readPairs.keys()
  if (readPairs.size > MOST_CACHED && oldest !== undefined) readPairs.delete(oldest)
  return read
}

/** Opens the reader before its first pair, in steps. A pair that comes meanwhile does not wait for them. */
export function* openReaderInSteps(): Generator<void, void, undefined> {
  if (openedReader) return
  const opening = openReaderLayers(largeData().reader)
  for (let step = opening.next(); !openedReader; step = opening.next()) {
    if (step.done) openedReader = step.value
    else yield
  }
}

const openedNow = (): ReadPair => (openedReader ??= runAtOnce(openReaderLayers(largeData().reader)))
