import { isPerson } from './guards'
import { opinionWords } from '@/lib/engine/link/inputs'
import { OPPOSITE, wordRelationOf } from '@/lib/engine/lexicon/word-relations'
import { lexiconIdOf } from '@/lib/engine/lexicon/listed-words'
import { areOpposite } from '@/lib/engine/lexicon/word-table'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { wordsOf, type Word } from '@/lib/text/words'
import type { ScoredDetail } from './score-details'

/**
 * Whether two values can be shown as different at all. False for words of opinion, for untyped words without a
 * comparable value, and where the dossier's value occurs elsewhere in the sentence.
 */
export function areComparable(
  { item, kind, start, end }: ScoredDetail,
  { value, analysis }: NonNullable<ScoredDetail['differing']>,
  reading: ParsedSentence,
): boolean {
  const words = reading.words.filter((w) => w.start < end && w.end > start)
  if (!item && kind === 'term' && words.some((w) => w.lower.match(opinionWords) !== null)) return false
  const known = contentWordsOf(wordsOf(value.text))
  if (!item && kind === 'term' && (value.isWhole || value.result === 'unlike')) {
    if (!words.some((a) => known.some((b) => excludes(a, b)))) return false
  }
  const isOfPerson = analysis
    .wordingAt(0)
    .readings.some((r) => r.items.some((i) => isPerson(i) && i.text === value.text))
  if (isOfPerson && item && !isPerson(item) && behindPlace.test(reading.text.slice(0, start - reading.start).slice(-8)))
    return false
  if (value.isWhole) return true
  const outside = contentWordsOf(reading.words.filter((w) => w.end <= start || w.start >= end))
  const standing = known.filter((w) => outside.some((o) => o.stem === w.stem))
  return standing.length === 0 || (item !== null && standing.length < known.length)
}

/** Words and signs before a place, a firm or an addition in brackets, never before a person. */
const behindPlace = /(?:\b(?:at|in|from|to|near)(?: the)? |[(,]\s*)$/

const contentWordsOf = (words: readonly Word[]): Word[] => words.filter((w) => !stopWords.has(w.lower))

const excludes = (a: Word, b: Word): boolean =>
  areOpposite(a.lemma, b.lemma) || wordRelationOf(lexiconIdOf(a.lemma), lexiconIdOf(b.lemma)) >= OPPOSITE
