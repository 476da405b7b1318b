import { numbersOf } from '@/lib/text/numbers'
import type { Conflict } from '../evidence'
import type { Alignment } from '../align'
import type { Clause, Item, Reading } from '../reading'
import type { Index } from '../retrieve'
import { compareItems, hasSame, sameThing, valuesOf } from '../same'
import type { ClaimView } from '../views'
import type { Near } from './near'
import { denialOf, type Denial } from './denial'
import { featuresIn } from './features'
import { oddities, type Odd, type OddKind } from './odd'
import { filling, isName, partnersOf, typeOf, type Partner } from './partners'
import { deniesImplicitly, isOfSubject, senseOf } from './sense'
import { around, stemsNear, surroundingsOf } from './surroundings'

/** A possible conflict with what tells how far to trust it. */
export interface Candidate {
  conflict: Conflict
  kind: OddKind
  signals: number[]
  /** The claim that it is held against. */
  near: Near
}

/** How many claims a sentence is held beside, and how likely they must at least be meant. */
const NEAR = 8
const LEAST_ABOUT = 0.04

/**
 * Where a stretch and a claim say the same but for one thing: a date, a number, a name, a few words, the opposite of a word,
 * a word of order or quantity, a denial. Nothing is decided here: each candidate comes with its features, and how far it may be
 * trusted is learned.
 */
export function candidatesOf(reading: Reading, near: readonly Near[], index: Index): Candidate[] {
  const keys = new Set(reading.terms.map((t) => t.key))
  const said = valuesOf(reading.items)
  const featuresOf = featuresIn(reading, near, index)
  return near.slice(0, NEAR).flatMap((beside, rank) => {
    const { alignment, stretch } = beside
    const { view } = alignment
    if (alignment.shared <= 0.5 || beside.about < LEAST_ABOUT) return []
    if (!speaksOfSame(reading, alignment) || isOfAnother(alignment) || !isAsserted(stretch, alignment)) return []
    const astray = namesAnotherWork(reading, view) ? 1 : 0
    const odd = oddities(reading, stretch, view)
    const denied = denialOf(reading, stretch, view)
    const polarity = denial(stretch, view, denied)
    if (polarity) odd.push(polarity)
    beside.odd = odd.length
    if (odd.length === 0) return []
    const partners = partnersOf(view).map((partner) => ({ partner, filled: filling(partner, said, keys) }))
    const features = featuresOf(beside, rank, { astray, ...denied })
    return odd.flatMap((one) => {
      const ofPair = features(one, odd)
      const found = pairs(one, partners, reading)
      return found.map(({ partner, filled }) => {
        const conflict: Conflict = {
          view,
          slot: partner && one.kind !== 'opposite' ? partner.type : slotOf(one),
          slotIndex: partner?.slot ?? null,
          item: one.item,
          article: one.item
            ? counted(reading, one.item)
            : reading.text.slice(one.start - reading.start, one.end - reading.start).trim(),
          dossier: one.instead?.text ?? (partner ? wordsOf(partner) : view.claim.text),
          start: one.start,
          end: one.end,
          about: '',
          certainty: 0,
        }
        const signals = ofPair(partner, filled)
        return { conflict, kind: one.kind, signals, near: beside }
      })
    })
  })
}

/** A bare "ten" says little: the word after it goes with it. */
function counted(reading: Reading, item: Item): string {
  const next =
    item.type === 'N' && !item.number.sign && item.unit ? reading.words.find((w) => w.start >= item.end) : undefined
  return reading.text.slice(item.start - reading.start, (next ?? item).end - reading.start).trim()
}

function wordsOf({ slot, text, items, places }: Partner): string {
  const [item, place] = [items[0], places[0]]
  return slot === null && item && place ? counted(place.reading, item) : text
}

/**
 * A claim on the subject is no measure for a sentence that does not speak of the subject, unless it holds nearly all of it; and
 * what is said of somebody whom the claim does not know is no slip in what it says.
 */
function speaksOfSame(reading: Reading, { view, coverage }: Alignment): boolean {
  const ofSubject = reading.ofSubject || reading.implied !== null
  const other = reading.items.find((i) => isPerson(i) && !hasSame(i, view.known))
  const subject = reading.items.find((i) => i.type === 'S')
  // "It was Renn himself who made it": who is named before the subject is who acts.
  if (other && (!subject || (other.start < subject.start && !reading.items.some(isNamedSubject)))) return false
  // What the subject does is not told by a claim that does not name them, unless it is plainly the same matter.
  if (!isOfSubject(view)) return !reading.ofSubject || coverage >= 0.6
  return ofSubject || (coverage >= 0.85 && !reading.items.some((i) => isName(i) && !hasSame(i, view.known)))
}

const isNamedSubject = (item: Item): boolean => item.type === 'S' && !item.pronoun

/** A person, or two or three capitalised words that may be one. */
const isPerson = (item: Item): boolean =>
  item.type === 'P' || (item.type === 'X' && !item.known && /^\p{Lu}\p{L}+(?: \p{Lu}[\p{L}-]+){1,2}$/u.test(item.text))

/** What is only possible in the sentence must be only possible in the claim too; what somebody wants or foresees is a fact. */
function isAsserted(stretch: Clause, { nearest }: Alignment): boolean {
  return !doubtful.test(stretch.skeleton) || nearest.clauses.some((c) => c.hypothetical)
}
const doubtful =
  /\b(may|might|(?:could|would|should|will) have|reportedly|allegedly|supposedly|rumou?r\w*|speculat\w+|perhaps|maybe|possibly|probably|plan(?:s|ned)? to|intend(?:s|ed)? to|agree[sd]? to|consider(?:s|ed|ing)|jok\w+|imagin\w+|ask(?:s|ed) (?:if|whether)|whether|unless|almost|nearly|false|untrue|not true|not the case|a myth|as if|as though)\b/

/** A clone, a successor, somebody's mother, a video on it: words that make another thing of what is named. */
function isOfAnother({ missing }: Alignment): boolean {
  return missing.some((term) => others.has(term.stem))
}
const others = new Set(
  (
    'clone copi fork successor predecessor version edit sequel board rival competitor mother father wife husband brother sister son daughter ' +
    'parent famili team staff student colleagu assistant friend neighbour neighbor imit spinoff adapt translat ' +
    'video tutori lectur book film podcast documentari workshop'
  ).split(' '),
)

/** A date or a figure of a work that the claim does not know is that work's. */
function namesAnotherWork(reading: Reading, view: ClaimView): boolean {
  return reading.items.some(
    (i) => isName(i) && isWork(reading, i) && !view.values.some(({ item }) => isName(item) && sameThing(item.id, i.id)),
  )
}

const isWork = (reading: Reading, item: Item): boolean =>
  item.type === 'W' || (item.type === 'X' && reading.text[item.start - reading.start - 1] === '"')

interface Filled {
  partner: Partner | null
  filled: number
}

/** The values of the claim that the odd thing could stand for, at most two; one without a partner where none is needed. */
function pairs(odd: Odd, partners: readonly { partner: Partner; filled: number }[], reading: Reading): Filled[] {
  const { item, kind } = odd
  if (kind === 'opposite' || kind === 'logic') {
    const at = partners.find(
      ({ partner }) => odd.instead && partner.text.toLowerCase().includes(odd.instead.text.toLowerCase()),
    )
    return [at ?? { partner: null, filled: 0 }]
  }
  if (kind === 'polarity' || kind === 'order') return [{ partner: null, filled: 0 }]
  const said = ` ${reading.text.slice(odd.start - reading.start, odd.end - reading.start).toLowerCase()} `
  // "Ni" is no other name than "Houping Ni".
  const open = partners.filter(({ partner, filled }) => filled < 1 && !isPartOf(said, surroundingsOf(partner).spaced))
  const here = stemsNear(reading, odd)
  if (item?.type === 'D' || item?.type === 'N') {
    const rivals = open.filter(({ partner }) => partner.items.some((own) => own.type === item.type))
    const graded = rivals.map((r) => ({ ...r, score: scoreOf(item, r.partner, here) }))
    return graded.sort((a, b) => b.score - a.score).slice(0, 1)
  }
  // A quotation may have its figure wrong: "two layers up".
  const measured = odd.kind === 'words' && numbersOf(said).length > 0
  const rivals = open.filter(
    ({ partner }) =>
      !(measured ? /^(date|polarity)$/ : /^(date|number|polarity)$/).test(partner.type) && isOfKind(item, partner),
  )
  const graded = rivals.map((r) => ({ ...r, score: wordScore(odd, r.partner, here) + r.filled }))
  return graded.sort((a, b) => b.score - a.score).slice(0, 2)
}

/** A person is no other value of a place, nor a firm of a title; of names that nobody knows the kind cannot be told. */
function isOfKind(item: Odd['item'], partner: Partner): boolean {
  if (!item || !isName(item) || item.kind === 'name') return true
  const named = partner.items.filter(isName).filter((own) => own.kind !== 'name')
  if (item.kind === 'subject') return named.length === 0 || named.some((own) => own.kind === 'person')
  return named.length > 0
    ? named.some((own) => own.kind === item.kind)
    : partner.type === typeOf(item) || /^(term|other)$/.test(partner.type)
}

const isPartOf = (a: string, b: string): boolean => a.includes(b) || b.includes(a)

/** Values are held beside those that are measured alike, then beside those in like surroundings. */
function scoreOf(item: NonNullable<Odd['item']>, partner: Partner, here: ReadonlySet<string>): number {
  const { dates, numbers } = partner.known
  const measured = [...dates, ...numbers].some((own) => compareItems(item, own) === 'other') ? 1 : 0
  return (
    measured * 2 +
    (partner.single ? 0.5 : 0) +
    (partner.slot === null ? 0 : 0.25) +
    around(here, surroundingsOf(partner))
  )
}

function wordScore(odd: Odd, partner: Partner, here: ReadonlySet<string>): number {
  const type = odd.item && isName(odd.item) ? typeOf(odd.item) : 'words'
  const named = partner.items.some(isName)
  const alike = partner.type === type ? 1 : (type !== 'words') === named ? 0.5 : 0
  return alike + (partner.single ? 0.3 : 0) + around(here, surroundingsOf(partner))
}

/** The stretch denies what most wordings state, or states what most of them deny. */
function denial(stretch: Clause, view: ClaimView, { deniedHere, deniedThere }: Denial): Odd | null {
  if (/\bnot yet\b|n't yet\b/.test(stretch.skeleton)) return null
  const { denied, implied } = senseOf(view)
  const differs =
    deniedHere > 0.2 ||
    deniedThere > 0.2 ||
    stretch.negated !== denied > 0.5 ||
    (deniesImplicitly(stretch) && implied < 0.5) ||
    (!deniesImplicitly(stretch) && implied > 0.5)
  return differs ? { kind: 'polarity', item: null, terms: [], start: stretch.start, end: stretch.end } : null
}

function slotOf({ kind, item }: Odd): string {
  if (item) return typeOf(item)
  if (kind === 'polarity') return 'polarity'
  return kind === 'logic' || kind === 'order' ? 'order' : 'other'
}
