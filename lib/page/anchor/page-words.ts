import { noWords, scanWords, type Words } from './scan-words'

/** A page's words as numbers, with their positions. */
export interface PageWords {
  text: string
  words: Words
  /** The number of each word, in order. */
  ids: Int32Array
  /** @returns −1 for a word that is not on the page */
  idOf(hash: number, otherHash: number): number
  /** Number of occurrences on the page. */
  countOf(id: number): number
  /** Positions grouped by word, in order; those of a word begin at its `firstPlace` and end before the next word's. */
  places: Int32Array
  firstPlace: Int32Array
}

/** Indexes a page's words once, for all notes of the page. */
export function* indexPage(text: string): Generator<undefined, PageWords, undefined> {
  const words = noWords(Math.ceil(text.length / 5) + 16)
  for (let at = 0; at < text.length;) {
    at = scanWords(text, words, at, at + STRETCH)
    yield
  }
  const { count, hashes, otherHashes } = words
  const mask = 2 ** Math.ceil(Math.log2(count * 2 + 2)) - 1
  /** Open addressing: the number of the slot's word, plus one. */
  const slots = new Int32Array(mask + 1)
  const ids = new Int32Array(count)
  /** One position of each different word. */
  const example = new Int32Array(count)
  const counts = new Int32Array(count + 1)
  const slotOf = (hash: number, otherHash: number): number => {
    for (let slot = (hash ^ (hash >>> 16)) & mask; ; slot = (slot + 1) & mask) {
      const taken = slots[slot] ?? 0
      if (taken === 0) return slot
      const at = example[taken - 1] ?? 0
      if (hashes[at] === hash && otherHashes[at] === otherHash) return slot
    }
  }
  let different = 0
  for (let i = 0; i < count; i++) {
    const slot = slotOf(hashes[i] ?? 0, otherHashes[i] ?? 0)
    let id = (slots[slot] ?? 0) - 1
    if (id < 0) {
      id = different++
      slots[slot] = id + 1
      example[id] = i
    }
    ids[i] = id
    counts[id] = (counts[id] ?? 0) + 1
    if (i % STRETCH === STRETCH - 1) yield
  }
  const firsts = new Int32Array(different + 1)
  for (let id = 0; id < different; id++) firsts[id + 1] = (firsts[id] ?? 0) + (counts[id] ?? 0)
  yield
  const places = new Int32Array(count)
  const next = firsts.slice()
  for (let i = 0; i < count; i++) {
    const id = ids[i] ?? 0
    places[next[id] ?? 0] = i
    next[id] = (next[id] ?? 0) + 1
    if (i % (4 * STRETCH) === 4 * STRETCH - 1) yield
  }
  return {
    text,
    words,
    ids,
    idOf: (hash, otherHash) => (slots[slotOf(hash, otherHash)] ?? 0) - 1,
    countOf: (id) => counts[id] ?? 0,
    places,
    firstPlace: firsts,
  }
}

/** Characters, or words, per step: well below a millisecond. */
const STRETCH = 16_384
