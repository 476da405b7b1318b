import { isAuxiliaryOrPastTense } from '@/lib/engine/analyse/clauses'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import type { Detail } from '@/lib/schema/finding'
import { adjectives, type Word } from '@/lib/text/words'
import { spansOverlap, type Span } from '@/lib/text/spans'

interface Sentence {
  start: number
  words: readonly Word[]
  items: readonly Span[]
}

/**
 * Gives the words that were not found the edges of a phrase, so that a person can look them up: "rarely complained" for
 * "rarely", "gave early evidence" for "gave early".
 *
 * @param quote the sentence as written, from `sentence.start`
 */
export function withWholePhrases(details: readonly Detail[], sentence: Sentence, quote: string): Detail[] {
  const all = [...details]
  for (const [at, detail] of all.entries()) {
    if (detail.verdict !== 'open' || detail.dossier !== null || !WORDED.has(detail.kind)) continue
    const taken = [...all.filter((_, k) => k !== at), ...sentence.items]
    const { start, end } = wholePhrase(detail, sentence, quote, taken)
    all[at] = { ...detail, start, end, article: quote.slice(start - sentence.start, end - sentence.start) }
  }
  return all
}

const WORDED = new Set<Detail['kind']>(['term', 'quantifier', 'order'])

function wholePhrase(detail: Detail, { start, words }: Sentence, quote: string, taken: readonly Span[]): Span {
  const joins = (k: number): boolean => {
    const [before, word] = [words[k - 1], words[k]]
    return !!before && !!word && !isLight(word) && /^[\s-]*$/.test(quote.slice(before.end - start, word.start - start))
  }
  const isFree = (k: number): boolean => !taken.some((one) => spansOverlap(one, words[k] ?? one))
  const first = words.findIndex((word) => word.end > detail.start)
  const last = words.findLastIndex((word) => word.start < detail.end)
  let [from, to] = [first, last]
  while (isModifier(words[to]) && joins(to + 1) && isFree(to + 1)) to++
  const isBare = words.slice(first, last + 1).every((word) => isLight(word) || isModifier(word))
  if (isBare && isAdverb(words[to]) && !joins(to + 1) && joins(from) && !isLight(words[from - 1]) && isFree(from - 1))
    from--
  if (from === first && to === last) return detail
  return { start: words[from]?.start ?? detail.start, end: words[to]?.end ?? detail.end }
}

const isLight = (word: Word | undefined): boolean =>
  word !== undefined && (stopWords.has(word.lower) || LIGHT_WORDS.test(word.lower))
const isAdverb = (word: Word | undefined): boolean =>
  word !== undefined && word.lower.endsWith('ly') && !OTHER_LY.test(word.lower)
const isModifier = (word: Word | undefined): boolean =>
  word !== undefined &&
  (isAdverb(word) || ADJECTIVE.test(word.lower) || (adjectives.has(word.lower) && !isAuxiliaryOrPastTense(word)))

const LIGHT_WORDS = /^(?:every|each|all|both|any|some|many|most|few|several|no)$/
const ADJECTIVE = /(?:[ia]ve|[ct]al|nal|ical|ous|ful|less|[ai]ble)$/
/** Words in "ly" that are no adverbs. */
const OTHER_LY =
  /^(?:family|assembly|supply|reply|rally|ally|monopoly|anomaly|butterfly|fly|rely|apply|imply|multiply|comply|italy|july|jelly|bully)$/
