import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { spansOverlap } from '@/lib/engine/details/spans'
import { conceptOf, stopWords } from '@/lib/engine/lexicon/concepts'
import { wordCosine, rowOf, shareSense } from '@/lib/engine/lexicon/word-table'
import { lemmaOf, type Word } from '@/lib/text/words'
import type { Comparison } from './page-reader'
import { stemsBeginAlike } from './values'

/** Finds the words of a claim that its passages and the text before them lack, where they are the greater part. */
export function findUnsharedWords({ stated, readings, subjectWords }: Comparison): string | null {
  const statedWords = stated.flatMap(contentWords).filter(({ lower }) => !subjectWords.has(lower))
  const quoted = readings.map(({ sentences, before }) => {
    // The first sentences of a page may come after its passage.
    const [from = 0] = sentences.map(({ start }) => start)
    return { sentences, before: before.filter(({ start }) => start < from) }
  })
  const there = quoted.flatMap(({ sentences, before }) => [...sentences, ...before].flatMap(({ words }) => words))
  // Words of a wider text are like any word, so only those of the passage and the sentence before may be synonyms.
  const close = quoted.flatMap(({ sentences, before }) => [...sentences, ...before.slice(-1)])
  const rows = close.flatMap(({ words }) => words.filter(({ lower }) => !stopWords.has(lower)).map(rowOfWord))
  const strange = statedWords.filter((word) => {
    const row = rowOfWord(word)
    const isThere = there.some(
      (other) =>
        other.stem === word.stem || stemsBeginAlike(other.stem, word.stem) || conceptOf(other) === conceptOf(word),
    )
    return !isThere && !rows.some((other) => shareSense(row, other))
  })
  const unshared = strange.filter((word) => !rows.some((row) => wordCosine(rowOfWord(word), row) > LEAST_NEARNESS))
  // Words that are only used alike do not make a claim that has no word of its passage.
  const isForeign = unshared.length * 2 > statedWords.length || strange.length === statedWords.length
  const listed = unshared.slice(0, MOST_LISTED).map(({ lower }) => lower)
  return unshared.length >= LEAST_UNSHARED && isForeign ? listed.join(', ') : null
}

/** Cosine above which two words are used alike, such as "revenue" and "profit". */
const LEAST_NEARNESS = 0.45
/** A single word without a counterpart is mostly a synonym that no list has. */
const LEAST_UNSHARED = 2
const MOST_LISTED = 12

const rowOfWord = ({ lower }: Word): number => rowOf(lemmaOf(lower))

/** Returns the words of a sentence without stop words, names, dates and numbers. */
export function contentWords({ words, items }: ParsedSentence): Word[] {
  const taken = items.filter((item) => 'id' in item || item.type === 'date' || item.type === 'number')
  return words.filter(
    (word) => !stopWords.has(word.lower) && !/\d/.test(word.raw) && !taken.some((item) => spansOverlap(word, item)),
  )
}
