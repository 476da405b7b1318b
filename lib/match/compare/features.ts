import { nearness, rowOf, shareSense } from '../lexicon/word-table'
import type { Clause, Item, Reading } from '../reading'
import type { Index } from '../retrieve'
import { compareItems, fits, hasSame } from '../same'
import type { Denial } from './denial'
import { bestFit, sumsOf, textRecall, type Likeness, type Sums, tallyOf } from './likeness'
import type { Near } from './near'
import type { Odd } from './odd'
import { isName, typeOf, type Partner } from './partners'
import { balance, explained, nobody, rivalsIn, standing } from './rivals'
import { deniesImplicitly, isOfSubject, senseOf } from './sense'
import { sidesOf, surroundingsOf, type Sides } from './surroundings'
import { counterpartOf } from './wordings'

const cap = (x: number, most: number): number => Math.min(most, x)

/** Some features by their names. */
type Group = Partial<Record<(typeof featureNames)[number], number>>

/** The row with more of its features known. */
function withMore(row: readonly number[], ...groups: Group[]): number[] {
  const more = row.slice()
  for (const group of groups) for (const name in group) more[place[name] ?? 0] = group[name as keyof Group] ?? 0
  return more
}

/** What tells of a candidate by its partner, how far that is filled, given what is odd. */
export type FeaturesOfPair = (partner: Partner | null, filled: number) => number[]
/** @param others all that is odd about the stretch beside this claim, `odd` among it */
export type FeaturesOfOdd = (odd: Odd, others: readonly Odd[]) => FeaturesOfPair
/**
 * @param rank of the claim among those near
 * @param asked what was asked of the pair before; `astray`: 1 where the sentence names a work that the claim does not
 */
export type FeaturesOfNear = (near: Near, rank: number, asked: Denial & { astray: number }) => FeaturesOfOdd

/**
 * What tells how far to trust a candidate: shares, counts and flags, none of which speaks of a word or of a subject. A sentence
 * has dozens of candidates: what holds for all of them, for those beside one claim, and for one odd thing is worked out once.
 */
export function featuresIn(reading: Reading, near: readonly Near[], index: Index): FeaturesOfNear {
  const rivals = rivalsIn(near)
  const ofSentence = withMore(blank, sentenceFeatures(reading), { others: cap(near.length, 12) })
  return (beside, rank, asked) => {
    const ofNear = withMore(ofSentence, nearFeatures(reading, beside, rank), standing(rivals, beside), { ...asked })
    const { alignment, likeness, stretch } = beside
    const fitting = stretch.items.filter((i) => fits(i, alignment.view.known))
    const sumsBeside = sumsWithout(likeness)
    return (odd, others) => {
      const withOdd = rivals.withOdd(odd)
      const { total, shares } = restOf(likeness, odd)
      const fittingOthers = odd.item && fitting.includes(odd.item) ? fitting.length - 1 : fitting.length
      const ofOdd = withMore(
        ofNear,
        oddFeatures(reading, stretch, odd, others, index),
        shares,
        explained(rivals, beside, withOdd),
        { agreeing: cap(fittingOthers, 4) },
      )
      const sides = odd.kind === 'polarity' ? null : sidesOf(reading, odd)
      const lemmas = odd.terms.flatMap(({ lemma }) => (lemma ? [{ lemma, row: rowOf(lemma) }] : []))
      return (partner, filled) => {
        const { sums, counterpart } = sumsBeside(partner)
        const fit = bestFit(likeness, total, sums)
        return withMore(
          ofOdd,
          {
            filled,
            recall: fit.recall,
            fit: fit.coverage,
            score: fit.score,
            order2: fit.order,
            textRecall: textRecall(likeness, counterpart),
            fitDenied: fit.wording?.negated ? 1 : 0,
          },
          partnerFeatures(partner),
          alikeSides(sides, partner),
          likenessOfValues(odd, lemmas, partner),
          valueFeatures(odd.item, partner),
          { sameType: !odd.item || !isName(odd.item) || !partner ? 0.5 : partner.type === typeOf(odd.item) ? 1 : 0 },
          balance(rivals, alignment.view, withOdd, partner ? rivals.withPartner(partner) : nobody),
        )
      }
    }
  }
}

/** Sums of the wordings without a partner's words, each worked out once. */
function sumsWithout({ wordings, held, plain }: Likeness) {
  const known = new Map<Partner, { sums: Sums; counterpart: Uint8Array }>()
  return (partner: Partner | null): { sums: Sums; counterpart: Uint8Array | null } => {
    if (!partner) return { sums: plain, counterpart: null }
    const found = known.get(partner)
    if (found) return found
    const counterpart = counterpartOf(partner, wordings)
    const made = { sums: sumsOf(wordings, held, counterpart), counterpart }
    known.set(partner, made)
    return made
  }
}

function sentenceFeatures(reading: Reading): Group {
  const { text, items } = reading
  return {
    question: reading.question ? 1 : 0,
    ambiguous: reading.ambiguous ? 1 : 0,
    clauses: cap(reading.clauses.length, 6),
    sentence: cap(reading.words.length, 60),
    ofSubject: reading.ofSubject || reading.implied ? 1 : 0,
    named: items.some((i) => i.type === 'S' && !i.pronoun) ? 1 : 0,
    quote: text.includes('"') ? 1 : 0,
    heading: reading.heading ? 1 : 0,
    also: /\b(also|another|too|again|as well|further|other|besides|second)\b/i.test(text) ? 1 : 0,
    first: /\b(I|my|we|our|us|me)\b/.test(text) ? 1 : 0,
    second: /\b(you|your)\b/i.test(text) ? 1 : 0,
  }
}

function nearFeatures(reading: Reading, { alignment, likeness, stretch }: Near, rank: number): Group {
  const { view } = alignment
  const sense = senseOf(view)
  const actor = reading.items.find((i) => i.type === 'P')
  let words = 0
  for (const w of reading.words) if (w.start >= stretch.start && w.start < stretch.end) words++
  return {
    slotted: view.claim.slots.length > 0 ? 1 : 0,
    viewRecall: alignment.recall,
    anchor: alignment.anchor,
    partners: cap(alignment.partners, 8),
    rank,
    negated: stretch.negated ? 1 : 0,
    implied: deniesImplicitly(stretch) ? 1 : 0,
    claimDenied: sense.denied,
    claimImplied: sense.implied,
    hypothetical: stretch.hypothetical ? 1 : 0,
    claimHypothetical: alignment.nearest.clauses.some((c) => c.hypothetical) ? 1 : 0,
    whole: stretch.start === reading.start && stretch.end === reading.end ? 1 : 0,
    words2: cap(words, 45),
    claimOfSubject: isOfSubject(view) ? 1 : 0,
    actorElse: actor?.type === 'P' && !hasSame(actor, view.known) ? 1 : 0,
    claimWords: cap(view.readings[0]?.words.length ?? 0, 50),
    claimSlots: cap(view.claim.slots.length, 6),
    wordings: cap(likeness.wordings.list.length, 20),
    part: stretch.terms.length / (reading.terms.length || 1),
  }
}

function oddFeatures(reading: Reading, stretch: Clause, odd: Odd, others: readonly Odd[], index: Index): Group {
  const { kind, item, terms } = odd
  const isUnknown = (i: Item): boolean => 'known' in i && !i.known
  let otherNames = 0
  let otherValues = 0
  let otherRuns = 0
  let otherRunTerms = 0
  for (const other of others) {
    if (other === odd) continue
    if (other.kind === 'name') otherNames++
    if (other.kind === 'date' || other.kind === 'number') otherValues++
    if (other.kind !== 'words') continue
    otherRuns++
    otherRunTerms += other.terms.length
  }
  return {
    [kind]: 1,
    oddTerms: cap(terms.length, 5),
    oddKnown: terms.length ? terms.filter((t) => index.knows(t.key)).length / terms.length : 0.5,
    oddQuoted: quoted(reading, odd) ? 1 : 0,
    oddFirst: odd.start - stretch.start < 4 ? 1 : 0,
    oddLast: stretch.end - odd.end < 4 ? 1 : 0,
    oddModifier: terms.length > 0 && terms.every((t) => t.kind === 'modifier') ? 1 : 0,
    oddVerb: terms.some((t) => t.lemma) && terms.some((t) => t.key.startsWith('=')) ? 1 : 0,
    oddSubject: item?.type === 'S' ? 1 : 0,
    insteadShare: odd.instead?.share ?? 0,
    otherNames: cap(otherNames, 3),
    otherValues: cap(otherValues, 3),
    otherRuns: cap(otherRuns, 4),
    otherRunTerms: cap(otherRunTerms, 8),
    unknownNames: cap(reading.items.filter((i) => isUnknown(i) && i !== item).length, 3),
    state:
      item?.type === 'D' && /\b(when|already|by then|while|still|existed|was|were|had)\b/i.test(reading.text) ? 1 : 0,
    sub: subordinate.test(reading.text.slice(Math.max(0, odd.start - reading.start - 60), odd.start - reading.start))
      ? 1
      : 0,
    edge: odd.start - stretch.start < 45 || stretch.end - odd.end < 45 ? 1 : 0,
  }
}

/** A date beside "when", "while" or "after" is of another event than the one that is told. */
const subordinate = /\b(when|while|after|before|until|since|as|by the time)\b[^,;]*$/i

/** What of the stretch the claim has, what is odd left out. */
function restOf(likeness: Likeness, odd: Odd): { total: number; shares: Group } {
  const isOdd = (start: number): boolean => start >= odd.start && start < odd.end && odd.kind !== 'polarity'
  const { total, held, soft, missing, heaviest, missingVerb, leftOut } = tallyOf(likeness, isOdd)
  const shares = {
    coverage: total ? held / total : 0,
    soft: total ? soft / total : 0,
    shared: cap(held, 5),
    total: cap(total, 8),
    missing: cap(missing, 6),
    heaviest,
    missingVerb,
    oddWeight: cap(leftOut, 4),
  }
  return { total, shares }
}

function partnerFeatures(partner: Partner | null): Group {
  const type = partner?.type ?? 'none'
  return {
    single: partner?.single ? 1 : 0,
    marked: partner && partner.slot !== null ? 1 : 0,
    partnerName: /^(name|org|place)$/.test(type) ? 1 : 0,
    partnerTitle: /^(title|work|term)$/.test(type) ? 1 : 0,
    partnerOther: /^(other|role|reason|order)$/.test(type) ? 1 : 0,
    partnerNone: partner ? 0 : 1,
  }
}

/** Whether the words to both sides of the odd thing are those beside its counterpart, in any of the claim's wordings. */
function alikeSides(here: Sides | null, partner: Partner | null): Group {
  if (!partner || !here) return {}
  const { sides } = surroundingsOf(partner)
  const has = (name: keyof Sides): number => (sides[name].has(here[name]) ? 1 : 0)
  return {
    left: has('left'),
    right: has('right'),
    leftTerm: has('leftTerm'),
    rightTerm: has('rightTerm'),
    preposition: has('preposition'),
  }
}

/** How near the odd words are to those that they stand for. */
function likenessOfValues(odd: Odd, here: readonly { lemma: string; row: number }[], partner: Partner | null): Group {
  if (!partner) return { lengths: 3 }
  const { lemmas: there, keys } = surroundingsOf(partner)
  let nearest = 0
  let sum = 0
  let sense = 0
  for (const a of here) {
    let best = 0
    for (const b of there) {
      const value = a.lemma === b.lemma ? 1 : nearness(a.row, b.row)
      if (value > best) best = value
      if (sense === 0 && shareSense(a.row, b.row)) sense = 1
    }
    sum += best
    nearest = Math.max(nearest, best)
  }
  const [first] = partner.places
  const named = partner.items.find(isName)
  const name = odd.item && isName(odd.item) ? odd.item : null
  return {
    nearest,
    meanNear: here.length ? sum / here.length : 0,
    sameSense: sense,
    sameShape: name && /^\p{Lu}/u.test(partner.text) ? 1 : 0,
    lengths: first ? Math.abs(first.terms.length - odd.terms.length) : 3,
    sameKind: named && name ? (named.kind === name.kind ? 1 : 0.3) : 0,
    common: odd.terms.filter((t) => keys.has(t.key)).length,
  }
}

/** How far two dates or numbers are apart, and whether they are measured alike. */
function valueFeatures(item: Item | null, partner: Partner | null): Group {
  if (item?.type === 'N') {
    const own = (partner?.items ?? []).filter((i) => i.type === 'N')
    const results = own.map((v) => compareItems(item, v))
    const best = own[Math.max(0, results.indexOf('other'))]
    if (!best) return {}
    const [a, b] = [Math.abs(item.number.value), Math.abs(best.number.value)]
    return {
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
    if (!best) return {}
    const [x, y] = [item.date.value, best.date.value]
    return {
      measured: results.includes('other') ? 1 : 0,
      unlike: results.every((r) => r === 'unlike') ? 1 : 0,
      gap: Math.log10(1 + Math.max(0, x.from - y.to, y.from - x.to)),
      grain: x.grain === y.grain ? 1 : 0,
      vague: x.vague ? 1 : 0,
      role: item.date.role === 'at' ? (best.date.role === 'at' ? 1 : 0.5) : 0,
    }
  }
  return {}
}

const digitsOf = (text: string): string => [...text.replace(/[^1-9]/g, '')].sort().join('')

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
  'deniedHere',
  'deniedThere',
  'deniesElse',
  'deniesAlike',
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
  'astray',
] as const

/** One of a candidate's features by its name. */
export const featureIn = (signals: readonly number[], name: (typeof featureNames)[number]): number =>
  signals[place[name] ?? -1] ?? 0

const place: Partial<Record<string, number>> = Object.fromEntries(featureNames.map((name, i) => [name, i]))
const blank: readonly number[] = featureNames.map(() => 0)
