import { sentencesOf, type SentenceSpan } from '@/lib/text/sentences'
import type { Quotation } from './find-quotations'
import type { People, Pronoun } from './people'
import { OPENS_WITH_ROLE, OPENS_WITH_SUBJECT, subjectOf } from './reporting-clauses'

/** Who says a quotation. */
export interface Speaker {
  name: string
  /** The words that stand for the speaker beside the quotation. */
  place: SentenceSpan | null
  /** The text names the speaker beside this quotation. Whom a pronoun, a role or the sentence before means is a guess. */
  isSure: boolean
  pronoun: Pronoun | null
}

/** Returns the speakers of the quotations of a text, for those that have one. */
export function speakersOf(
  text: string,
  quotations: readonly Quotation[],
  people: People,
): ReadonlyMap<Quotation, Speaker> {
  const speakers = new Map<Quotation, Speaker>()
  let former: Speaker | null = null
  let toldFrom = 0
  for (const quotation of quotations) {
    const { start } = quotation.block
    // A paragraph that begins with a pronoun goes on from the one before.
    if (
      toldFrom <= start &&
      !(start - toldFrom < LONGEST_TOLD && /^\W*(?:He|She)\b/.test(text.slice(start, start + 10)))
    ) {
      former = null
      toldFrom = start
    }
    former = speakerOf(text, quotation, toldFrom, former, people)
    if (former) speakers.set(quotation, former)
    toldFrom = quotation.end
  }
  return speakers
}

/** Most characters between two quotations of which the second goes on from the first. */
const LONGEST_TOLD = 1000

function speakerOf(
  text: string,
  quotation: Quotation,
  toldFrom: number,
  former: Speaker | null,
  people: People,
): Speaker | null {
  const subject = subjectOf(text, quotation)
  if (subject?.kind === 'other') return null
  if (subject?.kind === 'name')
    return { name: subject.words, place: subject, isSure: true, pronoun: people.pronounOf(subject.words) }
  const pronoun = subject?.kind === 'pronoun' ? (subject.words.toLowerCase() as Pronoun) : null
  const meant = meantBefore(text, quotation, toldFrom, pronoun, former, people)
  const holder = subject?.kind === 'role' ? people.holderOf(subject.words) : null
  const name = holder ?? meant?.name
  if (name === undefined || (subject?.kind === 'role' && (!holder || (meant && !people.areSame(meant.name, holder)))))
    return null
  return { name, place: subject ?? meant?.place ?? null, isSure: false, pronoun: pronoun ?? people.pronounOf(name) }
}

/**
 * Returns whom a pronoun, or a quotation without a reporting clause, means: the only person or the subject of the nearest sentence before
 * it that names one, else the speaker of the quotation before. `toldFrom` is the end of that quotation.
 */
function meantBefore(
  text: string,
  { start: to, block }: Quotation,
  toldFrom: number,
  pronoun: Pronoun | null,
  former: Speaker | null,
  people: People,
): Omit<Speaker, 'isSure'> | null {
  const fits = (own: Pronoun | null): boolean => pronoun === null || own === null || own === pronoun
  const isOpen = !/[.!?…]["”’»]*\s*["“”‘'«»„‹›]?$/.test(text.slice(toldFrom, to))
  for (const [at, { start, end }] of sentencesOf(text, toldFrom, to).reverse().entries()) {
    const words = text.slice(start, end)
    if (former?.place && start <= former.place.start && former.place.end <= end) break
    const named = people.personsIn(words).map((one) => ({ ...one, pronoun: people.pronounOf(one.name) }))
    const [one, ...others] = named.filter((person) => fits(person.pronoun))
    if (one) {
      const isOwn = isOpen && at === 0
      const isLead = isOwn && /:\W*$/.test(words)
      const isSubject = OPENS_WITH_SUBJECT.test(words.slice(0, one.index))
      const isOnly = others.every(({ name }) => people.areSame(name, one.name))
      const isNear =
        pronoun === null
          ? isLead || (!isOwn && toldFrom === block.start)
          : isSubject || !isOwn || one.pronoun === pronoun
      if (!isNear || !(isSubject || isOnly)) return null
      const from = start + one.index
      return { ...one, place: isOwn ? { start: from, end: from + one.name.length } : null }
    }
    if (OPENS_WITH_ROLE.test(words)) return null
  }
  return former && fits(former.pronoun) ? former : null
}
