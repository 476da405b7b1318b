import { dateOfIso, sayDate } from '@/lib/text/dates'
import type { Alignment } from './align'
import type { Conflict } from './evidence'
import { opposite } from './lexicon/concepts'
import type { Clause, Item, NamedItem, Reading, Term } from './reading'
import type { Index } from './retrieve'
import { compareItems, fitsAny, sameThing } from './same'
import type { ClaimValue, ClaimView } from './views'

/** What a kind of conflict needs: share of the stretch that the claim holds, but for the value; share of the claim that the stretch holds; weight in common. */
interface Bar {
  coverage: number
  recall: number
  shared: number
}
const bars: Record<'date' | 'number' | 'local' | 'wideLocal' | 'name' | 'polarity' | 'opposite', Bar> = {
  date: { coverage: 0.72, recall: 0.5, shared: 1.2 },
  number: { coverage: 0.65, recall: 0.5, shared: 1.0 },
  local: { coverage: 0.85, recall: 0.5, shared: 0.55 },
  wideLocal: { coverage: 0.72, recall: 0.5, shared: 0.9 },
  name: { coverage: 0.85, recall: 0.55, shared: 1.3 },
  polarity: { coverage: 0.93, recall: 0.75, shared: 1.5 },
  opposite: { coverage: 0.8, recall: 0.55, shared: 1.2 },
}

/**
 * Where a stretch says all that a claim says but for one value: a date, a number, a name where only one can be true, the
 * opposite word, or a denial. A value that any near claim has is never held against the stretch.
 */
export function conflictsOf(reading: Reading, stretch: Clause, candidates: Alignment[], index: Index): Conflict[] {
  const near = candidates.filter((a) => a.shared > 0.6 && speaksOfSame(reading, a))
  return [
    ...stretch.items.flatMap((item) => {
      if (item.type === 'D' || item.type === 'N') return valueConflict(reading, stretch, item, near, index)
      const usable = 'kind' in item && item.type !== 'S' && !item.pronoun && (item.known || !inCapitals(reading))
      return usable ? nameConflict(stretch, item, near, index) : []
    }),
    ...oppositeConflict(stretch, near, index),
    ...polarityConflict(reading, stretch, near),
  ]
}

/** A claim on the subject is no measure for a sentence that does not speak of the subject, unless it holds nearly all of it. */
function speaksOfSame(reading: Reading, { view, coverage }: Alignment): boolean {
  const ofSubject = view.readings[0]?.items.some((i) => i.type === 'S') ?? false
  return !ofSubject || reading.ofSubject || reading.implied !== null || coverage >= 0.9
}

/** Does the claim's nearest wording deny something? */
export function isNegated({ nearest }: Alignment): boolean {
  return nearest.clauses.some((c) => c.negated)
}

/** At least one word in common must be rare enough to tell what is spoken of. */
const leastAnchor = 0.5

const meets = (bar: Bar, coverage: number, a: Alignment): boolean => coverage >= bar.coverage && a.recall >= bar.recall && a.shared >= bar.shared && a.anchor >= leastAnchor

/** Share of the stretch's weight that the claim holds, the item's own words left out. */
function coverageBut(stretch: Clause, { view }: Alignment, index: Index, start: number, end: number, from = -Infinity, to = Infinity): { coverage: number; shared: number } {
  let total = 0
  let shared = 0
  const seen = new Set<string>()
  for (const term of stretch.terms) {
    if ((term.start < end && term.end > start) || (term.start >= end && term.start <= end + 2 && timeWord.test(term.stem)) || term.start < from || term.end > to || seen.has(term.key)) continue
    seen.add(term.key)
    const w = index.weight(term)
    total += w
    if (view.vocabulary.has(term.key)) shared += w
  }
  return { coverage: total ? shared / total : 0, shared }
}

type Value = Extract<Item, { type: 'D' | 'N' }>

/** "Four-week" for "four-month": the unit is part of the value. */
const timeWord = /^(=minute|minut|second|hour|dai|week|month|year|decad)$/

function valueConflict(reading: Reading, stretch: Clause, item: Value, near: Alignment[], index: Index): Conflict[] {
  if (item.type === 'D' && item.date.role !== 'at') return []
  // "One" is an article more often than a count.
  if (item.type === 'N' && item.text.toLowerCase() === 'one') return []
  const found: Conflict[] = []
  for (const alignment of near) {
    const { view } = alignment
    if (stretch.negated !== isNegated(alignment) || !asserted(stretch, alignment) || addsUp(item, stretch, view)) continue
    const value = rival(reading, item, view)
    if (!value || !timely(item, stretch, view)) continue
    const whole = coverageBut(stretch, alignment, index, item.start, item.end)
    const bar = item.type === 'D' ? bars.date : bars.number
    if (!meets(bar, whole.coverage, alignment) && !(item.type === 'N' && fitsLocally(reading, stretch, item, alignment, index))) continue
    // Another claim almost as near in words has the value: then the sentence may well be about that one.
    if (near.some((a) => a !== alignment && a.coverage >= alignment.coverage * 0.45 && fitsAny(item, a.view.values.map((v) => v.item)))) continue
    const dossier = value.item.type === 'D' ? sayDate(value.item.date.value) : phraseOf(view.claim.text, value.item)
    found.push(conflict(view, item.type === 'D' ? 'date' : 'number', item, phraseIn(reading, item), dossier, whole.coverage * alignment.recall))
  }
  return found.sort((a, b) => b.certainty - a.certainty).slice(0, 1)
}

/** What is only possible in the sentence must be only possible in the claim too. */
const asserted = (stretch: Clause, { nearest }: Alignment): boolean => !stretch.hypothetical || nearest.clauses.some((c) => c.hypothetical)

/** The words around a number tell what it counts: when all of them are the claim's, the rest of the sentence matters less. */
function fitsLocally(reading: Reading, stretch: Clause, item: Item, alignment: Alignment, index: Index): boolean {
  const at = reading.words.findIndex((w) => w.start >= item.start)
  const from = reading.words[Math.max(0, at - 4)]?.start ?? item.start
  const to = reading.words[Math.min(reading.words.length - 1, at + 6)]?.end ?? item.end
  const local = coverageBut(stretch, alignment, index, item.start, item.end, from, to)
  if (!sameSpan(item, alignment.view)) return false
  // Without the subject or a known name, words in common may be about anything.
  if (!stretch.items.some((i) => 'kind' in i && i.known)) return false
  const names = stretch.items.every((i) => !('kind' in i) || i.type === 'S' || alignment.view.vocabulary.has(`#${i.id}`))
  const around = { ...alignment, shared: local.shared }
  return names && (meets(bars.local, local.coverage, around) || meets(bars.wideLocal, local.coverage, around))
}

/** Many things last some years: a length of time must be the length of the same thing ("a four-week sabbatical"). */
function sameSpan(item: Item, view: ClaimView): boolean {
  const [unit, noun] = item.type === 'N' ? item.unit.split(' ') : []
  if (unit === undefined || !timeWord.test(unit)) return true
  return noun !== undefined && view.values.some((v) => v.item.type === 'N' && v.item.unit.split(' ').includes(noun))
}

/**
 * The claim's value that the item's conflicts with: of a slot with one true value, in none of whose wordings the item's
 * value stands. Of several such slots the one whose surroundings are most like the item's.
 */
function rival(reading: Reading, item: Value, view: ClaimView): ClaimValue | null {
  if (fitsAny(item, view.values.map((v) => v.item))) return null
  const slots = new Map<number | null, ClaimValue[]>()
  for (const value of view.values) if (compareItems(item, value.item) === 'other') slots.set(value.slot, [...(slots.get(value.slot) ?? []), value])
  const own = [...slots.values()].flatMap((values) => {
    const first = values.find((v) => v.wording === 0)
    return first ? [first] : []
  })
  const around = new Set(reading.words.filter((w) => w.end > item.start - 30 && w.start < item.end + 30).map((w) => w.stem))
  const likeness = (value: ClaimValue): number =>
    (view.readings[0]?.words ?? []).filter((w) => w.end > value.item.start - 30 && w.start < value.item.end + 30 && around.has(w.stem)).length
  const best = own.sort((a, b) => likeness(b) - likeness(a))[0]
  return best?.single ? best : null
}

function nameConflict(stretch: Clause, item: NamedItem, near: Alignment[], index: Index): Conflict[] {
  if (near.some((a) => a.coverage > 0.35 && a.view.values.some((v) => compareItems(item, v.item) === 'same'))) return []
  for (const alignment of near) {
    const { view } = alignment
    if (stretch.negated !== isNegated(alignment) || !asserted(stretch, alignment) || view.claim.slots.length === 0) continue
    const own = view.values.filter((v) => v.wording === 0 && v.single && 'kind' in v.item && alike(v.item, item))
    const [value] = own
    if (own.length !== 1 || !value || !('kind' in value.item)) continue
    const held = value.item
    // Both in one sentence: then the sentence says something else of the one or the other.
    if (stretch.items.some((i) => 'kind' in i && sameThing(i.id, held.id))) continue
    const { coverage } = coverageBut(stretch, alignment, index, item.start, item.end)
    if (!meets(bars.name, coverage, alignment)) continue
    return [conflict(view, slotOf(item), item, item.text, held.text, coverage * alignment.recall)]
  }
  return []
}

/** Where most words have capitals, a capital tells no name. */
const inCapitals = (reading: Reading): boolean => reading.words.filter((w) => /^[A-Z]/.test(w.raw)).length > reading.words.length * 0.6

const alike = (a: NamedItem, b: NamedItem): boolean => a.kind === b.kind || (a.kind === 'name' && !b.known) || (b.kind === 'name' && !a.known)
const slotOf = (item: NamedItem): string => ({ person: 'name', org: 'org', place: 'place', work: 'title', name: 'name', subject: 'name' })[item.kind]

function oppositeConflict(stretch: Clause, near: Alignment[], index: Index): Conflict[] {
  for (const term of stretch.terms) {
    const counter = opposite.get(term.stem)
    if (!counter) continue
    for (const alignment of near) {
      const { view } = alignment
      if (view.stems.has(term.stem) || !asserted(stretch, alignment) || stretch.negated !== isNegated(alignment)) continue
      const word = view.readings[0]?.words.find((w) => counter.has(w.stem))
      const { coverage } = coverageBut(stretch, alignment, index, term.start, term.end)
      if (!word || !meets(bars.opposite, coverage, alignment)) continue
      return [conflict(view, 'other', term, textOf(stretch, term), word.raw, coverage * alignment.recall)]
    }
  }
  return []
}

function polarityConflict(reading: Reading, stretch: Clause, near: Alignment[]): Conflict[] {
  for (const alignment of near) {
    if (!meets(bars.polarity, alignment.coverage, alignment) || !asserted(stretch, alignment)) continue
    const { view } = alignment
    // Wordings of one claim deny in different ways; only when none of them is like the sentence, it denies the claim.
    if (/\bnot yet\b|n't yet\b/.test(stretch.skeleton)) continue
    if (view.readings.some((r) => r.clauses.some((c) => c.negated) === stretch.negated)) continue
    const span = { start: stretch.start, end: stretch.end }
    return [conflict(view, 'polarity', span, reading.text.slice(stretch.start - reading.start, stretch.end - reading.start).trim(), view.claim.text, alignment.coverage * alignment.recall)]
  }
  return []
}

const growing = new Set(['star', 'fork', 'citat', 'view', 'subscrib', 'follow', 'employe', 'download', 'user', 'member', 'like', 'upvot', 'point', 'comment', 'contributor', 'student', 'peopl', 'reader', 'learner'])

/** What grows with time can only be wrong for a day that is named on both sides. */
function timely(item: Item, stretch: Clause, view: ClaimView): boolean {
  if (item.type !== 'N' || !item.unit.split(' ').some((u) => growing.has(u))) return true
  const [from, to] = (view.claim.time ?? '').split('/').map((iso) => dateOfIso(iso))
  const seen = from ? { from: from.from, to: (to ?? from).to } : null
  return stretch.items.some((d) => {
    if (d.type !== 'D') return false
    const { value } = d.date
    return (seen !== null && value.from <= seen.to && seen.from <= value.to) || view.values.some((v) => v.item.type === 'D' && compareItems(d, v.item) === 'same')
  })
}

/** A sum is not the single value that a claim has, unless the claim speaks of the sum too. */
function addsUp(item: Item, stretch: Clause, view: ClaimView): boolean {
  const sum = item.type === 'N' ? /\b(together|totals?|totalling|combined|altogether|overall|average|cumulative(?:ly)?)\b/.exec(stretch.skeleton) : null
  return sum !== null && !new RegExp(`\\b${sum[0]}\\b`, 'i').test(view.claim.text)
}

function conflict(view: ClaimView, slot: string, span: { start: number; end: number } & Partial<Item>, article: string, dossier: string, certainty: number): Conflict {
  const item = 'type' in span ? (span as Item) : null
  return { view, slot, about: '', item, article, dossier, start: span.start, end: span.end, certainty }
}

function textOf(_stretch: Clause, term: Term): string {
  return term.stem
}

/** A bare "ten" says little: the word after it goes with it. */
function phraseIn(reading: Reading, item: Item): string {
  if (item.type !== 'N' || item.number.sign || !item.unit) return item.text
  const next = reading.words.find((w) => w.start >= item.end)
  return next ? reading.text.slice(item.start - reading.start, next.end - reading.start) : item.text
}

function phraseOf(text: string, item: Item): string {
  if (item.type !== 'N' || item.number.sign || !item.unit) return text.slice(item.start, item.end)
  const rest = /^[\s-]*[\p{L}]+/u.exec(text.slice(item.end))?.[0] ?? ''
  return text.slice(item.start, item.end) + rest
}
