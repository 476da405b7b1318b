import type { SlotType } from '@/lib/dossier/format/schema'
import { isoOf } from '@/lib/dossier/format/iso-of'
import { kindOfName, namesIn } from '@/lib/engine/analyse/gazetteer'
import type { EntityKind } from '@/lib/engine/analyse/gazetteer-entry'
import { rolesOf } from '@/lib/engine/analyse/roles'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { numbersOf } from '@/lib/text/numbers'

/** A part of a claim that an article could get wrong. Offsets are UTF-16 units of the text it was found in. */
export interface ProposedDetail {
  type: SlotType
  /** A date as ISO, everything else as it is written. */
  value: string
  start: number
  end: number
  /** Whether only one value can be true: proposed for dates and numbers. */
  single: boolean
}

/**
 * Finds the dates, numbers, roles and names of a statement that an article could get wrong, in order, without overlap. The
 * names of the subject are left out.
 */
export function proposeDetails(text: string, ofSubject: readonly string[]): ProposedDetail[] {
  const folded = fold(text)
  const found: ProposedDetail[] = []
  const named = ofSubject.flatMap((name) => occurrencesOf(fold(name), folded))
  const add = (detail: Omit<ProposedDetail, 'value'>, value = text.slice(detail.start, detail.end)): void => {
    const { start, end } = detail
    if (value !== '' && !found.some((other) => start < other.end && end > other.start)) found.push({ ...detail, value })
  }
  for (const { start, end, value } of datesOf(folded))
    add({ type: 'date', start, end, single: true }, isoOf(value) ?? '')
  for (const { start, end } of numbersOf(folded))
    // "Apollo 11": the number is a part of the name.
    if (!named.some((name) => start < name.end && end > name.start)) add({ type: 'number', start, end, single: true })
  for (const { raw, start } of namesIn(folded)) {
    if (ofSubject.some((name) => isSameName(name, raw))) continue
    const before = folded.slice(Math.max(0, start - 12), start).toLowerCase()
    add({ type: TYPES[kindOfName(raw, before)], start, end: start + raw.length, single: false })
  }
  for (const { start, end } of rolesOf(folded)) add({ type: 'role', start, end, single: false })
  return found.sort((a, b) => a.start - b.start)
}

const TYPES: Record<EntityKind, SlotType> = {
  subject: 'name',
  person: 'name',
  org: 'org',
  place: 'place',
  work: 'work',
  name: 'name',
}

/** The places of a name in a text, where no digit continues it. */
function occurrencesOf(name: string, text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let start = name === '' ? -1 : text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
    const end = start + name.length
    if (!/^\d/.test(text.slice(end, end + 1))) found.push({ start, end })
  }
  return found
}

/** Also where a text has only the last name. */
function isSameName(name: string, raw: string): boolean {
  return name === raw || name.split(' ').at(-1) === raw
}
