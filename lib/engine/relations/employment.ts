import type { Clause, Item, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import {
  actorBefore,
  actorOf,
  assertedClauses,
  dateSlot,
  findHits,
  isNamed,
  regexOf,
  personOf,
  exclusive,
  wholeClause,
  type Frame,
  type FrameSlot,
} from './relation'

/**
 * Extracts joining, leaving and returning to an organisation, with dates. A stay has one beginning and one end; several
 * stays are several events, distinguished by date: a date conflicts only when it fits none of them.
 */
export function extractEmployment(reading: ParsedSentence): Frame[] {
  return [
    ...assertedClauses(reading).flatMap((clause) =>
      clause.negated
        ? []
        : [...MOVES.flatMap((move) => movesIn(reading, clause, move)), ...bareLeavings(reading, clause)],
    ),
    ...stays(reading),
  ]
}

/** A kind of move, with the patterns of its verbs and its nouns: in "his departure" the possessive is the person. */
interface Move {
  event: 'join' | 'leave' | 'return'
  /** Past tense of the verb, for the question when it happened. */
  past: string
  edge: 'from' | 'to'
  verbs: RegExp[]
  nouns: RegExp[]
  /** Another event that may have the date: a return is a joining too. */
  unless?: 'join' | 'return'
}

const MOVES: Move[] = [
  {
    ...{ event: 'join', past: 'joined', edge: 'from', unless: 'return' },
    verbs: [
      regexOf('(?:joined|joining|joins|entered|joined up with) (?:the )?{O:org}'),
      regexOf('(?:joined|join|joining) {P} at (?:the )?{O:org}'),
      regexOf('(?:moved|moves|moving|switched|transferred|defected) (?:over )?to (?:the )?{O:org}'),
      regexOf(
        '(?:left|leave|leaving|leaves|quit|departed) (?:(?:the )?{O} )?(?:for|to join|to work at|to work for) (?:the )?{O:org}',
      ),
      regexOf('(?:was|were|been|got) (?:hired|recruited|appointed|poached|employed|taken on) ~2 by (?:the )?{O:org}'),
      regexOf('(?:started work|started working|began work|began working|began|started) (?:at|with) (?:the )?{O:org}'),
      regexOf(
        "(?:was|were) (?:hired|recruited|appointed|named|made) (?:as )?(?:§S\\d+ |{O:org} 's )?{R}(?: (?:at|of) (?:the )?{O:org2})?",
      ),
      regexOf('{O:org} (?:had )?(?:hired|recruited|appointed|poached|signed|hires|recruits) {S:who}'),
    ],
    nouns: [regexOf('(?:arrival|start) (?:at|with) (?:the )?{O:org}')],
  },
  {
    ...{ event: 'leave', past: 'left', edge: 'to' },
    verbs: [
      regexOf(
        '(?:left|leaves|leaving|quit|quits|quitting|departed|departs|departing|exited|exits) (?:from )?(?:the )?{O:org}',
      ),
      regexOf(
        '(?:resigned|resigns|retired|stepped down|parted ways|parted company|departed) (?:from|with) (?:the )?{O:org}',
      ),
    ],
    nouns: [
      regexOf('(?:departure|resignation|exit|retirement) from (?:the )?{O:org}'),
      regexOf(
        '(?:days|time|tenure|stint|career|spell|years) at (?:the )?{O:org} (?:ended|ends|came to an end|was over)',
      ),
    ],
  },
  {
    ...{ event: 'return', past: 'came back to', edge: 'from', unless: 'join' },
    verbs: [
      regexOf('(?:rejoined|rejoins|rejoining) (?:the )?{O:org}'),
      regexOf(
        '(?:returned|returns|returning|went back|came back|going back|goes back|comes back|coming back) ~2 (?:to|at) (?:the )?{O:org}',
      ),
    ],
    nouns: [regexOf('(?:return|comeback) (?:to|at) (?:the )?{O:org}')],
  },
]

function movesIn(reading: ParsedSentence, clause: Clause, { event, past, edge, verbs, nouns, unless }: Move): Frame[] {
  const frames: Frame[] = []
  for (const regex of [...verbs, ...nouns]) {
    for (const hit of findHits(reading, clause, regex)) {
      const org = hit.namedItem('org2') ?? hit.namedItem('org')
      const who = actorOf(reading, clause, hit, nouns.includes(regex))
      if (!org || !who || frames.some((f) => f.keys[0] === who.id && f.keys[1] === org.id)) continue
      const keys = [who.id, org.id]
      const slots = dateSlot(reading, clause, hit, edge, `When {who} ${past} ${org.text}`)
      frames.push({ event, keys, slots, clause, ...(unless && { otherTopic: { event: unless, keys } }) })
      frames.push(...moreFrames(event, who, org, slots, clause))
    }
  }
  return frames
}

/** Returns frames with further questions about a move: leaving any place, or the place returned to on that day. */
function moreFrames(event: Move['event'], who: NamedItem, org: NamedItem, slots: FrameSlot[], clause: Clause): Frame[] {
  const keys = [who.id]
  const told = slots.map((slot) => ({ ...slot, isExclusive: false }))
  if (event === 'leave') return [{ event: 'leave-any', keys, slots: told, clause }]
  if (event !== 'return' || slots.length === 0) return []
  const place = exclusive('organisation', org, 'Where {who} came back to')
  return [{ event: 'return-in', keys, slots: [...told, place], clause, sameDay: true }]
}

const bare = regexOf('(?:left|departed|resigned|quit|leaving|departing)(?: again)? (?:in|on) {D:date}')

/** Extracts departures without a place ("left again in 2024"): the date must be the date of some departure. */
function bareLeavings(reading: ParsedSentence, clause: Clause): Frame[] {
  return findHits(reading, clause, bare).flatMap((hit) => {
    const date = hit.typedItem('date', 'date')
    const who = actorBefore(reading, clause, hit.index)
    if (!who || date?.date.role !== 'at') return []
    const any = { event: 'leave-any', keys: [who.id] }
    const org = reading.items.filter((i) => i.type === 'org' && i.end < date.start).at(-1) ?? reading.lastOrg
    if (!isNamed(org)) return [{ ...any, slots: [exclusive('date', date, 'When {who} left')], clause }]
    // The place may be named earlier in the text: the date must fail for that place and for every other.
    const slots = [exclusive('date', date, `When {who} left ${org.text}`)]
    return [{ event: 'leave', keys: [who.id, org.id], slots, clause, otherTopic: any, usesOther: true as const }]
  })
}

const between = [
  regexOf(
    '{O:org} ~1 (?:\\( |, |: |from |between |in )?(?:from |between )?{D:from} (?:– |to |until |and |through )?{D:to}',
  ),
  regexOf(
    '(?:from |between )?{D:from} (?:– |to |until |and |through )?{D:to}(?: \\))? (?:: |, |\\| |at |as |with |- )?(?:at |the )?{O:org}',
  ),
]

/** Extracts a stay with both ends, "Tesla (2017–2022)", from a sentence on a position or on work there. */
function stays(reading: ParsedSentence): Frame[] {
  const clause = wholeClause(reading)
  if (clause.hypothetical || clause.negated || reading.isQuestion) return []
  const working = /§R\d+|\b(?:worked|served|working|stint|tenure|employed|job|stay|spell|led|ran|headed)\b/.test(
    clause.skeleton,
  )
  if (!working || /§G\d+|\b(?:studied|thesis|student|course)\b/.test(clause.skeleton)) return []
  for (const regex of between) {
    const hit = findHits(reading, clause, regex)[0]
    const [org, from, to] = [hit?.namedItem('org'), hit?.typedItem('from', 'date'), hit?.typedItem('to', 'date')]
    const who = personOf(reading, clause)
    if (!org || !who || from?.date.role !== 'from' || to?.date.role !== 'to') continue
    const keys = [who.id, org.id]
    const slots = (past: string, item: Item): FrameSlot[] => [exclusive('date', item, `When {who} ${past} ${org.text}`)]
    return [
      { event: 'join', keys, slots: slots('joined', from), clause, otherTopic: { event: 'return', keys } },
      { event: 'leave', keys, slots: slots('left', to), clause },
    ]
  }
  return []
}
