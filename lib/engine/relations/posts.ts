import type { Clause, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import {
  actorBefore,
  assertedClauses,
  dateSlot,
  hits,
  isNamed,
  itemOf,
  pattern,
  personOf,
  wholeClause,
  type Frame,
  type Relation,
} from './relation'
import { frame } from './employment'

/**
 * A person's position at a place, its start, and the superior. The rank is compared, not the title; a person may be a
 * founder and a scientist at once, but not an intern and a director.
 */
export const posts: Relation = {
  id: 'posts',
  read: (reading) => [
    ...assertedClauses(reading).flatMap((clause) => [
      ...postsHeld(reading, clause),
      ...postsInContext(reading, clause),
      ...appointments(reading, clause),
      ...deniedPosts(reading, clause),
      ...reports(reading, clause),
    ]),
    ...(reading.implied && !reading.question ? postsHeld(reading, wholeClause(reading)) : []),
  ],
}

const titles = [
  pattern("{R:role} (?:at|with|for|of|in|to) (?:the )?{O:org}(?: 's)?"),
  pattern("{O:org} 's (?:former |then |new |first |current |own )?{R:role}"),
  pattern('{O:org} {R:role}'),
  pattern('{O:org} (?:as|in the role of) (?:an? |the |its )?{R:role}'),
  pattern('{O:org} ~8 (?:post|position|title|role|job) of (?:an? |the )?{R:role}'),
  pattern(
    '{O:org} (?:\\( §D\\d+ (?:– )?(?:§D\\d+ )?\\) |§D\\d+ (?:– )?(?:§D\\d+ )?)?(?:: |, |- )(?:§R\\d+ (?:and|,) )?{R:role}',
  ),
  pattern(
    "(?:served|worked|works|serves|acted) (?:as )?(?:an? |the )?{R:role} ~3 (?:at|for|with|in) (?:the )?{O:org}(?: 's)?",
  ),
]

/** A position: the place is the key, the rank is compared. */
function postsHeld(reading: ParsedSentence, clause: Clause): Frame[] {
  if (clause.negated) return []
  const frames: Frame[] = []
  for (const regex of titles) {
    for (const hit of hits(reading, clause, regex)) {
      const [role, org] = [hit.item('role'), hit.item('org')]
      if (role?.type !== 'role' || !isNamed(org)) continue
      const who = holderOf(reading, clause, hit.index, hit.end)
      if (!who || frames.some((f) => f.slots[0]?.item === role)) continue
      // A promotion implies an earlier position: two ranks in one stay.
      const single = !/\b(became|become|becoming|promoted|rose|named|appointed|later|then)\b/.test(clause.skeleton)
      frames.push(
        frame('post', [who, org], [{ name: 'role', type: 'role', single, item: role }], clause, {
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

/** "He came back as a consultant": at the place named elsewhere in the sentence, or last in the text. */
function postsInContext(reading: ParsedSentence, clause: Clause): Frame[] {
  const named = reading.items.filter((i) => i.type === 'org' || i.type === 'name')
  const org = named[0] ?? reading.organisation ?? undefined
  if (!isNamed(org) || named.length > 1 || clause.negated) return []
  return contextual.flatMap((regex) =>
    hits(reading, clause, regex).flatMap((hit) => {
      const [role, given] = [hit.item('role'), hit.item('who')]
      const who = isNamed(given) ? given : actorBefore(reading, clause, hit.index)
      if (role?.type !== 'role' || !who) return []
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

/** The date of an appointment: with the same rank, or it is another event. */
function appointments(reading: ParsedSentence, clause: Clause): Frame[] {
  if (clause.negated) return []
  return appointing.flatMap((regex) =>
    hits(reading, clause, regex).flatMap((hit) => {
      const [role, given] = [hit.item('role'), hit.item('who')]
      const who = isNamed(given) ? given : actorBefore(reading, clause, hit.index)
      const named = reading.items.filter((i) => i.type === 'org')
      const org =
        hit.item('org') ??
        named.find((o) => o.start >= (role?.end ?? 0)) ??
        (named.length === 0 ? reading.organisation : null) ??
        undefined
      const slots = dateSlot(reading, clause, hit, 'from')
      if (role?.type !== 'role' || !who || !isNamed(org) || slots.length === 0) return []
      // The press uses director, head and chief for one rank.
      const level = role.role.rank === 'director' ? 'lead' : role.role.rank
      const rank = `${/\bsenior\b/i.test(role.text) ? 'senior ' : ''}${level}`
      const event = frame('appoint', [who, org], slots, clause, {
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
function deniedPosts(reading: ParsedSentence, clause: Clause): Frame[] {
  return hits(reading, clause, deniedPost).flatMap((hit) => {
    const role = hit.item('role')
    const org = reading.items.find((i) => i.type === 'org') ?? reading.organisation ?? undefined
    const who = actorBefore(reading, clause, hit.index)
    if (role?.type !== 'role' || !isNamed(org) || !who) return []
    const denied = frame('post', [who, org], [{ name: 'role', type: 'role', single: true, item: role }], clause, {
      role: `What {who} was at ${org.text}`,
    })
    return [{ ...denied, denied: true as const }]
  })
}

/**
 * The holder of a position: the person named right after it ("Tesla CEO Elon Musk"), else the one linked to it ("was",
 * "as", a comma, a possessive), else the subject of a line without a verb. "She met the director" has no holder.
 */
function holderOf(reading: ParsedSentence, clause: Clause, index: number, end: number): NamedItem | null {
  const named = itemOf(reading, /^ (?:, )?(§[SP]\d+)(?! 's)/.exec(clause.skeleton.slice(end))?.[1])
  if (isNamed(named)) return named
  const before = clause.skeleton.slice(0, index)
  if (!/§[SP]\d/.test(before)) return /§[SP]/.test(clause.skeleton) ? null : personOf(reading, clause)
  return said.test(before) ? actorBefore(reading, clause, before.search(lastWords) + 1) : null
}

/** Words that link a person to a position. */
const said =
  /(?:(?:^| )(?:was|is|as|became|becoming|become|being|remained|been|,|\(|:|and|or|led|held)(?: (?:the|a|an|its|their|one|of|now|then|also|once|also|former|formerly|only|both|just|§N\d+|known|publicly))* |§S\d+ 's )$/
const lastWords = /(?: (?:the|a|an|its|their|one|of|now|then|also|once|former|formerly|only|both|just|§N\d+))* $/

const reportsTo = pattern(
  '(?:reported|reports|reporting|answered|answering) ~1 (?:to|directly to|straight to) (?:the )?{P:boss}',
)

function reports(reading: ParsedSentence, clause: Clause): Frame[] {
  return hits(reading, clause, reportsTo).flatMap((hit) => {
    const boss = hit.item('boss')
    const who = actorBefore(reading, clause, hit.index)
    const org = reading.items.find((i) => i.type === 'org')
    if (!isNamed(boss) || !who || !isNamed(org) || clause.negated) return []
    return [
      frame('report', [who, org], [{ name: 'name', type: 'entity', single: true, item: boss }], clause, {
        name: `Whom {who} reported to at ${org.text}`,
      }),
    ]
  })
}
