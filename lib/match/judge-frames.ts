import { sayDate } from '@/lib/text/dates'
import type { Evidence } from './evidence'
import type { Fact, Facts } from './facts'
import type { Reading } from './reading'
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
    const known = facts.about(frame)
    if (known.length === 0) continue
    if (frame.slots.length === 0) {
      for (const view of new Set(known.map((f) => f.view))) evidence.supports.push({ view, strength: 0.6, start: frame.clause.start, end: frame.clause.end, whole: false })
    }
    for (const slot of frame.slots) judgeSlot(reading, frame, slot, known, evidence)
  }
  return evidence
}

function judgeSlot(reading: Reading, frame: Frame, slot: FrameSlot, known: Fact[], evidence: Evidence): void {
  const pairs = known.flatMap((fact) => fact.frame.slots.filter((s) => s.name === slot.name).map((s) => ({ fact, value: s, result: compareSlots(slot, s) })))
  const values = pairs.map((p) => p.value.item)
  const same = slot.item.type === 'D' && !fitsAny(slot.item, values) ? [] : pairs.filter((p) => p.result === 'same')
  for (const view of new Set(same.map((p) => p.fact.view))) evidence.supports.push({ view, strength: 0.9, start: frame.clause.start, end: frame.clause.end, whole: false })
  if (same.length > 0 || !slot.single || !assured(reading, slot)) return
  // What the dossier itself has only in passing, or marks as one value among several, is too little to hold against a page.
  const firm = pairs.filter((p) => p.result === 'other' && p.fact.view.values.some((v) => v.item === p.value.item && (v.single || p.fact.view.claim.slots.length === 0 || (slot.type === 'role' && v.wording === 0))))
  const best = firm.find((p) => p.fact.view.claim.status === 'established') ?? firm[0]
  if (!best || pairs.some((p) => p.result === 'unlike')) return
  evidence.conflicts.push({
    view: best.fact.view,
    slot: slot.name === 'organisation' ? 'org' : slot.name,
    about: frame.about[slot.name] ?? '',
    item: slot.item,
    article: slot.item.text,
    dossier: best.value.item.type === 'D' ? sayDate(best.value.item.date.value) : best.value.item.text,
    start: slot.item.start,
    end: slot.item.end,
    certainty: 0.9,
  })
}

function compareSlots(a: FrameSlot, b: FrameSlot): Comparison {
  const [x, y] = [a.item, b.item]
  if (x.type === 'D' && y.type === 'D') return compareDates(x, y)
  if (x.type === 'R' && y.type === 'R') return compareRoles(x, y)
  if ('kind' in x && 'kind' in y) {
    if (sameThing(x.id, y.id)) return 'same'
    // An unknown name could be another name of the same; names of different kinds do not answer the same question.
    const kinds = new Set([x.kind, y.kind])
    return x.kind === y.kind || kinds.has('name') ? 'other' : 'unlike'
  }
  return 'unlike'
}

/** No doubt in the sentence itself about who is meant. */
function assured(reading: Reading, slot: FrameSlot): boolean {
  return !reading.ambiguous && !(slot.item.type === 'D' && slot.item.date.value.grain === 'decade')
}
