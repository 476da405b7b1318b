import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { hasSame } from '@/lib/engine/analyse/compare-values'
import type { DetailSpan } from '@/lib/engine/details/spans'
import type { RankedEvidence } from '@/lib/engine/link/rank-evidence'

/** Minimum share of equal words, without values, for two claims to answer one question. */
const LEAST_SHARED = 0.8

/**
 * Whether another claim with the same question has the article's value. "He joined in 2023" is correct despite a claim
 * that he joined in 2015, if another claim says that he joined again in 2023.
 */
export function isSupportedElsewhere(
  span: DetailSpan,
  against: AnalysedClaim,
  { rankedClaims }: RankedEvidence,
): boolean {
  const { item } = span
  if (!item || item.type === 'degree' || item.type === 'role') return false
  const asked = wordsOf(against)
  return rankedClaims.some(({ view }) => {
    if (view === against || !hasSame(item, view.known)) return false
    const own = wordsOf(view)
    let shared = 0
    for (const key of own) if (asked.has(key)) shared++
    return shared >= LEAST_SHARED * Math.max(own.size, asked.size)
  })
}

/** The content words of a claim's own text outside its values. */
function wordsOf(view: AnalysedClaim): ReadonlySet<string> {
  const known = words.get(view)
  if (known) return known
  const found = new Set<string>()
  for (const reading of view.readings)
    if ((reading.wording ?? 0) === 0)
      for (const term of reading.terms) if (term.kind !== 'item' && !term.slot) found.add(term.key)
  words.set(view, found)
  return found
}
const words = new WeakMap<AnalysedClaim, ReadonlySet<string>>()

/** Whether a sentence is one of a claim's wordings, word for word; the subject's name does not matter. */
export function isWordingOf(reading: ParsedSentence, { readings }: AnalysedClaim): boolean {
  const said = wordsWithoutSubject(reading)
  return readings.some((own) => wordsWithoutSubject(own) === said)
}

function wordsWithoutSubject({ words, items }: ParsedSentence): string {
  const isSubject = (word: ParsedSentence['words'][number]): boolean =>
    items.some((i) => i.type === 'subject' && word.start < i.end && word.end > i.start)
  return words
    .filter((word) => !isSubject(word))
    .map((word) => word.lower)
    .join(' ')
}
