import { sayDate } from '@/lib/text/dates'
import type { Conflict, Evidence } from './evidence'
import type { Fact, Facts } from './facts'
import type { Reading } from './reading'
import type { ClaimValue, ClaimView } from './views'
import type { Frame, FrameSlot } from './relation'
import { framesOf } from './relations'
import { compareDates, compareRoles, fitsAny, sameThing, type Comparison } from './same'

/**
 * Holds what the relations read from a sentence beside what they read from the claims: the same event with the same value
 * supports, with a value that fits none of its known occasions it conflicts.
 */
export function judgeFrames(reading: Reading, facts: Facts): Evidence {
  const evidence: Evidence = { supports: [], conflicts: [] }
  for (const frame of framesOf(reading)) {
    let known = facts.about(frame).filter((fact) => !frame.sameDay || onSameDay(frame, fact))
    // Where the place of a "left in 2020" could not be told, any leaving must fit.
    if (known.length === 0 && frame.unless) known = facts.about(frame.unless)
    if (known.length === 0 || (frame.given && !isKnown(frame.given, known))) continue
    if (frame.denied) {
      evidence.conflicts.push(...denials(reading, frame, known))
      continue
    }
    if (frame.slots.length === 0) {
      for (const view of new Set(known.map((f) => f.view)))
        evidence.supports.push({ view, strength: 0.6, start: frame.clause.start, end: frame.clause.end, whole: false })
    }
    const elsewhere = frame.unless ? facts.about(frame.unless) : []
    for (const slot of frame.slots) judgeSlot(reading, frame, slot, known, elsewhere, evidence)
  }
  return evidence
}

/** What the dossier states and the sentence denies. */
function denials(reading: Reading, frame: Frame, known: Fact[]): Conflict[] {
  const [slot] = frame.slots
  if (!slot || reading.ambiguous) return []
  const stated = known.find(
    (fact) =>
      fact.view.claim.status === 'established' &&
      fact.frame.slots.some((s) => s.name === slot.name && sameRank(slot, s)),
  )
  if (!stated) return []
  const { start, end } = slot.item
  return [
    {
      view: stated.view,
      slot: 'polarity',
      slotIndex: null,
      about: frame.about[slot.name] ?? '',
      item: slot.item,
      article: `not ${slot.item.text}`,
      dossier: slot.item.text,
      start,
      end,
      certainty: 0.9,
    },
  ]
}

const sameRank = (a: FrameSlot, b: FrameSlot): boolean =>
  a.item.type === 'R' && b.item.type === 'R' && a.item.role.rank === b.item.role.rank

function judgeSlot(
  reading: Reading,
  frame: Frame,
  slot: FrameSlot,
  known: Fact[],
  elsewhere: Fact[],
  evidence: Evidence,
): void {
  const pairs = known
    .flatMap((fact) =>
      fact.frame.slots
        .filter((s) => s.name === slot.name)
        .map((s) => ({ fact, value: s, result: compareSlots(slot, s) })),
    )
    // Titles are worded freely in passing: only a claim's own words, or a marked value, tell what somebody was.
    .filter(
      (p) =>
        slot.type !== 'role' ||
        p.fact.view.values.some(
          (v) => v.item === p.value.item && (v.wording === 0 || slotTypeOf(p.fact.view, v) === 'role'),
        ),
    )
  const values = pairs.map((p) => p.value.item)
  // One loose wording of a value that can be many does not answer for a relation that has one.
  const settled = pairs.some(
    (p) =>
      p.result === 'other' && p.fact.view.values.some((v) => v.item === p.value.item && v.single && v.wording === 0),
  )
  const loose = (p: (typeof pairs)[number]): boolean =>
    settled &&
    slot.type === 'entity' &&
    p.fact.view.values.some((v) => v.item === p.value.item && v.slot !== null && !v.single && v.wording > 0)
  const same =
    slot.item.type === 'D' && !fitsAny(slot.item, values) ? [] : pairs.filter((p) => p.result === 'same' && !loose(p))
  for (const view of new Set(same.map((p) => p.fact.view)))
    evidence.supports.push({
      view,
      strength: 0.9,
      start: frame.clause.start,
      end: frame.clause.end,
      whole: false,
      item: slot.item,
    })
  if (same.length > 0 || !slot.single || !assured(reading, slot)) return
  if (elsewhere.some((fact) => fact.frame.slots.some((s) => s.name === slot.name && compareSlots(slot, s) === 'same')))
    return
  // What the dossier itself has only in passing, or marks as one value among several, is too little to hold against a page.
  const firm = pairs.filter(
    (p) =>
      p.result === 'other' &&
      (p.value.item.type === 'S' ||
        p.fact.view.values.some(
          (v) =>
            v.item === p.value.item &&
            (v.single ||
              p.fact.view.claim.slots.length === 0 ||
              slot.type === 'role' ||
              (frame.sameDay && v.wording === 0)),
        )),
  )
  // What most wordings have is the dossier's value; a lone one may be a date that only stands nearby.
  // An established claim comes before one that the dossier doubts, however often that one says it.
  const weight = (p: (typeof firm)[number]): number =>
    pairs.filter((q) => compareSlots(q.value, p.value) === 'same').length +
    (p.fact.view.claim.status === 'established' ? 100 : 0)
  const common = firm.sort((a, b) => weight(b) - weight(a))[0]
  // Of what agrees with it, the finest is shown: 13 July 2022, not 2022.
  const best = firm
    .filter(
      (p) =>
        common &&
        p.fact.view.claim.status === common.fact.view.claim.status &&
        compareSlots(p.value, common.value) === 'same',
    )
    .sort((a, b) => breadth(a.value) - breadth(b.value))[0]
  if (!best || (slot.type !== 'role' && pairs.some((p) => p.result === 'unlike'))) return
  evidence.conflicts.push({
    view: best.fact.view,
    slot: slot.name === 'organisation' ? 'org' : slot.name,
    slotIndex: best.fact.view.values.find((v) => v.item === best.value.item)?.slot ?? null,
    about: frame.about[slot.name] ?? '',
    item: slot.item,
    article: slot.item.text,
    dossier: best.value.item.type === 'D' ? sayDate(best.value.item.date.value) : best.value.item.text,
    start: slot.item.start,
    end: slot.item.end,
    certainty: 0.9,
  })
}

const slotTypeOf = (view: ClaimView, value: ClaimValue): string | undefined =>
  value.slot === null ? undefined : view.claim.slots[value.slot]?.type

const isKnown = (slot: FrameSlot, known: readonly Fact[]): boolean =>
  known.some((fact) => fact.frame.slots.some((s) => s.name === slot.name && compareSlots(slot, s) === 'same'))

const breadth = ({ item }: FrameSlot): number => (item.type === 'D' ? item.date.value.to - item.date.value.from : 0)

function onSameDay(frame: Frame, fact: Fact): boolean {
  const [a, b] = [frame, fact.frame].map((f) => f.slots.find((s) => s.type === 'date'))
  return a !== undefined && b !== undefined && compareSlots(a, b) === 'same'
}

function compareSlots(a: FrameSlot, b: FrameSlot): Comparison {
  const [x, y] = [a.item, b.item]
  if (x.type === 'D' && y.type === 'D') return compareDates(x, y)
  if (x.type === 'R' && y.type === 'R') return compareRoles(x, y)
  if ('kind' in x && 'kind' in y) {
    if (sameThing(x.id, y.id)) return 'same'
    // An unknown name could be another name of the same; names of different kinds do not answer the same question.
    const [a, b] = [x.kind, y.kind].map((k) => (k === 'subject' ? 'person' : k))
    return a === b || a === 'name' || b === 'name' ? 'other' : 'unlike'
  }
  return 'unlike'
}

/** No doubt in the sentence itself about who is meant. */
function assured(reading: Reading, slot: FrameSlot): boolean {
  return !reading.ambiguous && !(slot.item.type === 'D' && slot.item.date.value.grain === 'decade')
}
