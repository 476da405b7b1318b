import type { Clause, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import {
  actorBefore,
  assertedClauses,
  dateSlot,
  hits,
  isNamed,
  pattern,
  personOf,
  wholeClause,
  type Frame,
  type FrameSlot,
  type Relation,
} from './relation'

/**
 * Joining, leaving and returning to an organisation, with dates. A stay has one beginning and one end; several stays
 * are several events, distinguished by date: a date conflicts only when it fits none of them.
 */
export const employment: Relation = {
  id: 'employment',
  read: (reading) => [
    ...assertedClauses(reading).flatMap((clause) => [
      ...moves(reading, clause, 'join', joins, 'from'),
      ...moves(reading, clause, 'leave', leaves, 'to'),
      ...leavings(reading, clause),
      ...moves(reading, clause, 'return', returns, 'from'),
    ]),
    ...stays(reading),
  ],
}

interface Cue {
  pattern: RegExp
  /** The cue is a noun: in "his departure" the possessive is the person. */
  noun?: true
}

const joins: Cue[] = [
  { pattern: pattern('(?:joined|joining|joins|entered|joined up with) (?:the )?{O:org}') },
  { pattern: pattern('(?:joined|join|joining) {P} at (?:the )?{O:org}') },
  { pattern: pattern('(?:moved|moves|moving|switched|transferred|defected) (?:over )?to (?:the )?{O:org}') },
  {
    pattern: pattern(
      '(?:left|leave|leaving|leaves|quit|departed) (?:(?:the )?{O} )?(?:for|to join|to work at|to work for) (?:the )?{O:org}',
    ),
  },
  {
    pattern: pattern(
      '(?:was|were|been|got) (?:hired|recruited|appointed|poached|employed|taken on) ~2 by (?:the )?{O:org}',
    ),
  },
  { pattern: pattern('(?:arrival|start) (?:at|with) (?:the )?{O:org}'), noun: true },
  {
    pattern: pattern(
      '(?:started work|started working|began work|began working|began|started) (?:at|with) (?:the )?{O:org}',
    ),
  },
  {
    pattern: pattern(
      "(?:was|were) (?:hired|recruited|appointed|named|made) (?:as )?(?:§S\\d+ |{O:org} 's )?{R}(?: (?:at|of) (?:the )?{O:org2})?",
    ),
  },
  { pattern: pattern('{O:org} (?:had )?(?:hired|recruited|appointed|poached|signed|hires|recruits) {S:who}') },
]
const leaves: Cue[] = [
  {
    pattern: pattern(
      '(?:left|leaves|leaving|quit|quits|quitting|departed|departs|departing|exited|exits) (?:from )?(?:the )?{O:org}',
    ),
  },
  { pattern: pattern('(?:departure|resignation|exit|retirement) from (?:the )?{O:org}'), noun: true },
  {
    pattern: pattern(
      '(?:resigned|resigns|retired|stepped down|parted ways|parted company|departed) (?:from|with) (?:the )?{O:org}',
    ),
  },
  {
    pattern: pattern(
      '(?:days|time|tenure|stint|career|spell|years) at (?:the )?{O:org} (?:ended|ends|came to an end|was over)',
    ),
    noun: true,
  },
]
const returns: Cue[] = [
  { pattern: pattern('(?:rejoined|rejoins|rejoining) (?:the )?{O:org}') },
  {
    pattern: pattern(
      '(?:returned|returns|returning|went back|came back|going back|goes back|comes back|coming back) ~2 (?:to|at) (?:the )?{O:org}',
    ),
  },
  { pattern: pattern('(?:return|comeback) (?:to|at) (?:the )?{O:org}'), noun: true },
]

function moves(
  reading: ParsedSentence,
  clause: Clause,
  event: 'join' | 'leave' | 'return',
  cues: readonly Cue[],
  edge: 'from' | 'to',
): Frame[] {
  if (clause.negated) return []
  const frames: Frame[] = []
  for (const { pattern: regex, noun } of cues) {
    for (const hit of hits(reading, clause, regex)) {
      const org = hit.item('org2') ?? hit.item('org')
      const named = hit.item('who')
      const who = isNamed(named) ? named : actorBefore(reading, clause, hit.index, noun)
      if (!isNamed(org) || !who || frames.some((f) => f.keys[0] === who.id && f.keys[1] === org.id)) continue
      const slots = dateSlot(reading, clause, hit, edge)
      const verb = { join: 'joined', leave: 'left', return: 'came back to' }[event]
      const move = frame(event, [who, org], slots, clause, { date: `When {who} ${verb} ${org.text}` })
      // A return is also a joining: the date may belong to either.
      const other = event === 'join' ? 'return' : event === 'return' ? 'join' : null
      frames.push(other ? { ...move, unless: frame(other, [who, org], [], clause, {}) } : move)
      frames.push(...asides(event, who, org, slots, clause))
    }
  }
  return frames
}

/** Frames of the event with other questions: leaving any place, or the place returned to on that day. */
function asides(event: string, who: NamedItem, org: NamedItem, slots: FrameSlot[], clause: Clause): Frame[] {
  const told = slots.map((slot) => ({ ...slot, single: false }))
  if (event === 'leave') return [frame('leave-any', [who], told, clause, {})]
  if (event !== 'return' || slots.length === 0) return []
  const place: FrameSlot = { name: 'organisation', type: 'entity', single: true, item: org }
  const about = { organisation: 'Where {who} came back to' }
  return [{ ...frame('return-in', [who], [...told, place], clause, about), sameDay: true }]
}

const bare = pattern('(?:left|departed|resigned|quit|leaving|departing)(?: again)? (?:in|on) {D:date}')

/** "Left again in 2024": the place is not named, but the date must be that of some departure. */
function leavings(reading: ParsedSentence, clause: Clause): Frame[] {
  return hits(reading, clause, bare).flatMap((hit) => {
    const date = hit.item('date')
    const who = actorBefore(reading, clause, hit.index)
    if (date?.type !== 'date' || !who || clause.negated || date.date.role !== 'at') return []
    const slots: FrameSlot[] = [{ name: 'date', type: 'date', single: true, item: date }]
    const any = frame('leave-any', [who], slots, clause, { date: 'When {who} left' })
    const org =
      reading.items.filter((i) => i.type === 'org' && i.end < date.start).at(-1) ?? reading.organisation ?? undefined
    // The place may be named earlier in the text: the date must fail for that place and for every other.
    return isNamed(org)
      ? [
          {
            ...frame('leave', [who, org], slots, clause, { date: `When {who} left ${org.text}` }),
            unless: any,
            orUnless: true,
          },
        ]
      : [any]
  })
}

const between = [
  pattern(
    '{O:org} ~1 (?:\\( |, |: |from |between |in )?(?:from |between )?{D:from} (?:– |to |until |and |through )?{D:to}',
  ),
  pattern(
    '(?:from |between )?{D:from} (?:– |to |until |and |through )?{D:to}(?: \\))? (?:: |, |\\| |at |as |with |- )?(?:at |the )?{O:org}',
  ),
]

/** "Tesla (2017–2022)": a stay with both ends, in a line on a position or work there. */
function stays(reading: ParsedSentence): Frame[] {
  const clause = wholeClause(reading)
  if (clause.hypothetical || clause.negated || reading.question) return []
  const working = /§R\d+|\b(?:worked|served|working|stint|tenure|employed|job|stay|spell|led|ran|headed)\b/.test(
    clause.skeleton,
  )
  if (!working || /§G\d+|\b(?:studied|thesis|student|course)\b/.test(clause.skeleton)) return []
  for (const regex of between) {
    const hit = hits(reading, clause, regex)[0]
    const [org, from, to] = [hit?.item('org'), hit?.item('from'), hit?.item('to')]
    if (
      !isNamed(org) ||
      from?.type !== 'date' ||
      to?.type !== 'date' ||
      from.date.role !== 'from' ||
      to.date.role !== 'to'
    )
      continue
    const who = personOf(reading, clause)
    if (!who) continue
    const slot = (item: typeof from): FrameSlot[] => [{ name: 'date', type: 'date', single: true, item }]
    const join = frame('join', [who, org], slot(from), clause, { date: `When {who} joined ${org.text}` })
    const leave = frame('leave', [who, org], slot(to), clause, { date: `When {who} left ${org.text}` })
    return [{ ...join, unless: frame('return', [who, org], [], clause, {}) }, leave]
  }
  return []
}

/** A frame of this relation whose keys are names. */
export function frame(
  event: string,
  keys: NamedItem[],
  slots: FrameSlot[],
  clause: Clause,
  about: Record<string, string>,
): Frame {
  return { relation: 'employment', event, keys: keys.map((k) => k.id), slots, clause, about }
}
