import type { Clause, NamedItem, Reading } from '../reading'
import {
  actorBefore,
  assertedClauses,
  dateFor,
  hits,
  isNamed,
  itemOf,
  pattern,
  personOf,
  wholeClause,
  type Frame,
  type FrameSlot,
  type Relation,
} from '../relation'

/**
 * Who joined, left or came back to whom, when, and as what. A stay has one beginning and one end; several stays at one place
 * are several events, told apart by their dates: a date conflicts only when it fits none of them.
 */
export const employment: Relation = {
  id: 'employment',
  read: (reading) => [
    ...assertedClauses(reading).flatMap((clause) => [
      ...moves(reading, clause, 'join', joins, 'from'),
      ...moves(reading, clause, 'leave', leaves, 'to'),
      ...leavings(reading, clause),
      ...moves(reading, clause, 'return', returns, 'from'),
      ...posts(reading, clause),
      ...postsInContext(reading, clause),
      ...appointments(reading, clause),
      ...deniedPosts(reading, clause),
      ...reports(reading, clause),
    ]),
    ...stays(reading),
    ...(reading.implied && !reading.question ? posts(reading, wholeClause(reading)) : []),
  ],
}

const joins = [
  pattern('(?:joined|joining|joins|entered|joined up with) (?:the )?{O:org}'),
  pattern('(?:joined|join|joining) {P} at (?:the )?{O:org}'),
  pattern('(?:moved|moves|moving|switched|went|transferred|headed off|defected) (?:over )?to (?:the )?{O:org}'),
  pattern(
    '(?:left|leave|leaving|leaves|quit|departed) (?:(?:the )?{O} )?(?:for|to join|to work at|to work for) (?:the )?{O:org}',
  ),
  pattern('(?:was|were|been|got) (?:hired|recruited|appointed|poached|employed|taken on) ~2 by (?:the )?{O:org}'),
  pattern('(?:arrival|start|started work|started working|began work|began working|began) (?:at|with) (?:the )?{O:org}'),
  pattern(
    "(?:was|were) (?:hired|recruited|appointed|named|made) (?:as )?(?:§S\\d+ |{O:org} 's )?{R}(?: (?:at|of) (?:the )?{O:org2})?",
  ),
]
const hires = pattern('{O:org} (?:had )?(?:hired|recruited|appointed|poached|signed|hires|recruits) {S:who}')
const leaves = [
  pattern(
    '(?:left|leaves|leaving|quit|quits|quitting|departed|departs|departing|exited|exits) (?:from )?(?:the )?{O:org}',
  ),
  pattern('(?:departure|resignation|exit|retirement) from (?:the )?{O:org}'),
  pattern('(?:leaving|quitting|departing) (?:the )?{O:org}'),
  pattern(
    '(?:resigned|resigns|retired|stepped down|parted ways|parted company|departed) (?:from|with) (?:the )?{O:org}',
  ),
  pattern('(?:days|time|tenure|stint|career|spell|years) at (?:the )?{O:org} (?:ended|ends|came to an end|was over)'),
]
const returns = [
  pattern('(?:rejoined|rejoins|rejoining) (?:the )?{O:org}'),
  pattern(
    '(?:returned|returns|returning|went back|came back|going back|goes back|comes back|coming back) ~2 (?:to|at) (?:the )?{O:org}',
  ),
  pattern('(?:return|comeback|rejoining) (?:to|at) (?:the )?{O:org}'),
]

function moves(
  reading: Reading,
  clause: Clause,
  event: 'join' | 'leave' | 'return',
  patterns: RegExp[],
  edge: 'from' | 'to',
): Frame[] {
  if (clause.negated) return []
  const frames: Frame[] = []
  for (const regex of event === 'join' ? [...patterns, hires] : patterns) {
    for (const hit of hits(reading, clause, regex)) {
      const org = hit.item('org2') ?? hit.item('org')
      const named = hit.item('who')
      const who = isNamed(named) ? named : actorBefore(reading, clause, hit.index)
      if (!isNamed(org) || !who || frames.some((f) => f.keys[0] === who.id && f.keys[1] === org.id)) continue
      const date = dateFor(reading, clause, hit.index, hit.end, edge)
      const slots: FrameSlot[] = date ? [{ name: 'date', type: 'date', single: true, item: date }] : []
      const verb = { join: 'joined', leave: 'left', return: 'came back to' }[event]
      frames.push(frame(event, [who, org], slots, clause, { date: `When {who} ${verb} ${org.text}` }))
      if (event === 'leave')
        frames.push(
          frame(
            'leave-any',
            [who],
            slots.map((s) => ({ ...s, single: false })),
            clause,
            {},
          ),
        )
      // The same said the other way round: on that day, which place was it?
      if (date && event === 'return')
        frames.push({
          ...frame(
            'return-in',
            [who],
            [
              { name: 'date', type: 'date', single: false, item: date },
              { name: 'organisation', type: 'entity', single: true, item: org },
            ],
            clause,
            { organisation: 'Where {who} came back to' },
          ),
          sameDay: true,
        })
    }
  }
  return frames
}

const bare = pattern('(?:left|departed|resigned|quit|leaving|departing)(?: again)? (?:in|on) {D:date}')

/** "Left again in 2024": from where is not said, but the date must be that of some leaving. */
function leavings(reading: Reading, clause: Clause): Frame[] {
  return hits(reading, clause, bare).flatMap((hit) => {
    const date = hit.item('date')
    const who = actorBefore(reading, clause, hit.index)
    if (date?.type !== 'D' || !who || clause.negated || date.date.role !== 'at') return []
    const slots: FrameSlot[] = [{ name: 'date', type: 'date', single: true, item: date }]
    const any = frame('leave-any', [who], slots, clause, { date: 'When {who} left' })
    const org =
      reading.items.filter((i) => i.type === 'O' && i.end < date.start).at(-1) ?? reading.organisation ?? undefined
    // From where is told by the text before, if at all: the date must fail for that place and for every other.
    return isNamed(org)
      ? [{ ...frame('leave', [who, org], slots, clause, { date: `When {who} left ${org.text}` }), unless: any }]
      : [any]
  })
}

const titles = [
  pattern('{R:role} (?:at|with|for|of|in|to) (?:the )?{O:org}'),
  pattern("{O:org} 's (?:former |then |new |first |current |own )?{R:role}"),
  pattern('{O:org} {R:role}'),
  pattern('{O:org} (?:as|in the role of) (?:an? |the |its )?{R:role}'),
  pattern('{O:org} ~8 (?:post|position|title|role|job) of (?:an? |the )?{R:role}'),
  pattern(
    '{O:org} (?:\\( §D\\d+ (?:– )?(?:§D\\d+ )?\\) |§D\\d+ (?:– )?(?:§D\\d+ )?)?(?:: |, |- )(?:§R\\d+ (?:and|,) )?{R:role}',
  ),
  pattern('(?:served|worked|works|serves|acted) (?:as )?(?:an? |the )?{R:role} ~3 (?:at|for|with|in) (?:the )?{O:org}'),
]

/** A post held: the place is the key, the rank is compared. */
function posts(reading: Reading, clause: Clause): Frame[] {
  if (clause.negated) return []
  const frames: Frame[] = []
  for (const regex of titles) {
    for (const hit of hits(reading, clause, regex)) {
      const [role, org] = [hit.item('role'), hit.item('org')]
      if (role?.type !== 'R' || !isNamed(org)) continue
      const who = holderOf(reading, clause, hit.index, hit.end)
      if (!who || frames.some((f) => f.slots[0]?.item === role)) continue
      frames.push(
        frame('post', [who, org], [{ name: 'role', type: 'role', single: true, item: role }], clause, {
          role: `What {who} was at ${org.text}`,
        }),
      )
    }
  }
  return frames
}

const contextual = [
  pattern('(?:came back|returned|worked|served|rejoined) (?:there )?as (?:an? |the )?{R:role}'),
  pattern('(?:held|holding|took|had) (?:the |a )?(?:post|position|title|role|job) of (?:an? |the )?{R:role}'),
  pattern('(?:appointed|named|made|hired) {S:who} (?:as )?(?:an? |the |its )?{R:role}'),
]

/** "He came back as a consultant": at the place that the sentence names elsewhere, or that the text named last. */
function postsInContext(reading: Reading, clause: Clause): Frame[] {
  const named = reading.items.filter((i) => i.type === 'O' || i.type === 'X')
  const org = named[0] ?? reading.organisation ?? undefined
  if (!isNamed(org) || named.length > 1 || clause.negated) return []
  return contextual.flatMap((regex) =>
    hits(reading, clause, regex).flatMap((hit) => {
      const [role, given] = [hit.item('role'), hit.item('who')]
      const who = isNamed(given) ? given : actorBefore(reading, clause, hit.index)
      if (role?.type !== 'R' || !who) return []
      return [
        frame('post', [who, org], [{ name: 'role', type: 'role', single: true, item: role }], clause, {
          role: `What {who} was at ${org.text}`,
        }),
      ]
    }),
  )
}

const appointing = [
  pattern(
    '(?:appointed|named|made|hired|recruited) {S:who} (?:as |to be |to become )?(?:an? |the |its |their )?(?:new |first )?{R:role}',
  ),
  pattern(
    "(?:became|become|becoming|promoted to|was named|was appointed|was made|took over as|took the post of|joined as|started as) (?:an? |the |its |their )?(?:new |first )?(?:{O:org} (?:'s )?)?{R:role}",
  ),
]

/** When somebody was given a post: the same rank, or it is another event. */
function appointments(reading: Reading, clause: Clause): Frame[] {
  if (clause.negated) return []
  return appointing.flatMap((regex) =>
    hits(reading, clause, regex).flatMap((hit) => {
      const [role, given] = [hit.item('role'), hit.item('who')]
      const who = isNamed(given) ? given : actorBefore(reading, clause, hit.index)
      const named = reading.items.filter((i) => i.type === 'O')
      const org =
        hit.item('org') ??
        named.find((o) => o.start >= (role?.end ?? 0)) ??
        (named.length === 0 ? reading.organisation : null) ??
        undefined
      const date = dateFor(reading, clause, hit.index, hit.end, 'from')
      if (role?.type !== 'R' || !who || !isNamed(org) || !date) return []
      // Director, head and chief are one rank in the press.
      const level = role.role.rank === 'director' ? 'lead' : role.role.rank
      const rank = `${/\bsenior\b/i.test(role.text) ? 'senior ' : ''}${level}`
      const event = frame('appoint', [who, org], [{ name: 'date', type: 'date', single: true, item: date }], clause, {
        date: `When {who} became ${role.text} at ${org.text}`,
      })
      return [{ ...event, keys: [...event.keys, rank] }]
    }),
  )
}

const deniedPost = pattern(
  '(?:not|never|neither) (?:as )?(?:been )?(?:one of |§N\\d+ of |among )?(?:an? |the |its |their )?{R:role}',
)

/** "… though not one of its founding members". */
function deniedPosts(reading: Reading, clause: Clause): Frame[] {
  return hits(reading, clause, deniedPost).flatMap((hit) => {
    const role = hit.item('role')
    const org = reading.items.find((i) => i.type === 'O') ?? reading.organisation ?? undefined
    const who = actorBefore(reading, clause, hit.index)
    if (role?.type !== 'R' || !isNamed(org) || !who) return []
    const denied = frame('post', [who, org], [{ name: 'role', type: 'role', single: true, item: role }], clause, {
      role: `What {who} was at ${org.text}`,
    })
    return [{ ...denied, denied: true as const }]
  })
}

/** Whose post it is: the person named right after it ("Tesla CEO Elon Musk"), else the last one before it, else the one the line is about. */
function holderOf(reading: Reading, clause: Clause, index: number, end: number): NamedItem | null {
  const after = /^ (?:, )?(§[SP]\d+)(?! 's)/.exec(clause.skeleton.slice(end))?.[1]
  const named = itemOf(reading, after)
  if (isNamed(named)) return named
  // "… beside the Tesla CEO" speaks of somebody else.
  if (
    /\b(with|by|to|from|of|told|under|between|beside|alongside|against)(?: the| its)? $/.test(
      clause.skeleton.slice(0, index),
    )
  )
    return null
  return actorBefore(reading, clause, index) ?? (/§[SP]/.test(clause.skeleton) ? null : personOf(reading, clause))
}

const reportsTo = pattern(
  '(?:reported|reports|reporting|answered|answering) ~1 (?:to|directly to|straight to) (?:the )?{P:boss}',
)

function reports(reading: Reading, clause: Clause): Frame[] {
  return hits(reading, clause, reportsTo).flatMap((hit) => {
    const boss = hit.item('boss')
    const who = actorBefore(reading, clause, hit.index)
    const org = reading.items.find((i) => i.type === 'O')
    if (!isNamed(boss) || !who || !isNamed(org) || clause.negated) return []
    return [
      frame('report', [who, org], [{ name: 'name', type: 'entity', single: true, item: boss }], clause, {
        name: `Whom {who} reported to at ${org.text}`,
      }),
    ]
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

/** "Tesla (2017–2022)": a stay with both ends, when the line speaks of a post or of work there. */
function stays(reading: Reading): Frame[] {
  const clause = wholeClause(reading)
  if (clause.hypothetical || clause.negated || reading.question) return []
  const working = /§R\d+|\b(?:worked|served|working|stint|tenure|employed|job|stay|spell|led|ran|headed)\b/.test(
    clause.skeleton,
  )
  if (!working || /§G\d+|\b(?:studied|thesis|student|course)\b/.test(clause.skeleton)) return []
  for (const regex of between) {
    const hit = hits(reading, clause, regex)[0]
    const [org, from, to] = [hit?.item('org'), hit?.item('from'), hit?.item('to')]
    if (!isNamed(org) || from?.type !== 'D' || to?.type !== 'D' || from.date.role !== 'from' || to.date.role !== 'to')
      continue
    const who = personOf(reading, clause)
    if (!who) continue
    return [
      frame('join', [who, org], [{ name: 'date', type: 'date', single: true, item: from }], clause, {
        date: `When {who} joined ${org.text}`,
      }),
      frame('leave', [who, org], [{ name: 'date', type: 'date', single: true, item: to }], clause, {
        date: `When {who} left ${org.text}`,
      }),
    ]
  }
  return []
}

function frame(
  event: string,
  keys: NamedItem[],
  slots: FrameSlot[],
  clause: Clause,
  about: Record<string, string>,
): Frame {
  return { relation: 'employment', event, keys: keys.map((k) => k.id), slots, clause, about }
}
