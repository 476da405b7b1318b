import { sayDate } from '@/lib/text/dates'
import type { Fact, Facts } from './event-facts'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { Frame, FrameSlot } from '@/lib/engine/relations/relation'
import { compareItems, fitsAny, areSameEntity, type Comparison } from '@/lib/engine/analyse/compare-values'
import { widePlaces } from '@/lib/text/words'
import type { AnalysedClaim, ClaimValue } from '@/lib/engine/analyse/analysed-claims'

/** A claim with an event of the sentence. */
export interface RelationSupport {
  analysis: AnalysedClaim
  /** The agreeing value, if the event has one. */
  item?: Item
}

/** Two values that cannot both be true. */
export interface RelationConflict {
  analysis: AnalysedClaim
  /** Name of the value, such as "date", "org" or "polarity"; it gives the kind of the detail. */
  slotId: string
  asks: string
  /** Index of the claim's slot of the value; null without one. */
  slotIndex: number | null
  /** The article's value; null without a typed one, then `article` has the words. */
  item: Item | null
  article: string
  dossier: string
  start: number
  end: number
}

export interface RelationEvidence {
  supports: RelationSupport[]
  conflicts: RelationConflict[]
  /** Values that differ from the dossier's, but from none that is firm enough for a conflict. */
  weakDifferences: Item[]
}

/**
 * Compares a sentence's frames with the facts of the claims: the same event with the same value supports; a value that
 * fits none of the event's known occasions conflicts.
 */
export function compareFacts(reading: ParsedSentence, frames: readonly Frame[], facts: Facts): RelationEvidence {
  const evidence: RelationEvidence = { supports: [], conflicts: [], weakDifferences: [] }
  for (const frame of frames) {
    const known = knownOf(frame, facts)
    if (known.length === 0 || (frame.requiredSlot && !isKnown(frame.requiredSlot, known))) continue
    if (frame.denied) {
      evidence.conflicts.push(...denialOf(reading, frame, known))
      continue
    }
    const support = (by: readonly Fact[], slot?: FrameSlot): void => {
      for (const analysis of new Set(by.map((fact) => fact.analysis)))
        evidence.supports.push({ analysis, ...(slot ? { item: slot.item } : {}) })
    }
    if (frame.slots.length === 0) support(known)
    for (const slot of frame.slots) {
      const pairs = pairsOf(slot, known)
      const agreeing = agreeingOf(slot, pairs)
      support(
        agreeing.map((p) => p.fact),
        slot,
      )
      if (agreeing.length > 0 || !slot.isExclusive || !isAssured(reading, slot)) continue
      const elsewhere = frame.otherTopic ? facts.factsOn(frame.otherTopic).filter((fact) => isKnown(slot, [fact])) : []
      support(elsewhere, slot)
      if (elsewhere.length > 0) continue
      if (frame.event === 'post' && !isDuringStay(frame, facts)) continue
      const rival = rivalOf(frame, slot, pairs)
      if (rival) evidence.conflicts.push(conflictOf(slot, rival))
      else if (pairs.some((p) => p.result === 'other')) evidence.weakDifferences.push(slot.item)
    }
  }
  return evidence
}

/** A value of the sentence with a claim's value at the same place of the same event. */
interface Pair {
  fact: Fact
  value: FrameSlot
  result: Comparison
  /** The claim's value with its slot; undefined for the subject and other items that are not values of the claim. */
  own: ClaimValue | undefined
}

function knownOf(frame: Frame, facts: Facts): Fact[] {
  const known = facts.factsOn(frame).filter((fact) => !frame.sameDay || isOnSameDay(frame, fact))
  // If the place of "left in 2020" is unknown, the date of any departure fits.
  return known.length === 0 && frame.usesOther && frame.otherTopic ? facts.factsOn(frame.otherTopic) : known
}

function pairsOf(slot: FrameSlot, known: readonly Fact[]): Pair[] {
  const pairs = known.flatMap((fact) =>
    fact.frame.slots
      .filter((value) => value.name === slot.name)
      .map((value) => {
        const own = fact.analysis.wordingAt(fact.wording).values.find((v) => v.item === value.item)
        return { fact, value, result: compareSlots(slot, value), own }
      }),
  )
  // Titles vary in passing mentions: only a claim's own words, or a marked role, are reliable.
  return slot.item.type === 'role'
    ? pairs.filter(({ own, fact }) => own?.wording === 0 || (own && isRoleSlot(own, fact)))
    : pairs
}

const isRoleSlot = (own: ClaimValue, { analysis }: Fact): boolean =>
  own.slot !== null && analysis.claim.slots[own.slot]?.type === 'role'

function agreeingOf(slot: FrameSlot, pairs: readonly Pair[]): Pair[] {
  const values = pairs.map((p) => p.value.item)
  if (slot.item.type === 'date' && !fitsAny(slot.item, values)) return []
  // A loose wording of a value that can be one of many does not settle a relation with a single value.
  const settled = pairs.some((p) => p.result === 'other' && p.own?.isExclusive && p.own.wording === 0)
  const isLoose = ({ own }: Pair): boolean =>
    settled && 'id' in slot.item && own?.isExclusive === false && own.slot !== null && own.wording > 0
  return pairs.filter((p) => p.result === 'same' && !isLoose(p))
}

/**
 * Returns the conflicting dossier value: the one that most claims have, in its most precise form; for an event that
 * happened twice, the date nearer to the sentence's. Null without a firm value.
 */
function rivalOf(frame: Frame, slot: FrameSlot, pairs: readonly Pair[]): Pair | null {
  if (slot.item.type !== 'role' && pairs.some((p) => p.result === 'unlike')) return null
  // A value mentioned in passing, or one of several, is too weak for a conflict.
  const isFirm = ({ own, value, fact }: Pair): boolean => {
    // Another wording may be loose, or add something that is not in the claim.
    if (!fact.isInOwnText) return false
    if (value.item.type === 'subject') return true
    if (!own) return false
    return (
      own.isExclusive ||
      fact.analysis.claim.slots.length === 0 ||
      slot.item.type === 'role' ||
      (!!frame.sameDay && own.wording === 0)
    )
  }
  const firm = pairs.filter((p) => p.result === 'other' && isFirm(p))
  // An established claim comes before a doubted one, however frequent.
  const weight = (p: Pair): number => pairs.filter((q) => agreesWith(q, p)).length + (isEstablished(p) ? 1000 : 0)
  const [first] = [...firm].sort((a, b) => weight(b) - weight(a))
  if (!first) return null
  const chosen = mostPrecise(first, firm)
  // Only among claims without any doubt, so that the verdict does not depend on the choice.
  const undoubted = firm.filter((p) => isEstablished(p) && !p.fact.analysis.claim.correction)
  if (!undoubted.includes(chosen)) return chosen
  const [nearest] = [...undoubted].sort((a, b) => daysBetween(slot, a.value) - daysBetween(slot, b.value))
  return nearest && !agreesWith(nearest, first) ? mostPrecise(nearest, undoubted) : chosen
}

/** The most precise of equal values: 13 July 2022, not 2022. */
function mostPrecise(pair: Pair, among: readonly Pair[]): Pair {
  const alike = among.filter((p) => isEstablished(p) === isEstablished(pair) && agreesWith(p, pair))
  return alike.sort((a, b) => breadthOf(a.value) - breadthOf(b.value))[0] ?? pair
}

const agreesWith = (a: Pair, b: Pair): boolean => compareSlots(a.value, b.value) === 'same'

const isEstablished = ({ fact }: Pair): boolean => fact.analysis.claim.status === 'established'

/** Days between two dates; 0 for dates that overlap and for other values. */
function daysBetween({ item: a }: FrameSlot, { item: b }: FrameSlot): number {
  if (a.type !== 'date' || b.type !== 'date') return 0
  const [p, q] = [a.date.value, b.date.value]
  return Math.max(0, p.from - q.to, q.from - p.to)
}

const breadthOf = ({ item }: FrameSlot): number =>
  item.type === 'date' ? item.date.value.to - item.date.value.from : 0

function conflictOf(slot: FrameSlot, { fact, value, own }: Pair): RelationConflict {
  const { item } = slot
  return {
    analysis: fact.analysis,
    slotId: slot.name === 'organisation' ? 'org' : slot.name,
    slotIndex: own?.slot ?? null,
    asks: slot.asks,
    item,
    article: item.text,
    dossier: value.item.type === 'date' ? sayDate(value.item.date.value) : value.item.text,
    start: item.start,
    end: item.end,
  }
}

/** Returns the conflict of a denied position with an established claim that states it; empty without one. */
function denialOf(reading: ParsedSentence, frame: Frame, known: readonly Fact[]): RelationConflict[] {
  const [slot] = frame.slots
  if (!slot || reading.ambiguous) return []
  const stated = known.find(
    ({ analysis, frame: own }) =>
      analysis.claim.status === 'established' && own.slots.some((s) => s.name === slot.name && isSameRank(slot, s)),
  )
  if (!stated) return []
  const { item, asks } = slot
  const words = { article: `not ${item.text}`, dossier: item.text }
  const { start, end } = item
  return [{ analysis: stated.analysis, slotId: 'polarity', slotIndex: null, asks, item, ...words, start, end }]
}

const isSameRank = (a: FrameSlot, b: FrameSlot): boolean =>
  a.item.type === 'role' && b.item.type === 'role' && a.item.role.rank === b.item.role.rank

/** Whether a dated position is within the known stay: before or after it, the position is another one. */
function isDuringStay(frame: Frame, facts: Facts): boolean {
  const date = frame.clause.items.find((i) => i.type === 'date' && i.date.role === 'at')
  if (date?.type !== 'date') return true
  const daysOf = (event: string): number[] =>
    facts
      .factsOn({ ...frame, event })
      .flatMap((f) =>
        f.frame.slots.flatMap(({ item }) => (item.type === 'date' ? [item.date.value.from, item.date.value.to] : [])),
      )
  const [joined, left] = [daysOf('join'), daysOf('leave')]
  const { from, to } = date.date.value
  return (joined.length === 0 || to >= Math.min(...joined)) && (left.length === 0 || from <= Math.max(...left))
}

const isKnown = (slot: FrameSlot, known: readonly Fact[]): boolean =>
  known.some(({ frame }) => frame.slots.some((s) => s.name === slot.name && compareSlots(slot, s) === 'same'))

function isOnSameDay(frame: Frame, fact: Fact): boolean {
  const [a, b] = [frame, fact.frame].map((f) => f.slots.find((s) => s.item.type === 'date'))
  return a !== undefined && b !== undefined && compareSlots(a, b) === 'same'
}

function compareSlots({ item: x }: FrameSlot, { item: y }: FrameSlot): Comparison {
  if (!('id' in x) || !('id' in y)) return compareItems(x, y)
  if (areSameEntity(x.id, y.id)) return 'same'
  // One may be a country or region that contains the other.
  if (widePlaces.has(lastWord(x.id)) !== widePlaces.has(lastWord(y.id))) return 'unlike'
  // An unknown name can be of any kind; names of different kinds do not answer the same question.
  const [p, q] = [x, y].map(({ type }) => (type === 'subject' ? 'person' : type))
  return p === q || p === 'name' || q === 'name' ? 'other' : 'unlike'
}

const lastWord = (id: string): string => id.split(' ').at(-1) ?? id

/** Whether a sentence is certain about the person and the time of a value. */
function isAssured(reading: ParsedSentence, { item }: FrameSlot): boolean {
  return !reading.ambiguous && !(item.type === 'date' && item.date.value.grain === 'decade')
}
