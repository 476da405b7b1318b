import { isAuxiliaryOrPastTense } from '@/lib/engine/analyse/clauses'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import type { Detail } from '@/lib/schema/finding'
import { adjectives, type Word } from '@/lib/text/words'
import { spansOverlap } from './spans'

interface Sentence {
  start: number
  words: readonly Word[]
  items: readonly { start: number; end: number }[]
}

/**
 * Gives the words that were not found the edges of a phrase, so that a person can look them up: "rarely complained" for
 * "rarely", "early evidence" for "early", "most software" for "most software eventually".
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

function wholePhrase(
  detail: Detail,
  { start, words }: Sentence,
  quote: string,
  taken: readonly { start: number; end: number }[],
): { start: number; end: number } {
  const joins = (k: number): boolean => {
    const [before, word] = [words[k - 1], words[k]]
    return !!before && !!word && !isLight(word) && /^[\s-]*$/.test(quote.slice(before.end - start, word.start - start))
  }
  const isFree = (k: number): boolean => !taken.some((one) => spansOverlap(one, words[k] ?? one))
  const first = words.findIndex((word) => word.end > detail.start)
  const last = words.findLastIndex((word) => word.start < detail.end)
  const isBare = words.slice(first, last + 1).every((word) => isLight(word) || isModifier(word))
  let [from, to] = [first, last]
  while (to > from && isLight(words[to])) to--
  if (to < last) return { start: detail.start, end: words[to]?.end ?? detail.end }
  if (joins(to + 1)) {
    // The last word describes the next one: that one is added, or the last word is left out.
    while (isModifier(words[to]) && joins(to + 1) && isFree(to + 1)) to++
    if (isModifier(words[to]) || (isAdverb(words[last]) && !isBare)) to = last
    if (to === last && !isBare)
      while (
        to > from &&
        (isLight(words[to]) || isAdverb(words[to]) || (isModifier(words[to]) && isLight(words[to - 1])))
      )
        to--
  } else if (isBare && isAdverb(words[to]) && joins(from) && isFree(from - 1) && !isLight(words[from - 1])) from--
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

const LIGHT_WORDS =
  /^(?:every|each|all|both|any|some|many|most|few|several|no|following|including|regarding|concerning)$/
const ADJECTIVE = /(?:[ia]ve|[ct]al|nal|ical|ous|ful|less|[ai]ble)$/
/** Words in "ly" that are no adverbs. */
const OTHER_LY =
  /^(?:family|assembly|supply|reply|rally|ally|monopoly|anomaly|butterfly|fly|rely|apply|imply|multiply|comply|italy|july|jelly|bully)$/
