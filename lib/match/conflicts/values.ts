import { dateOfIso, sayDate } from '@/lib/text/dates'
import type { Clause, Item, Reading } from '../reading'
import { compareItems, fitsAny } from '../same'
import type { ClaimValue, ClaimView } from '../views'
import type { Compared, Proposal } from './compared'
import { neighboursOf } from './slots'

type Value = Extract<Item, { type: 'D' | 'N' }>

/** Dates and numbers of the stretch that the claim has otherwise. */
export function otherValues(compared: Compared): Proposal[] {
  const { reading, stretch, alignment, near } = compared
  const { view } = alignment
  const dates = stretch.items.filter((i) => i.type === 'D').length
  return stretch.items.flatMap((item) => {
    // Of several dates in a stretch it is not told which one answers the claim's.
    if (item.type === 'D' && dates > 1) return []
    if (!isComparable(item, stretch, view)) return []
    const value = rivalOf(reading, item, view)
    if (!value || !isTimely(item, stretch, view)) return []
    // Another claim nearly as near in words has the value: the sentence may well be about that one.
    const elsewhere = near.some(
      (a) => a !== alignment && a.coverage >= alignment.coverage * 0.45 && fitsAny(item, itemsOf(a.view)),
    )
    if (elsewhere) return []
    return [
      {
        slot: item.type === 'D' ? 'date' : 'number',
        slotIndex: value.slot,
        item,
        article: phraseIn(reading, item),
        dossier: value.item.type === 'D' ? sayDate(value.item.date.value) : phraseOf(view.claim.text, value.item),
        start: item.start,
        end: item.end,
        neighbours: neighboursOf(reading, item, view, value.slot),
      },
    ]
  })
}

const itemsOf = (view: ClaimView): Item[] => view.values.map((v) => v.item)

function isComparable(item: Item, stretch: Clause, view: ClaimView): item is Value {
  if (item.type === 'D') return item.date.role === 'at'
  if (item.type !== 'N') return false
  // "One" is an article more often than a count.
  return (
    item.text.toLowerCase() !== 'one' &&
    !isDatedOtherwise(item, stretch, view) &&
    !addsUp(stretch, view) &&
    isSameSpan(item, view)
  )
}

/** A figure of a day of its own ("2,000 lines in 2019") is not the one of today. */
function isDatedOtherwise(item: Item, stretch: Clause, view: ClaimView): boolean {
  const date = stretch.items.find((i) => i.type === 'D' && i.start >= item.end && i.start - item.end < 30)
  if (!date || view.claim.time) return false
  return !view.values.some((v) => v.item.type === 'D' && compareItems(date, v.item) === 'same')
}

/** A sum is not the single value that a claim has, unless the claim speaks of the sum too. */
function addsUp(stretch: Clause, view: ClaimView): boolean {
  const sum = /\b(together|totals?|totalling|combined|altogether|overall|average|cumulative(?:ly)?)\b/.exec(
    stretch.skeleton,
  )
  return sum !== null && !new RegExp(`\\b${sum[0]}\\b`, 'i').test(view.claim.text)
}

const timeWord = /^(minut|second|hour|dai|week|month|year|decad)$/

/** Many things last some years: a length of time must be the length of the same thing ("a four-week sabbatical"). */
function isSameSpan(item: Extract<Item, { type: 'N' }>, view: ClaimView): boolean {
  const [unit, noun] = item.unit.split(' ')
  if (unit === undefined || !timeWord.test(unit)) return true
  return view.values.some(({ item: own }) => {
    if (own.type !== 'N') return false
    const words = own.unit.split(' ')
    return noun === undefined ? words.length === 1 : words.includes(noun)
  })
}

/**
 * The claim's value that the item's conflicts with: of a slot with one true value, in none of whose wordings the item's
 * value stands. Of several such slots the one whose surroundings are most like the item's.
 */
function rivalOf(reading: Reading, item: Value, view: ClaimView): ClaimValue | null {
  if (fitsAny(item, itemsOf(view))) return null
  const slots = new Map<number | null, ClaimValue[]>()
  for (const value of view.values) {
    if (compareItems(item, value.item) === 'other') slots.set(value.slot, [...(slots.get(value.slot) ?? []), value])
  }
  const own = [...slots.values()].flatMap((list) => list.find((v) => v.wording === 0) ?? [])
  const around = (all: Reading['words'], at: Item): string[] =>
    all.filter((w) => w.end > at.start - 30 && w.start < at.end + 30).map((w) => w.stem)
  const here = new Set(around(reading.words, item))
  const likeness = (value: ClaimValue): number =>
    around(view.readings[0]?.words ?? [], value.item).filter((stem) => here.has(stem)).length
  const best = own.sort((a, b) => likeness(b) - likeness(a))[0]
  // A count of a known day is the only one of that day.
  return best && (best.single || (best.item.type === 'N' && isGrowing(best.item) && view.claim.time)) ? best : null
}

const growing = new Set(
  (
    'star fork citat view subscrib follow employe download user member like upvot point comment contributor student peopl ' +
    'reader learner'
  ).split(' '),
)

const isGrowing = (item: Extract<Item, { type: 'N' }>): boolean => item.unit.split(' ').some((u) => growing.has(u))

/** What grows with time can only be wrong for a day that is named on both sides. */
function isTimely(item: Item, stretch: Clause, view: ClaimView): boolean {
  if (item.type !== 'N' || !isGrowing(item)) return true
  const [from, to] = (view.claim.time ?? '').split('/').map((iso) => dateOfIso(iso))
  const seen = from ? { from: from.from, to: (to ?? from).to } : null
  return stretch.items.some((date) => {
    if (date.type !== 'D') return false
    const { value } = date.date
    const whenSeen = seen !== null && value.from <= seen.to && seen.from <= value.to
    return whenSeen || view.values.some((v) => v.item.type === 'D' && compareItems(date, v.item) === 'same')
  })
}

/** A bare "ten" says little: the word after it goes with it. */
function phraseIn(reading: Reading, item: Value): string {
  if (item.type !== 'N' || item.number.sign || !item.unit) return item.text
  const next = reading.words.find((w) => w.start >= item.end)
  return next ? reading.text.slice(item.start - reading.start, next.end - reading.start) : item.text
}

function phraseOf(text: string, item: Item): string {
  const own = text.slice(item.start, item.end)
  if (item.type !== 'N' || item.number.sign || !item.unit) return own
  return own + (/^[\s-]*\p{L}+/u.exec(text.slice(item.end))?.[0] ?? '')
}
