import type { Item, NamedItem, Reading, Term } from '../reading'
import { fits, haveCommon, valuesOf, type Values } from '../same'
import type { ClaimView } from '../views'

/** A place in one of a claim's wordings. */
export interface Place {
  reading: Reading
  start: number
  end: number
  terms: Term[]
}

/** A value of a claim that a page could have otherwise: a slot in all the wordings in which it stands, or a bare value. */
export interface Partner {
  /** Word of `SlotType`. */
  type: string
  /** Index of the claim's slot; null for a value that nobody has marked. */
  slot: number | null
  /** Whether only one value can be true. */
  single: boolean
  /** The claim's own words. */
  text: string
  items: Item[]
  /** The same, to hold others beside. */
  known: Values
  places: Place[]
}

const known = new WeakMap<ClaimView, Partner[]>()

/** What of a claim can be got wrong: its slots, then the values of its text that stand in none. */
export function partnersOf(view: ClaimView): Partner[] {
  const partners = known.get(view) ?? read(view)
  known.set(view, partners)
  return partners
}

function read(view: ClaimView): Partner[] {
  const { claim } = view
  const slots = claim.slots.map(({ type, single }, slot): Partner => {
    const places = view.readings.flatMap((reading) => marksIn(view, reading, slot).map((m) => placeOf(reading, m)))
    const own = claim.marks.find((m) => m.slot === slot)
    const text = own ? claim.text.slice(own.start, own.end) : (claim.slots[slot]?.value ?? '')
    const items = places.flatMap(({ reading, start, end }) =>
      reading.items.filter((i) => i.start < end && i.end > start && isValue(i, type)),
    )
    return { type, slot, single, text, items, known: valuesOf(items), places }
  })
  const free = view.readings
    .filter((r) => r.wording === 0)
    .flatMap((reading) =>
      reading.items
        .filter((i) => i.type !== 'G' && !marksAll(view, reading).some((m) => m.start < i.end && m.end > i.start))
        .map((item): Partner => ({
          type: typeOf(item),
          slot: null,
          single: view.values.some((v) => v.item === item && v.single),
          text: item.text,
          items: [item],
          known: valuesOf([item]),
          places: [placeOf(reading, item)],
        })),
    )
  return [...slots.filter((s) => s.places.length > 0), ...free]
}

/** "His Korean lessons" has Korean for its value, not him. */
const isValue = (item: Item, type: string): boolean =>
  item.type !== 'G' && !('pronoun' in item && item.pronoun) && (item.type !== 'S' || type === 'name')

/**
 * The share of a partner's words that stand in the sentence, in the wording that fits best; 1 where a value is the same. Of a date
 * or a number only that decides, and no other words with one are all there without it: "two decades" is not filled by "decades".
 */
export function filling(partner: Partner, said: Values, keys: ReadonlySet<string>): number {
  const { dates, numbers } = partner.known
  const measured = dates.length + numbers.length > 0
  const isMet = measured && [...said.dates, ...said.numbers].some((value) => fits(value, partner.known))
  if (measured && /^(?:date|number)$/.test(partner.type)) return isMet ? 1 : 0
  if (isMet || haveCommon(said, partner.known)) return 1
  const most = measured && partner.places.every((p) => hasMeasure(p)) ? 0.5 : 1
  let best = 0
  for (const { terms } of partner.places) {
    if (terms.length === 0) continue
    const held = terms.filter((t) => keys.has(t.key)).length
    best = Math.max(best, held / terms.length)
  }
  return Math.min(most, best)
}

const hasMeasure = ({ reading, start, end }: Place): boolean =>
  reading.items.some((i) => (i.type === 'D' || i.type === 'N') && i.start < end && i.end > start)

export const isName = (item: Item): item is NamedItem => 'kind' in item

export function typeOf(item: Item): string {
  if (item.type === 'D') return 'date'
  if (item.type === 'N') return 'number'
  if (item.type === 'R') return 'role'
  if (!('kind' in item)) return 'other'
  return { person: 'name', org: 'org', place: 'place', work: 'title', name: 'name', subject: 'name' }[item.kind]
}

function placeOf(reading: Reading, { start, end }: { start: number; end: number }): Place {
  return { reading, start, end, terms: reading.terms.filter((t) => t.start < end && t.end > start) }
}

function marksAll(view: ClaimView, reading: Reading): readonly { slot: number; start: number; end: number }[] {
  const wording = reading.wording ?? 0
  return wording === 0 ? view.claim.marks : (view.claim.phrasings[wording - 1]?.marks ?? [])
}

const marksIn = (view: ClaimView, reading: Reading, slot: number): { start: number; end: number }[] =>
  marksAll(view, reading).filter((m) => m.slot === slot && m.start < reading.end && m.end > reading.start)
