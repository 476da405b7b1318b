import type { Item, Reading } from './reading'
import { hasSame } from './same'
import type { ClaimView } from './views'
import type { Weighing } from './weigh'

/**
 * Whether a sentence tells of another one of the same kind than the claim: another video, another edition of an event. What
 * happens more than once has more than one date and more than one name, so nothing is held against it.
 *
 * - "A video called …", with a name that the claim does not know, says that there is one, not that there is no other.
 * - Another place in a row and another date or figure: "a second … in 2022" beside a claim on the first, in 2021.
 *
 * @returns asked of each claim; all that can be known beforehand is looked at once
 */
export function onAnother(reading: Reading, candidates: Weighing['candidates']): (view: ClaimView) => boolean {
  const works = reading.items.filter((item) => isWork(item) && isOneOfMany(reading, item))
  const known = new Map<ClaimView, { hasValue: boolean; hasOrdinal: boolean }>()
  for (const { kind, chance, near, conflict } of candidates) {
    const { view } = near.alignment
    const so = known.get(view) ?? { hasValue: false, hasOrdinal: false }
    so.hasValue ||= kind === 'date' || kind === 'number'
    so.hasOrdinal ||= chance >= LIKELY && isOrdinal(conflict.article) && isOrdinal(conflict.dossier)
    known.set(view, so)
  }
  const answers = new Map<ClaimView, boolean>()
  return (view) => {
    const { hasValue, hasOrdinal } = known.get(view) ?? { hasValue: false, hasOrdinal: false }
    const answer =
      answers.get(view) ?? ((hasValue && hasOrdinal) || works.some((work) => !isKnownTo(view, work, reading)))
    answers.set(view, answer)
    return answer
  }
}

const isWork = (item: Item): boolean => item.type === 'W' || item.type === 'X'

/** From here on the other place in a row is meant, and not only a word of order somewhere in the sentence. */
const LIKELY = 0.5

/** A title that has a word of weight in common with the claim may be the claim's own, ill quoted. */
function isKnownTo({ known, vocabulary }: ClaimView, work: Item, { terms }: Reading): boolean {
  if (hasSame(work, known)) return true
  return terms.some((term) => term.start < work.end && term.end > work.start && vocabulary.has(term.key))
}

/** "a video called X", "another talk, “X”": an article that says "one of them" opens the words before the name. */
function isOneOfMany({ text, start }: Reading, item: Item): boolean {
  const at = item.start - start
  return opening.test(text.slice(Math.max(0, at - LONGEST_OPENING), at))
}

/** In letters: with all that stands before it, a long text of nothing but names would cost its length squared. */
const LONGEST_OPENING = 80

const opening =
  /\b(?:an?|another)\s+(?:[\p{L}-]+\s+){0,3}[\p{L}-]+,?\s+(?:(?:called|titled|entitled|named|dubbed),?\s+["'“”‘’«]?|["“”‘«])$/iu

function isOrdinal(words: string): boolean {
  return ordinal.test(words.trim())
}

const ordinal =
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|next|last|final)$/i
