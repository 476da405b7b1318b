import type { SlotType } from '@/lib/dossier/format/schema'
import { isoDateOf } from '@/lib/text/iso-date-of'
import { kindOfName, namesIn } from '@/lib/engine/analyse/gazetteer'
import type { EntityKind } from '@/lib/engine/analyse/parsed-sentence'
import { rolesOf } from '@/lib/engine/analyse/roles'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import type { Span } from '@/lib/text/spans'
import { numbersOf } from '@/lib/text/numbers'

/** A part of a claim that an article could get wrong. Offsets are UTF-16 units of the text it was found in. */
interface ProposedDetail {
  type: SlotType
  /** A date as ISO, any other value as the text words it. */
  value: string
  start: number
  end: number
  /** Whether only one value can be true: proposed for dates and numbers. */
  single: boolean
}

/**
 * Finds the dates, numbers, roles and names of a statement that an article could get wrong, in order, without overlap.
 * Names of the subject are left out.
 */
export function proposeDetails(text: string, ofSubject: readonly string[]): ProposedDetail[] {
  const folded = fold(text)
  const proposals: ProposedDetail[] = []
  // "Apollo 11" is not in "Apollo 110".
  const namedItems = ofSubject
    .flatMap((name) => occurrencesOf(fold(name), folded))
    .filter(({ end }) => !/\d/.test(folded.charAt(end)))
  const add = (detail: Omit<ProposedDetail, 'value'>, value = text.slice(detail.start, detail.end)): void => {
    const { start, end } = detail
    if (value !== '' && !proposals.some((other) => start < other.end && end > other.start))
      proposals.push({ ...detail, value })
  }
  for (const { start, end, value } of datesOf(folded))
    add({ type: 'date', start, end, single: true }, isoDateOf(value) ?? '')
  for (const { start, end } of numbersOf(folded))
    // "Apollo 11": the number is a part of the name.
    if (!namedItems.some((name) => start < name.end && end > name.start))
      add({ type: 'number', start, end, single: true })
  for (const { raw, start } of namesIn(folded)) {
    // The name, or only its last word, as with a family name.
    if (ofSubject.some((name) => name === raw || name.split(' ').at(-1) === raw)) continue
    const before = folded.slice(Math.max(0, start - 12), start).toLowerCase()
    add({ type: SLOT_TYPE_OF_KIND[kindOfName(raw, before)], start, end: start + raw.length, single: false })
  }
  for (const { start, end } of rolesOf(folded)) add({ type: 'role', start, end, single: false })
  return proposals.sort((a, b) => a.start - b.start)
}

const SLOT_TYPE_OF_KIND: Record<EntityKind, SlotType> = {
  subject: 'name',
  person: 'name',
  org: 'org',
  place: 'place',
  work: 'work',
  name: 'name',
}

/** Returns each place of some words in a text, also within longer words. */
export function occurrencesOf(words: string, text: string): Span[] {
  const found: Span[] = []
  for (let start = words === '' ? -1 : text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1))
    found.push({ start, end: start + words.length })
  return found
}
