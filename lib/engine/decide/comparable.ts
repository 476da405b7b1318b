import { opinionWords } from '@/lib/engine/link/inputs'
import { OPPOSITE, wordRelationOf } from '@/lib/engine/lexicon/word-relations'
import { lexiconIdOf } from '@/lib/engine/lexicon/listed-words'
import { areOpposite } from '@/lib/engine/lexicon/word-table'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { ParsedSentence, Term } from '@/lib/engine/analyse/parsed-sentence'
import { wordsOf, type Word } from '@/lib/text/words'
import type { ScoredDetail } from './score-details'

/**
 * Whether two values can be shown as different at all. False for words of opinion, for untyped words without a
 * comparable value, and where the dossier's value occurs elsewhere in the sentence.
 */
export function areComparable(
  { item, kind, start, end }: ScoredDetail,
  { value }: NonNullable<ScoredDetail['differing']>,
  reading: ParsedSentence,
): boolean {
  const words = reading.words.filter((w) => w.start < end && w.end > start)
  if (!item && kind === 'term' && words.some((w) => w.lower.match(opinionWords) !== null)) return false
  const known = contentWordsOf(wordsOf(value.text))
  if (!item && kind === 'term' && (value.isWhole || value.result === 'unlike')) {
    if (!words.some((a) => known.some((b) => excludes(a, b)))) return false
  }
  if (value.isWhole) return true
  const outside = contentWordsOf(reading.words.filter((w) => w.end <= start || w.start >= end))
  const standing = known.filter((w) => outside.some((o) => o.stem === w.stem))
  return standing.length === 0 || (item !== null && standing.length < known.length)
}

/**
 * Whether a claim may have or exclude the time of day of a detail: on one day, an undocking and a landing share their
 * names. One word of the clause suffices to agree, besides names; to differ, the claim must have all of them.
 */
export function isTimeOf(
  { clauses, terms }: ParsedSentence,
  { item, start }: Pick<ScoredDetail, 'item' | 'start'>,
  { vocabulary, stems }: AnalysedClaim,
  mayAgree: boolean,
): boolean {
  if (item?.type !== 'number' || !item.number.clock) return true
  const clause = clauses.find((c) => c.start <= start && start < c.end)
  const said = (clause?.terms ?? terms).filter((t) => t.kind === 'word')
  const isInClaim = (t: Term): boolean => vocabulary.has(t.key) || stems.has(t.stem)
  return mayAgree ? said.length === 0 || said.some(isInClaim) : said.length > 0 && said.every(isInClaim)
}

const contentWordsOf = (words: readonly Word[]): Word[] => words.filter((w) => !stopWords.has(w.lower))

const excludes = (a: Word, b: Word): boolean =>
  areOpposite(a.lemma, b.lemma) || wordRelationOf(lexiconIdOf(a.lemma), lexiconIdOf(b.lemma)) >= OPPOSITE
