import { dateOfIso, sayDate } from '@/lib/text/dates'
import type { Word } from '@/lib/text/words'
import type { Alignment } from './align'
import { conflictSignals } from './conflict-signals'
import type { Conflict } from './evidence'
import { opposite } from './lexicon/concepts'
import type { Clause, Item, NamedItem, Reading, Term } from './reading'
import type { Index } from './retrieve'
import { compareItems, fitsAny, sameThing } from './same'
import type { ClaimValue, ClaimView } from './views'

/** A possible conflict with what tells how far to trust it. */
export interface Candidate {
  conflict: Conflict
  signals: number[]
}

/**
 * Where a stretch and a claim say the same but for one value: a date, a number, a name, a word in a slot where only one can be
 * true, the opposite word, or a denial. Here only what logic excludes is left out; how near the words must be is learned.
 * A value that another claim as near in words has is never held against the stretch.
 */
export function candidatesOf(
  reading: Reading,
  stretch: Clause,
  alignments: readonly Alignment[],
  index: Index,
): Candidate[] {
  const near = alignments.filter(
    (a) => a.shared > 0.6 && a.anchor >= leastAnchor && a.recall >= 0.25 && speaksOfSame(reading, a),
  )
  const found: Candidate[] = []
  const add = (
    alignment: Alignment,
    conflict: Omit<Conflict, 'view' | 'certainty' | 'about'>,
    neighbours: Neighbours = none,
  ): void => {
    const signals = conflictSignals({
      reading,
      stretch,
      alignment,
      near,
      index,
      slot: conflict.slot,
      start: conflict.start,
      end: conflict.end,
      ...neighbours,
    })
    found.push({ conflict: { ...conflict, view: alignment.view, about: '', certainty: 0 }, signals })
  }
  for (const alignment of near) {
    if (!asserted(stretch, alignment)) continue
    polarity(reading, stretch, alignment, add)
    if (stretch.negated !== isNegated(alignment)) continue
    values(reading, stretch, alignment, near, add)
    names(reading, stretch, alignment, near, add)
    opposites(reading, stretch, alignment, add)
    words(reading, stretch, alignment, near, add)
  }
  return found
}

type Add = (
  alignment: Alignment,
  conflict: Omit<Conflict, 'view' | 'certainty' | 'about'>,
  neighbours?: Neighbours,
) => void

/** Whether the words to the left and right of a value are those of the claim's slot. */
export interface Neighbours {
  left: boolean
  right: boolean
}
const none: Neighbours = { left: false, right: false }

/** At least one word in common must be rare enough to tell what is spoken of. */
const leastAnchor = 0.5

/** Does the claim's nearest wording deny something? */
export function isNegated({ nearest }: Alignment): boolean {
  return nearest.clauses.some((c) => c.negated)
}

/** A claim on the subject is no measure for a sentence that does not speak of the subject, unless it holds nearly all of it. */
function speaksOfSame(reading: Reading, { view, coverage }: Alignment): boolean {
  return !isOfSubject(view) || reading.ofSubject || reading.implied !== null || coverage >= 0.9
}
const isOfSubject = (view: ClaimView): boolean => view.readings[0]?.items.some((i) => i.type === 'S') ?? false

/** What is only possible in the sentence must be only possible in the claim too. */
const asserted = (stretch: Clause, { nearest }: Alignment): boolean =>
  !stretch.hypothetical || nearest.clauses.some((c) => c.hypothetical)

type Value = Extract<Item, { type: 'D' | 'N' }>

function values(reading: Reading, stretch: Clause, alignment: Alignment, near: readonly Alignment[], add: Add): void {
  const { view } = alignment
  for (const item of stretch.items) {
    if (item.type !== 'D' && item.type !== 'N') continue
    if (item.type === 'D' && item.date.role !== 'at') continue
    // "One" is an article more often than a count.
    if (item.type === 'N' && (item.text.toLowerCase() === 'one' || addsUp(stretch, view) || !sameSpan(item, view)))
      continue
    const value = rival(reading, item, view)
    if (!value || !timely(item, stretch, view)) continue
    if (
      near.some(
        (a) =>
          a !== alignment &&
          a.coverage >= alignment.coverage * 0.45 &&
          fitsAny(
            item,
            a.view.values.map((v) => v.item),
          ),
      )
    )
      continue
    const dossier = value.item.type === 'D' ? sayDate(value.item.date.value) : phraseOf(view.claim.text, value.item)
    add(
      alignment,
      {
        slot: item.type === 'D' ? 'date' : 'number',
        slotIndex: value.slot,
        item,
        article: phraseIn(reading, item),
        dossier,
        start: item.start,
        end: item.end,
      },
      neighboursOf(reading, item, view, value.slot),
    )
  }
}

/** Many things last some years: a length of time must be the length of the same thing ("a four-week sabbatical"). */
function sameSpan(item: Extract<Item, { type: 'N' }>, view: ClaimView): boolean {
  const [unit, noun] = item.unit.split(' ')
  if (unit === undefined || !timeWord.test(unit)) return true
  return view.values.some(
    (v) =>
      v.item.type === 'N' &&
      (noun === undefined ? v.item.unit.split(' ').length === 1 : v.item.unit.split(' ').includes(noun)),
  )
}
const timeWord = /^(=minute|minut|second|hour|dai|week|month|year|decad)$/

/**
 * The claim's value that the item's conflicts with: of a slot with one true value, in none of whose wordings the item's
 * value stands. Of several such slots the one whose surroundings are most like the item's.
 */
function rival(reading: Reading, item: Value, view: ClaimView): ClaimValue | null {
  if (
    fitsAny(
      item,
      view.values.map((v) => v.item),
    )
  )
    return null
  const slots = new Map<number | null, ClaimValue[]>()
  for (const value of view.values)
    if (compareItems(item, value.item) === 'other') slots.set(value.slot, [...(slots.get(value.slot) ?? []), value])
  const own = [...slots.values()].flatMap((list) => list.find((v) => v.wording === 0) ?? [])
  const around = new Set(
    reading.words.filter((w) => w.end > item.start - 30 && w.start < item.end + 30).map((w) => w.stem),
  )
  const likeness = (value: ClaimValue): number =>
    (view.readings[0]?.words ?? []).filter(
      (w) => w.end > value.item.start - 30 && w.start < value.item.end + 30 && around.has(w.stem),
    ).length
  const best = own.sort((a, b) => likeness(b) - likeness(a))[0]
  return best?.single ? best : null
}

const growing = new Set([
  'star',
  'fork',
  'citat',
  'view',
  'subscrib',
  'follow',
  'employe',
  'download',
  'user',
  'member',
  'like',
  'upvot',
  'point',
  'comment',
  'contributor',
  'student',
  'peopl',
  'reader',
  'learner',
])

/** What grows with time can only be wrong for a day that is named on both sides. */
function timely(item: Item, stretch: Clause, view: ClaimView): boolean {
  if (item.type !== 'N' || !item.unit.split(' ').some((u) => growing.has(u))) return true
  const [from, to] = (view.claim.time ?? '').split('/').map((iso) => dateOfIso(iso))
  const seen = from ? { from: from.from, to: (to ?? from).to } : null
  return stretch.items.some((d) => {
    if (d.type !== 'D') return false
    const { value } = d.date
    return (
      (seen !== null && value.from <= seen.to && seen.from <= value.to) ||
      view.values.some((v) => v.item.type === 'D' && compareItems(d, v.item) === 'same')
    )
  })
}

/** A sum is not the single value that a claim has, unless the claim speaks of the sum too. */
function addsUp(stretch: Clause, view: ClaimView): boolean {
  const sum = /\b(together|totals?|totalling|combined|altogether|overall|average|cumulative(?:ly)?)\b/.exec(
    stretch.skeleton,
  )
  return sum !== null && !new RegExp(`\\b${sum[0]}\\b`, 'i').test(view.claim.text)
}

function names(reading: Reading, stretch: Clause, alignment: Alignment, near: readonly Alignment[], add: Add): void {
  const { view } = alignment
  for (const item of stretch.items) {
    if (!('kind' in item) || item.type === 'S' || item.pronoun || (!item.known && inCapitals(reading))) continue
    if (near.some((a) => a.coverage > 0.35 && a.view.values.some((v) => compareItems(item, v.item) === 'same')))
      continue
    const own = view.values.filter(
      (v) => v.wording === 0 && (v.single || view.claim.slots.length === 0) && 'kind' in v.item && alike(v.item, item),
    )
    const [value] = own
    if (own.length !== 1 || !value || !('kind' in value.item)) continue
    const held = value.item
    // Both in one sentence: then the sentence says something else of the one or the other.
    if (reading.items.some((i) => 'kind' in i && sameThing(i.id, held.id))) continue
    add(
      alignment,
      {
        slot: slotOf(item),
        slotIndex: value.slot,
        item,
        article: item.text,
        dossier: held.text,
        start: item.start,
        end: item.end,
      },
      neighboursOf(reading, item, view, value.slot),
    )
  }
}

/** Where most words have capitals, a capital tells no name. */
const inCapitals = (reading: Reading): boolean =>
  reading.words.filter((w) => /^[A-Z]/.test(w.raw)).length > reading.words.length * 0.6
const alike = (a: NamedItem, b: NamedItem): boolean =>
  a.kind === b.kind || (a.kind === 'name' && !b.known) || (b.kind === 'name' && !a.known)
const slotOf = (item: NamedItem): string =>
  ({ person: 'name', org: 'org', place: 'place', work: 'title', name: 'name', subject: 'name' })[item.kind]

function opposites(reading: Reading, stretch: Clause, alignment: Alignment, add: Add): void {
  const { view } = alignment
  for (const term of stretch.terms) {
    const counter = opposite.get(term.stem)
    if (!counter || view.stems.has(term.stem)) continue
    const word = view.readings[0]?.words.find((w) => counter.has(w.stem))
    if (word)
      add(alignment, {
        slot: 'other',
        slotIndex: null,
        item: null,
        article: rawOf(reading, term),
        dossier: word.raw,
        start: term.start,
        end: term.end,
      })
  }
}

/** A word that stands where the claim has another one, in a slot with one true value. */
function words(reading: Reading, stretch: Clause, alignment: Alignment, near: readonly Alignment[], add: Add): void {
  const { view, missing } = alignment
  const loose = missing.filter(
    (t) =>
      t.kind !== 'item' &&
      !reading.items.some((i) => i.start < t.end && i.end > t.start && i.type !== 'R' && !('kind' in i)),
  )
  const [first] = loose
  const last = loose.at(-1)
  if (!first || !last || loose.length > 3 || last.end - first.start > 45 || view.claim.slots.length === 0) return
  if (near.some((a) => a !== alignment && a.coverage > 0.35 && loose.every((t) => a.view.vocabulary.has(t.key)))) return
  for (const [slot, { single, type }] of view.claim.slots.entries()) {
    if (!single || type === 'date' || type === 'number' || type === 'polarity' || type === 'order') continue
    const own = slotTermsOf(view, slot)
    if (own.size === 0 || stretch.terms.some((t) => own.has(t.key))) continue
    const dossier = textOfSlot(view, slot)
    const span = { start: first.start, end: last.end }
    if (dossier)
      add(
        alignment,
        {
          slot: type,
          slotIndex: slot,
          item: null,
          article: reading.text.slice(span.start - reading.start, span.end - reading.start),
          dossier,
          ...span,
        },
        neighboursOf(reading, span, view, slot),
      )
  }
}

const marksOf = (view: ClaimView, wording: number): readonly { slot: number; start: number; end: number }[] =>
  wording === 0 ? view.claim.marks : (view.claim.phrasings[wording - 1]?.marks ?? [])

function slotTermsOf(view: ClaimView, slot: number): Set<string> {
  const keys = new Set<string>()
  for (const reading of view.readings) {
    for (const mark of marksOf(view, reading.wording ?? 0)) {
      if (mark.slot === slot)
        for (const t of reading.terms) if (t.start < mark.end && t.end > mark.start) keys.add(t.key)
    }
  }
  return keys
}

function textOfSlot(view: ClaimView, slot: number): string | null {
  const mark = view.claim.marks.find((m) => m.slot === slot)
  return mark ? view.claim.text.slice(mark.start, mark.end) : null
}

/** Are the words beside a value those beside the slot, in any of the claim's wordings? */
function neighboursOf(
  reading: Reading,
  span: { start: number; end: number },
  view: ClaimView,
  slot: number | null,
): Neighbours {
  const here = beside(reading.words, span)
  const result: Neighbours = { left: false, right: false }
  if (slot === null) return result
  for (const wording of view.readings) {
    for (const mark of marksOf(view, wording.wording ?? 0)) {
      if (mark.slot !== slot) continue
      const there = beside(wording.words, mark)
      if (here.left === there.left) result.left = true
      if (here.right === there.right) result.right = true
    }
  }
  return result
}

function beside(all: readonly Word[], span: { start: number; end: number }): { left: string; right: string } {
  const before = all.filter((w) => w.end <= span.start).at(-1)
  const after = all.find((w) => w.start >= span.end)
  return { left: before?.stem ?? '^', right: after?.stem ?? '$' }
}

function polarity(reading: Reading, stretch: Clause, alignment: Alignment, add: Add): void {
  const { view } = alignment
  if (
    /\bnot yet\b|n't yet\b/.test(stretch.skeleton) ||
    isOfSubject(view) !== (reading.ofSubject || reading.implied !== null)
  )
    return
  // Wordings of one claim deny in different ways; only when none of them is like the sentence, it denies the claim.
  if (view.readings.some((r) => r.clauses.some((c) => c.negated) === stretch.negated)) return
  const { start, end } = stretch
  add(alignment, {
    slot: 'polarity',
    slotIndex: null,
    item: null,
    article: reading.text.slice(start - reading.start, end - reading.start).trim(),
    dossier: view.claim.text,
    start,
    end,
  })
}

function rawOf(reading: Reading, term: Term): string {
  return reading.text.slice(term.start - reading.start, term.end - reading.start)
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
