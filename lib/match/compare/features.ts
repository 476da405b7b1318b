import type { Alignment } from '../align'
import type { Near } from './near'
import { isOfSubject } from './sense'
import { nearness, shareSense } from '../lexicon/word-table'
import type { Clause, Item, Reading } from '../reading'
import type { Index } from '../retrieve'
import { compareItems, fitsAny, sameThing } from '../same'
import { bestFit, type Likeness } from './likeness'
import type { Odd } from './odd'
import type { ClaimView } from '../views'
import { isName, typeOf, type Partner, type Place } from './partners'
import { deniesImplicitly, senseOf } from './sense'

/** A candidate before it is weighed. */
export interface Compared {
  reading: Reading
  stretch: Clause
  alignment: Alignment
  /** All near claims, nearest first, this one at `rank`. */
  near: readonly Near[]
  rank: number
  index: Index
  likeness: Likeness
  odd: Odd
  /** All that is odd about the stretch beside this claim, `odd` among it. */
  others: readonly Odd[]
  partner: Partner | null
  filled: number
}

const cap = (x: number, most: number): number => Math.min(most, x)

/** What tells how far to trust a candidate: shares, counts and flags, none of which speaks of a word or of a subject. */
export function featuresOf(compared: Compared): number[] {
  const { reading, stretch, alignment, near, rank, likeness, odd, others, partner, filled, index } = compared
  const { view } = alignment
  const isOdd = (start: number): boolean => start >= odd.start && start < odd.end && odd.kind !== 'polarity'
  const places = new Map<number, Place[]>()
  for (const place of partner?.places ?? []) {
    const at = place.reading.wording ?? 0
    places.set(at, [...(places.get(at) ?? []), place])
  }
  const fit = bestFit(likeness, isOdd, (wording, start, end) =>
    (places.get(wording.at) ?? []).some((p) => p.start < end && p.end > start),
  )
  let total = 0
  let held = 0
  let soft = 0
  let shared = 0
  let missing = 0
  let heaviest = 0
  let oddWeight = 0
  let missingVerb = 0
  for (const { term, weight, held: has, soft: near1 } of likeness.terms) {
    if (isOdd(term.start)) {
      oddWeight += weight
      continue
    }
    total += weight
    if (has) {
      held += weight
      shared += weight
    } else {
      missing++
      if (weight > heaviest) heaviest = weight
      if (term.key.startsWith('=')) missingVerb = 1
    }
    soft += weight * (has ? 1 : near1 > 0.5 ? near1 : 0)
  }
  const text = likeness.wordings[0]
  let textAll = 0
  let textHeld = 0
  for (const t of text?.terms ?? []) {
    if ((places.get(0) ?? []).some((p) => p.start < t.end && p.end > t.start)) continue
    textAll += t.weight
    if (likeness.keys.has(t.key)) textHeld += t.weight
  }
  const sides = sidesOf(reading, odd, partner)
  const likely = likenessOfValues(odd, partner)
  const sense = senseOf(view)
  const value = valueFeatures(odd.item, partner)
  const rivals = rivalsOf(compared)
  const ofKind = (kind: string): number => (odd.kind === kind ? 1 : 0)
  const type = partner?.type ?? 'none'
  const otherNames = others.filter((o) => o !== odd && o.kind === 'name').length
  const otherValues = others.filter((o) => o !== odd && (o.kind === 'date' || o.kind === 'number')).length
  const otherRuns = others.filter((o) => o !== odd && o.kind === 'words').length
  const words = reading.words.filter((w) => w.start >= stretch.start && w.start < stretch.end)
  const text0 = reading.text
  const oddLemmas = odd.terms.map((t) => t.lemma).filter(Boolean)
  const actor = reading.items.find((i) => i.type === 'P')
  const all: Record<(typeof featureNames)[number], number> = {
    date: ofKind('date'),
    number: ofKind('number'),
    name: ofKind('name'),
    words: ofKind('words'),
    opposite: ofKind('opposite'),
    logic: ofKind('logic'),
    polarity: ofKind('polarity'),
    order: ofKind('order'),
    slotted: view.claim.slots.length > 0 ? 1 : 0,
    single: partner?.single ? 1 : 0,
    marked: partner?.slot !== null && partner ? 1 : 0,
    partnerName: /^(name|org|place)$/.test(type) ? 1 : 0,
    partnerTitle: /^(title|work|term)$/.test(type) ? 1 : 0,
    partnerOther: /^(other|role|reason|order)$/.test(type) ? 1 : 0,
    partnerNone: partner ? 0 : 1,
    filled,
    coverage: total ? held / total : 0,
    soft: total ? soft / total : 0,
    shared: cap(shared, 5),
    total: cap(total, 8),
    missing: cap(missing, 6),
    heaviest,
    missingVerb,
    recall: fit.recall,
    fit: fit.coverage,
    score: fit.score,
    order2: fit.order,
    textRecall: textAll ? textHeld / textAll : 0,
    viewRecall: alignment.recall,
    anchor: alignment.anchor,
    partners: cap(alignment.partners, 8),
    rank,
    ...sides,
    ...likely,
    ...value,
    ...rivals,
    oddWeight: cap(oddWeight, 4),
    oddTerms: cap(odd.terms.length, 5),
    oddKnown: odd.terms.length ? odd.terms.filter((t) => index.knows(t.key)).length / odd.terms.length : 0.5,
    oddQuoted: quoted(reading, odd) ? 1 : 0,
    oddFirst: odd.start - stretch.start < 4 ? 1 : 0,
    oddLast: stretch.end - odd.end < 4 ? 1 : 0,
    oddModifier: odd.terms.length > 0 && odd.terms.every((t) => t.kind === 'modifier') ? 1 : 0,
    oddVerb: oddLemmas.length > 0 && odd.terms.some((t) => t.key.startsWith('=')) ? 1 : 0,
    oddSubject: odd.item?.type === 'S' ? 1 : 0,
    insteadShare: odd.instead?.share ?? 0,
    otherNames: cap(otherNames, 3),
    otherValues: cap(otherValues, 3),
    otherRuns: cap(otherRuns, 4),
    otherRunTerms: cap(
      others.filter((o) => o !== odd && o.kind === 'words').reduce((n, o) => n + o.terms.length, 0),
      8,
    ),
    agreeing: cap(
      stretch.items.filter(
        (i) =>
          i !== odd.item &&
          fitsAny(
            i,
            view.values.map((v) => v.item),
          ),
      ).length,
      4,
    ),
    negated: stretch.negated ? 1 : 0,
    implied: deniesImplicitly(stretch) ? 1 : 0,
    claimDenied: sense.denied,
    claimImplied: sense.implied,
    fitDenied: fit.wording.negated ? 1 : 0,
    hypothetical: stretch.hypothetical ? 1 : 0,
    claimHypothetical: alignment.nearest.clauses.some((c) => c.hypothetical) ? 1 : 0,
    question: reading.question ? 1 : 0,
    ambiguous: reading.ambiguous ? 1 : 0,
    whole: stretch.start === reading.start && stretch.end === reading.end ? 1 : 0,
    clauses: cap(reading.clauses.length, 6),
    words2: cap(words.length, 45),
    sentence: cap(reading.words.length, 60),
    ofSubject: reading.ofSubject || reading.implied ? 1 : 0,
    named: reading.items.some((i) => i.type === 'S' && !i.pronoun) ? 1 : 0,
    claimOfSubject: isOfSubject(view) ? 1 : 0,
    actorElse:
      actor?.type === 'P' && !view.values.some((v) => 'kind' in v.item && sameThing(v.item.id, actor.id)) ? 1 : 0,
    unknownNames: cap(reading.items.filter((i) => 'known' in i && !i.known && i !== odd.item).length, 3),
    quote: text0.includes('"') ? 1 : 0,
    heading: reading.heading ? 1 : 0,
    also: /\b(also|another|too|again|as well|further|other|besides|second)\b/i.test(text0) ? 1 : 0,
    state: odd.item?.type === 'D' && /\b(when|already|by then|while|still|existed|was|were|had)\b/i.test(text0) ? 1 : 0,
    sub: /\b(when|while|after|before|until|since|as|by the time)\b[^,;]*$/i.test(
      text0.slice(Math.max(0, odd.start - reading.start - 60), odd.start - reading.start),
    )
      ? 1
      : 0,
    sameType: odd.item && isName(odd.item) && partner ? (partner.type === typeOf(odd.item) ? 1 : 0) : 0.5,
    claimWords: cap(view.readings[0]?.words.length ?? 0, 50),
    claimSlots: cap(view.claim.slots.length, 6),
    wordings: cap(likeness.wordings.length, 20),
    others: cap(near.length, 12),
    part: stretch.terms.length / (reading.terms.length || 1),
    edge: odd.start - stretch.start < 45 || stretch.end - odd.end < 45 ? 1 : 0,
    first: /\b(I|my|we|our|us|me)\b/.test(text0) ? 1 : 0,
    second: /\b(you|your)\b/i.test(text0) ? 1 : 0,
  }
  return featureNames.map((name) => all[name])
}

/** Whether the words to both sides of the odd thing are those beside its counterpart, in any of the claim's wordings. */
function sidesOf(
  reading: Reading,
  odd: Odd,
  partner: Partner | null,
): Record<'left' | 'right' | 'leftTerm' | 'rightTerm' | 'preposition', number> {
  const result = { left: 0, right: 0, leftTerm: 0, rightTerm: 0, preposition: 0 }
  if (!partner || odd.kind === 'polarity') return result
  const here = beside(reading, odd)
  for (const place of partner.places) {
    const there = beside(place.reading, place)
    if (here.left === there.left) result.left = 1
    if (here.right === there.right) result.right = 1
    if (here.leftTerm === there.leftTerm) result.leftTerm = 1
    if (here.rightTerm === there.rightTerm) result.rightTerm = 1
    if (here.preposition === there.preposition) result.preposition = 1
  }
  return result
}

function beside(reading: Reading, { start, end }: { start: number; end: number }) {
  const before = reading.words.filter((w) => w.end <= start)
  const after = reading.words.find((w) => w.start >= end)
  const last = before.at(-1)
  const preposition = before.slice(-3).findLast((w) => prepositions.has(w.lower))
  return {
    left: last?.stem ?? '^',
    right: after?.stem ?? '$',
    leftTerm: reading.terms.findLast((t) => t.end <= start)?.key ?? '^',
    rightTerm: reading.terms.find((t) => t.start >= end)?.key ?? '$',
    preposition: preposition?.lower ?? '-',
  }
}
const prepositions = new Set(
  'in on at of by for from into to with without about after before between through during since until as than via under over'.split(
    ' ',
  ),
)

/** How near the odd words are to those that they stand for. */
function likenessOfValues(
  odd: Odd,
  partner: Partner | null,
): Record<'nearest' | 'meanNear' | 'sameSense' | 'sameShape' | 'lengths' | 'sameKind' | 'common', number> {
  const there = partner
    ? [...new Set(partner.places.slice(0, 6).flatMap((p) => p.terms.map((t) => t.lemma)))].filter(Boolean)
    : []
  const here = odd.terms.map((t) => t.lemma).filter(Boolean)
  let nearest = 0
  let sum = 0
  let sense = 0
  for (const a of here) {
    let best = 0
    for (const b of there) {
      const value = nearness(a, b)
      if (value > best) best = value
      if (shareSense(a, b)) sense = 1
    }
    sum += best
    nearest = Math.max(nearest, best)
  }
  const first = partner?.places[0]
  const named = partner?.items.find(isName)
  return {
    nearest,
    meanNear: here.length ? sum / here.length : 0,
    sameSense: sense,
    sameShape: partner && odd.item && isName(odd.item) ? (/^\p{Lu}/u.test(partner.text) ? 1 : 0) : 0,
    lengths: first ? Math.abs(first.terms.length - odd.terms.length) : 3,
    sameKind: named && odd.item && isName(odd.item) ? (named.kind === odd.item.kind ? 1 : 0.3) : 0,
    common:
      odd.terms.length && partner
        ? odd.terms.filter((t) => partner.places.some((p) => p.terms.some((x) => x.key === t.key))).length
        : 0,
  }
}

type ValueFeature =
  | 'measured'
  | 'unlike'
  | 'ratio'
  | 'gap'
  | 'grain'
  | 'vague'
  | 'small'
  | 'digits'
  | 'signed'
  | 'role'
  | 'unitless'
  | 'rivals2'

/** How far two dates or numbers are apart, and whether they are measured alike. */
function valueFeatures(item: Item | null, partner: Partner | null): Record<ValueFeature, number> {
  const none = {
    measured: 0,
    unlike: 0,
    ratio: 0,
    gap: 0,
    grain: 0,
    vague: 0,
    small: 0,
    digits: 0,
    signed: 0,
    role: 0,
    unitless: 0,
    rivals2: 0,
  }
  if (item?.type === 'N') {
    const own = (partner?.items ?? []).filter((i) => i.type === 'N')
    const results = own.map((v) => compareItems(item, v))
    const best = own[Math.max(0, results.indexOf('other'))]
    if (!best) return none
    const [a, b] = [Math.abs(item.number.value), Math.abs(best.number.value)]
    return {
      ...none,
      measured: results.includes('other') ? 1 : 0,
      unlike: results.every((r) => r === 'unlike') ? 1 : 0,
      ratio: cap(Math.abs(Math.log10((a || 0.1) / (b || 0.1))), 4),
      vague: item.number.vague === 'exact' ? 0 : 1,
      small: item.number.value <= 3 && Number.isInteger(item.number.value) ? 1 : 0,
      digits: digitsOf(item.text) === digitsOf(best.text) && digitsOf(item.text) !== '' ? 1 : 0,
      signed: item.number.sign === best.number.sign ? (item.number.sign ? 1 : 0.5) : 0,
      unitless: item.unit === '' && item.number.sign === '' ? 1 : 0,
    }
  }
  if (item?.type === 'D') {
    const own = (partner?.items ?? []).filter((i) => i.type === 'D')
    const results = own.map((v) => compareItems(item, v))
    const best = own[Math.max(0, results.indexOf('other'))]
    if (!best) return none
    const [x, y] = [item.date.value, best.date.value]
    return {
      ...none,
      measured: results.includes('other') ? 1 : 0,
      unlike: results.every((r) => r === 'unlike') ? 1 : 0,
      gap: Math.log10(1 + Math.max(0, x.from - y.to, y.from - x.to)),
      grain: x.grain === y.grain ? 1 : 0,
      vague: x.vague ? 1 : 0,
      role: item.date.role === 'at' ? (best.date.role === 'at' ? 1 : 0.5) : 0,
    }
  }
  return none
}

const digitsOf = (text: string): string => [...text.replace(/[^1-9]/g, '')].sort().join('')

/** Whether another claim explains the odd thing better than a slip would. */
function rivalsOf({
  alignment,
  near,
  odd,
  partner,
}: Compared): Record<
  | 'aboutPartner'
  | 'aboutOdd'
  | 'about'
  | 'aboutOther'
  | 'aboutLead'
  | 'rivalAbout'
  | 'rivalHas'
  | 'rivalCoverage'
  | 'rivalShared'
  | 'best'
  | 'better'
  | 'rivalAll',
  number
> {
  let rivalHas = 0
  let rivalCoverage = 0
  let rivalShared = 0
  let rivalAll = 0
  let best = 0
  let better = 0
  let rivalAbout = 0
  let aboutOther = 0
  for (const { alignment: other, about } of near) {
    best = Math.max(best, other.coverage)
    if (other.view !== alignment.view) aboutOther = Math.max(aboutOther, about)
    if (other.view === alignment.view) continue
    if (other.shared * other.recall > alignment.shared * alignment.recall) better++
    const has = odd.item
      ? other.view.values.some((v) => odd.item !== null && compareItems(odd.item, v.item) === 'same')
      : odd.terms.length > 0 && odd.terms.every((t) => other.view.vocabulary.has(t.key))
    if (!has) continue
    rivalHas++
    rivalCoverage = Math.max(rivalCoverage, other.coverage)
    rivalShared = Math.max(rivalShared, other.shared / (alignment.shared || 1))
    rivalAll = Math.max(rivalAll, other.recall)
    rivalAbout = Math.max(rivalAbout, about)
  }
  const about = near.find((n) => n.alignment === alignment)?.about ?? 0
  // Several claims may say the same: what speaks for the partner's value, and for the odd one, is added up over them.
  const [forPartner, forOdd] = [new Map<ClaimView, number>(), new Map<ClaimView, number>()]
  for (const { alignment: other, about: by } of near) {
    const { view } = other
    const values = view.values.map((v) => v.item)
    const hasPartner =
      view === alignment.view || (partner?.items.some((own) => values.some((v) => isSameValue(own, v))) ?? false)
    const hasOdd =
      view !== alignment.view &&
      (odd.item
        ? values.some((v) => odd.item !== null && isSameValue(odd.item, v))
        : odd.terms.length > 0 && odd.terms.every((t) => view.vocabulary.has(t.key)))
    if (hasPartner && !hasOdd) forPartner.set(view, Math.max(forPartner.get(view) ?? 0, by))
    if (hasOdd) forOdd.set(view, Math.max(forOdd.get(view) ?? 0, by))
  }
  const sum = (map: Map<ClaimView, number>): number =>
    cap(
      [...map.values()].reduce((a, b) => a + b, 0),
      2,
    )
  return {
    aboutPartner: sum(forPartner),
    aboutOdd: sum(forOdd),
    about,
    aboutOther,
    aboutLead: about - aboutOther,
    rivalAbout,
    rivalHas: cap(rivalHas, 4),
    rivalCoverage,
    rivalShared: cap(rivalShared, 2),
    best,
    better: cap(better, 4),
    rivalAll,
  }
}

const isSameValue = (a: Item, b: Item): boolean =>
  'kind' in a && 'kind' in b ? sameThing(a.id, b.id) : compareItems(a, b) === 'same'

function quoted(reading: Reading, { start }: Odd): boolean {
  const before = reading.text.slice(0, start - reading.start)
  return (before.match(/"/g)?.length ?? 0) % 2 === 1
}

export const featureNames = [
  'date',
  'number',
  'name',
  'words',
  'opposite',
  'logic',
  'polarity',
  'order',
  'slotted',
  'single',
  'marked',
  'partnerName',
  'partnerTitle',
  'partnerOther',
  'partnerNone',
  'filled',
  'coverage',
  'soft',
  'shared',
  'total',
  'missing',
  'heaviest',
  'missingVerb',
  'recall',
  'fit',
  'score',
  'order2',
  'textRecall',
  'viewRecall',
  'anchor',
  'partners',
  'rank',
  'left',
  'right',
  'leftTerm',
  'rightTerm',
  'preposition',
  'nearest',
  'meanNear',
  'sameSense',
  'sameShape',
  'lengths',
  'sameKind',
  'common',
  'measured',
  'unlike',
  'ratio',
  'gap',
  'grain',
  'vague',
  'small',
  'digits',
  'signed',
  'role',
  'unitless',
  'rivals2',
  'rivalHas',
  'rivalCoverage',
  'rivalShared',
  'best',
  'better',
  'rivalAll',
  'oddWeight',
  'oddTerms',
  'oddKnown',
  'oddQuoted',
  'oddFirst',
  'oddLast',
  'oddModifier',
  'oddVerb',
  'oddSubject',
  'insteadShare',
  'otherNames',
  'otherValues',
  'otherRuns',
  'otherRunTerms',
  'agreeing',
  'negated',
  'implied',
  'claimDenied',
  'claimImplied',
  'fitDenied',
  'hypothetical',
  'claimHypothetical',
  'question',
  'ambiguous',
  'whole',
  'clauses',
  'words2',
  'sentence',
  'ofSubject',
  'named',
  'claimOfSubject',
  'actorElse',
  'unknownNames',
  'quote',
  'heading',
  'claimWords',
  'claimSlots',
  'wordings',
  'others',
  'part',
  'edge',
  'first',
  'second',
  'about',
  'aboutOther',
  'aboutLead',
  'rivalAbout',
  'aboutPartner',
  'aboutOdd',
  'also',
  'state',
  'sub',
  'sameType',
] as const
