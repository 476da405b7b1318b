import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { readMarks, writeMarks, type MarkedText } from '@/lib/dossier/format/mark-syntax'
import type { Mark, SlotType, Status } from '@/lib/dossier/format/schema'
import { isoDateOf } from '@/lib/dossier/format/iso-date-of'
import { kindOfName, namesIn } from '@/lib/engine/analyse/gazetteer'
import type { EntityKind } from '@/lib/engine/analyse/parsed-sentence'
import { rolesOf } from '@/lib/engine/analyse/roles'
import { formatUtcDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { dateOfIso, monthValue, sayDate } from '@/lib/text/date-value'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import type { Span } from '@/lib/text/spans'
import { numbersOf } from '@/lib/text/numbers'

export interface ClaimDraft {
  text: string
  topic: string
  status: Status
  notes: readonly string[]
  details: readonly DraftDetail[]
}

/** A value that an article could get wrong, with its words in the text. */
export interface DraftDetail {
  type: SlotType
  value: string
  /** The value as the text words it; empty where the text does not state it. */
  words: string
  single: boolean
  /** Whether pages are to be compared with this value. */
  isChosen: boolean
  /** Index of the slot in the edited claim; null for a new detail. */
  slot: number | null
}

/** Returns a claim as a draft: its values are chosen, and further values of its text are proposed. */
export function draftOf(claim: AuthoredClaim, topic: string, ofSubject: readonly string[]): ClaimDraft {
  const { text, marks } = markedTextOf(claim.text)
  const own = claim.slots.map(({ type, value, single }, slot): DraftDetail => {
    const mark = marks.find((one) => one.slot === slot)
    const words = mark === undefined ? '' : text.slice(mark.start, mark.end)
    return { type, value, words, single, isChosen: true, slot }
  })
  return withDetails({ text, topic, status: claim.status, notes: claim.notes, details: own }, ofSubject)
}

/** Updates the details to the draft's text: keeps those still in it, drops others, and adds proposed ones. */
export function withDetails(
  draft: ClaimDraft,
  ofSubject: readonly string[],
  inText = proposeDetails(draft.text, ofSubject),
): ClaimDraft {
  // A value without words in the text, such as a denial, stays as it is.
  const kept = draft.details.filter(({ words, slot }) =>
    words === '' ? slot !== null : findWholeWords(draft.text, words) !== null,
  )
  const spans = kept.flatMap(({ words }) => findWholeWords(draft.text, words) ?? [])
  const proposed = inText
    .filter(({ start, end }) => !spans.some((span) => start < span.end && end > span.start))
    .map(({ type, value, start, end, single }): DraftDetail => {
      const isChosen = type === 'date' || type === 'number'
      return { type, value, words: draft.text.slice(start, end), single, isChosen, slot: null }
    })
  const order = ({ words }: DraftDetail): number => (words === '' ? draft.text.length : draft.text.indexOf(words))
  return { ...draft, details: [...kept, ...proposed].sort((a, b) => order(a) - order(b)) }
}

/**
 * Returns the draft with another text. A value that is now part of a longer date, number or name becomes the longer
 * one: "1833" in "March 1833".
 */
export function withText(draft: ClaimDraft, text: string, ofSubject: readonly string[]): ClaimDraft {
  const was = new Set(proposeDetails(draft.text, ofSubject).map(({ start, end }) => draft.text.slice(start, end)))
  const now = proposeDetails(text, ofSubject)
  const details = draft.details.map((detail): DraftDetail => {
    const span = was.has(detail.words) ? findWholeWords(text, detail.words) : null
    const longer = now.find(
      ({ type, start, end }) =>
        span !== null &&
        type === detail.type &&
        start <= span.start &&
        end >= span.end &&
        end - start > span.end - span.start,
    )
    return longer ? { ...detail, value: longer.value, words: text.slice(longer.start, longer.end) } : detail
  })
  return withDetails({ ...draft, text, details }, ofSubject, now)
}

/**
 * The draft as a claim.
 * @param before the edited claim, whose fields that the form does not show are kept
 * @param sources numbers of all sources that the claim cites
 */
export function claimOf(draft: ClaimDraft, id: string, sources: number[], before?: AuthoredClaim): AuthoredClaim {
  const chosen = draft.details.filter(({ isChosen }) => isChosen)
  const text = draft.text.trim()
  const marks = chosen.flatMap(({ words }, slot): Mark[] => {
    const span = words === '' ? null : findWholeWords(text, words)
    return span === null ? [] : [{ slot, ...span }]
  })
  const newSlotOf = new Map(chosen.flatMap(({ slot }, at) => (slot === null ? [] : [[slot, at] as const])))
  const doubts = draft.notes.filter((note) => note.trim() !== '')
  const { correction, confidence, depth, time, unsourced, ...rest } = before ?? EMPTY_CLAIM
  return {
    ...rest,
    id,
    section: before?.section ?? draft.topic,
    text: writeMarks({ text, marks: withoutOverlap(marks) }),
    status: draft.status,
    ...(confidence === undefined ? {} : { confidence }),
    ...(depth === undefined ? {} : { depth }),
    ...timeOf(draft, time),
    sources,
    ...(unsourced === undefined || sources.length > 0 ? {} : { unsourced }),
    notes: doubts,
    ...(correction === undefined ? {} : { correction: { ...correction, ...slotsOf(correction.slots, newSlotOf) } }),
    slots: chosen.map(({ type, value, single, slot }) => {
      const asks = slot === null ? undefined : before?.slots[slot]?.asks
      return { type, value, single, ...(asks === undefined ? {} : { asks }) }
    }),
    phrasings: rest.phrasings.map((phrasing) => withMovedSlots(phrasing, newSlotOf)),
    examples: { contradicts: [], unrelated: rest.examples.unrelated },
  }
}

const EMPTY_CLAIM: Omit<AuthoredClaim, 'id' | 'section' | 'text' | 'status'> & Partial<AuthoredClaim> = {
  sources: [],
  notes: [],
  slots: [],
  phrasings: [],
  examples: { contradicts: [], unrelated: [] },
  remarks: [],
}

function findWholeWords(text: string, words: string): Span | null {
  const isWhole = ({ start, end }: Span): boolean =>
    !(isLetter(text[start - 1]) && isLetter(words[0])) && !(isLetter(text[end]) && isLetter(words.at(-1)))
  return occurrencesOf(words, text).find(isWhole) ?? null
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
}

/** Leaves out marks that overlap an earlier one: two details can have the same words, which are marked only once. */
function withoutOverlap(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = []
  for (const mark of marks) if (!kept.some(({ start, end }) => mark.start < end && mark.end > start)) kept.push(mark)
  return kept
}

function withMovedSlots(phrasing: string, moved: ReadonlyMap<number, number>): string {
  const { text, marks } = markedTextOf(phrasing)
  return writeMarks({
    text,
    marks: marks.flatMap((mark) => {
      const slot = moved.get(mark.slot)
      return slot === undefined ? [] : [{ ...mark, slot }]
    }),
  })
}

function slotsOf(slots: number[] | undefined, moved: ReadonlyMap<number, number>): { slots?: number[] } {
  return slots === undefined ? {} : { slots: slots.flatMap((slot) => moved.get(slot) ?? []) }
}

/** Returns the time of the claim: its date where it has exactly one, else the time before the edit. */
function timeOf({ details }: ClaimDraft, before: string | undefined): { time?: string } {
  const dates = details.filter(({ type, value }) => type === 'date' && /^\d{4}(-\d{2}){0,2}$/.test(value))
  const [firstDate] = dates
  // Keeps a less exact time that the authors wrote, such as the year of the date.
  if (before !== undefined && firstDate?.value.startsWith(before)) return { time: before }
  if (dates.length === 1 && firstDate) return { time: firstDate.value }
  return before === undefined ? {} : { time: before }
}

function markedTextOf(text: string): MarkedText {
  const read = readMarks(text)
  return read.ok ? read.value : { text, marks: [] }
}

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

function occurrencesOf(words: string, text: string): Span[] {
  const found: Span[] = []
  for (let start = words === '' ? -1 : text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1))
    found.push({ start, end: start + words.length })
  return found
}

/** Returns a date that was typed alone, as ISO or in words of English or of the current language, as ISO; else undefined. */
export function typedDate(words: string): string | undefined {
  const typed = words.trim()
  if (/\d/.test(typed) && typed.split('/').every((part) => part === '..' || dateOfIso(part) !== null)) return typed
  const english = Array.from({ length: 12 }, (_, at) => at + 1).reduce(
    (text, month) => {
      const own = formatUtcDate(new Date(Date.UTC(2000, month - 1)), { month: 'long' })
      return text.replace(own, sayDate(monthValue(2000, month)).split(' ')[0] ?? '')
    },
    typed.replace(t('time.firstDay'), '1'),
  )
  const folded = fold(english)
  const [date] = datesOf(folded)
  return date?.start === 0 && date.end === folded.length ? isoDateOf(date.value) : undefined
}

/** Returns the words in the middle of two texts that differ, and the word behind them. `from`: equal words before. */
export function differenceOf(before: string, after: string) {
  const [a, b] = [before.split(/\s+/), after.split(/\s+/)]
  const least = Math.min(a.length, b.length)
  let from = 0
  while (from < least && a[from] === b[from]) from += 1
  let back = 0
  while (back < least - from && a.at(-1 - back) === b.at(-1 - back)) back += 1
  const [old, now] = [a.slice(from, a.length - back), b.slice(from, b.length - back)]
  return { from, same: from + back, old, now, next: a[a.length - back] ?? '' }
}
