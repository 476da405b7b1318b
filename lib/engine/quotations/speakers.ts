import { sentencesOf } from '@/lib/text/sentences'
import type { Quotation } from './find-quotations'
import type { People } from './people'
import { OPENS_WITH_ROLE, OPENS_WITH_SUBJECT, subjectOf } from './reporting-clauses'
import type { Span } from '@/lib/text/spans'

/** Who says a quotation. */
export interface Speaker {
  name: string
  /** The words that stand for the speaker beside the quotation. */
  place: Span | null
  /** The text names the speaker beside this quotation. Whom a pronoun or the sentence before means is a guess. */
  isSure: boolean
  pronoun: string | null
}

/** Returns the speakers of the quotations of a text, for those that have one; a role where no name stands. */
export function speakersOf(text: string, quotations: readonly Quotation[], people: People) {
  const speakers = new Map<Quotation, Speaker>()
  let former: Speaker | null = null
  let toldFrom = 0
  for (const quotation of quotations) {
    const { start } = quotation.block
    // A paragraph that begins with a pronoun goes on from the one before.
    const goesOn = start - toldFrom < LONGEST_TOLD && /^(?:He|She)\b/.test(text.slice(start, start + 4))
    if (toldFrom <= start && !goesOn) [former, toldFrom] = [null, start]
    former = speakerOf(quotation)
    const speaker = former ?? roleOf(quotation)
    if (speaker) speakers.set(quotation, speaker)
    toldFrom = quotation.end
  }
  return speakers

  function speakerOf(quotation: Quotation): Speaker | null {
    const place = subjectOf(text, quotation)
    const name = place?.words ?? ''
    const pronoun = /^(?:he|she)$/i.test(name) ? name.toLowerCase() : null
    if (place && pronoun === null)
      return NO_NAME.test(name) ? null : { name, place, isSure: true, pronoun: people.pronounOf(name) }
    const meant = meantBefore(quotation, pronoun)
    return meant && { ...meant, place: place ?? meant.place, isSure: false, pronoun: pronoun ?? meant.pronoun }
  }

  /** Returns the role in which somebody says a quotation: "The mayor", "His wife". Whom a pronoun behind it means is not known. */
  function roleOf(quotation: Quotation): Speaker | null {
    const place = subjectOf(text, quotation)
    return place && isRole(place.words) ? { name: place.words, place, isSure: true, pronoun: null } : null
  }

  /**
   * Returns whom a pronoun, or a quotation without a reporting clause, means: the only person or the subject of the nearest sentence
   * before it that names one, else the speaker of the quotation before.
   */
  function meantBefore({ start: to, block }: Quotation, pronoun: string | null): Speaker | null {
    const fits = (own: string | null): boolean => pronoun === null || own === null || own === pronoun
    const isOpen = !/[.!?…]["”’»]*\s*["“”‘'«»„‹›]?$/.test(text.slice(toldFrom, to))
    for (const [at, { start, end }] of sentencesOf(text, toldFrom, to).reverse().entries()) {
      const words = text.slice(start, end)
      if (former?.place && start <= former.place.start && former.place.end <= end) break
      const [one, ...others] = people.personsIn(words).filter(({ name }) => fits(people.pronounOf(name)))
      if (one) {
        const own = people.pronounOf(one.name)
        const isOwn = isOpen && at === 0
        const isSubject = OPENS_WITH_SUBJECT.test(words.slice(0, one.index))
        const isOnly = others.every(({ name }) => people.areSame(name, one.name))
        let isNear = pronoun !== null || toldFrom === block.start
        if (isOwn) isNear = pronoun === null ? /:[^\w:]*$/.test(words) : isSubject || own === pronoun
        const from = start + one.index
        const place = isOwn ? { start: from, end: from + one.name.length } : null
        return isNear && (isSubject || isOnly) ? { name: one.name, place, isSure: false, pronoun: own } : null
      }
      if (OPENS_WITH_ROLE.test(words)) return null
    }
    return former && fits(former.pronoun) ? former : null
  }
}

/** Whether the words for a speaker are a role, which has no name. */
export const isRole = (speaker: string): boolean => /^(?:the|its|her|his|our|their)\s/i.test(speaker)

/** Most characters between two quotations of which the second goes on from the first. */
const LONGEST_TOLD = 1000
/** Matches a role, another pronoun, or the owner of a speaker: "Pellan's captain". */
const NO_NAME =
  /^(?!an?\s)\p{Ll}|^(?:The|One|Its|Her|His|Our|Their)\s|^(?:They|It|I|We|You|This|That|The|One|Who)$|['’]s$/u
