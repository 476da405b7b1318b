import type { Clause, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import {
  actorBefore,
  actorOf,
  assertedClauses,
  dateSlot,
  findHits,
  isNamed,
  itemOf,
  regexOf,
  personOf,
  exclusive,
  wholeClause,
  type Frame,
} from './relation'

/**
 * Extracts a person's position at a place, its start, and the superior. The rank is compared, not the title; a person
 * may be a founder and a scientist at once, but not an intern and a director.
 */
export function extractPosts(reading: ParsedSentence): Frame[] {
  return [
    ...assertedClauses(reading).flatMap((clause) => [
      ...(clause.negated
        ? []
        : [
            ...postsHeld(reading, clause),
            ...postsInContext(reading, clause),
            ...appointments(reading, clause),
            ...reports(reading, clause),
          ]),
      ...deniedPosts(reading, clause),
    ]),
    ...(reading.implied && !reading.isQuestion ? postsHeld(reading, wholeClause(reading)) : []),
  ]
}

const postPatterns = [
  regexOf("{R:role} (?:at|with|for|of|in|to) (?:the )?{O:org}(?: 's)?"),
  regexOf("{O:org} 's (?:former |then |new |first |current |own )?{R:role}"),
  regexOf('{O:org} {R:role}'),
  regexOf('{O:org} (?:as|in the role of) (?:an? |the |its )?{R:role}'),
  regexOf('{O:org} ~8 (?:post|position|title|role|job) of (?:an? |the )?{R:role}'),
  regexOf(
    '{O:org} (?:\\( §D\\d+ (?:– )?(?:§D\\d+ )?\\) |§D\\d+ (?:– )?(?:§D\\d+ )?)?(?:: |, |- )(?:§R\\d+ (?:and|,) )?{R:role}',
  ),
  regexOf(
    "(?:served|worked|works|serves|acted) (?:as )?(?:an? |the )?{R:role} ~3 (?:at|for|with|in) (?:the )?{O:org}(?: 's)?",
  ),
]

type RoleItem = Extract<ParsedSentence['items'][number], { type: 'role' }>

/** Returns the frame of a position: person and place are its keys, and the role is the compared value. */
function createPostFrame(who: NamedItem, org: NamedItem, role: RoleItem, clause: Clause): Frame {
  const slots = [exclusive('role', role, `What {who} was at ${org.text}`)]
  return { event: 'post', keys: [who.id, org.id], slots, clause }
}

function postsHeld(reading: ParsedSentence, clause: Clause): Frame[] {
  if (clause.negated) return []
  const frames: Frame[] = []
  // A promotion implies an earlier position: two ranks in one stay.
  const isPromotion = /\b(became|become|becoming|promoted|rose|named|appointed|later|then)\b/.test(clause.skeleton)
  for (const regex of postPatterns) {
    for (const hit of findHits(reading, clause, regex)) {
      const [role, org] = [hit.typedItem('role', 'role'), hit.namedItem('org')]
      const who = holderOf(reading, clause, hit.index, hit.end)
      if (!role || !org || !who || frames.some((f) => f.slots[0]?.item === role)) continue
      const held = createPostFrame(who, org, role, clause)
      frames.push({ ...held, slots: held.slots.map((slot) => ({ ...slot, isExclusive: !isPromotion })) })
    }
  }
  return frames
}

const contextual = [
  regexOf('(?:came back|returned|worked|served|rejoined) (?:there )?as (?:an? |the )?{R:role}'),
  regexOf('(?:held|holding|took|had) (?:the |a )?(?:post|position|title|role|job) of (?:an? |the )?{R:role}'),
  regexOf('(?:appointed|named|made|hired) {S:who} (?:as )?(?:an? |the |its )?{R:role}'),
]

/** Extracts positions without a place ("came back as a consultant"): it is in the sentence, or the last in the text. */
function postsInContext(reading: ParsedSentence, clause: Clause): Frame[] {
  const named = reading.items.filter((i) => i.type === 'org' || i.type === 'name')
  const org = named[0] ?? reading.lastOrg
  if (!isNamed(org) || named.length > 1) return []
  return contextual.flatMap((regex) =>
    findHits(reading, clause, regex).flatMap((hit) => {
      const role = hit.typedItem('role', 'role')
      const who = actorOf(reading, clause, hit)
      return role && who ? [createPostFrame(who, org, role, clause)] : []
    }),
  )
}

const appointing = [
  regexOf(
    '(?:appointed|named|made|hired|recruited) {S:who} (?:as |to be |to become )?(?:an? |the |its |their )?(?:new |first )?{R:role}',
  ),
  regexOf(
    "(?:became|become|becoming|promoted to|was named|was appointed|was made|took over as|took the post of|joined as|started as) (?:an? |the |its |their )?(?:new |first )?(?:{O:org} (?:'s )?)?{R:role}",
  ),
]

/** Extracts the dates of appointments. The rank is a key, because an appointment to another rank is another event. */
function appointments(reading: ParsedSentence, clause: Clause): Frame[] {
  return appointing.flatMap((regex) =>
    findHits(reading, clause, regex).flatMap((hit) => {
      const role = hit.typedItem('role', 'role')
      const who = actorOf(reading, clause, hit)
      if (!role || !who) return []
      const named = reading.items.filter((i) => i.type === 'org')
      const org =
        hit.namedItem('org') ?? named.find((o) => o.start >= role.end) ?? (named.length === 0 ? reading.lastOrg : null)
      if (!isNamed(org)) return []
      const slots = dateSlot(reading, clause, hit, 'from', `When {who} became ${role.text} at ${org.text}`)
      if (slots.length === 0) return []
      // The press uses director, head and chief for one rank.
      const level = role.role.rank === 'director' ? 'lead' : role.role.rank
      const rank = `${/\bsenior\b/i.test(role.text) ? 'senior ' : ''}${level}`
      return [{ event: 'appoint', keys: [who.id, org.id, rank], slots, clause }]
    }),
  )
}

const deniedPost = regexOf(
  '(?:not|never|neither) (?:as )?(?:been )?(?:one of |§N\\d+ of |among )?(?:an? |the |its |their )?{R:role}',
)

/** Extracts denied positions: "… though not one of its founding members". */
function deniedPosts(reading: ParsedSentence, clause: Clause): Frame[] {
  return findHits(reading, clause, deniedPost).flatMap((hit) => {
    const role = hit.typedItem('role', 'role')
    const org = reading.items.find((i) => i.type === 'org') ?? reading.lastOrg
    const who = actorBefore(reading, clause, hit.index)
    return role && isNamed(org) && who ? [{ ...createPostFrame(who, org, role, clause), denied: true as const }] : []
  })
}

/**
 * Returns the holder of a position: the person right after it ("Tesla CEO Elon Musk"), else the person linked to it
 * ("was", "as", a comma …), else the subject of a line without a verb. "She met the director" has no holder.
 */
function holderOf(reading: ParsedSentence, clause: Clause, index: number, end: number): NamedItem | null {
  const named = itemOf(reading, /^ (?:, )?(§[SP]\d+)(?! 's)/.exec(clause.skeleton.slice(end))?.[1])
  if (isNamed(named)) return named
  const before = clause.skeleton.slice(0, index)
  if (!/§[SP]\d/.test(before)) return /§[SP]/.test(clause.skeleton) ? null : personOf(reading, clause)
  return linkingWords.test(before) ? actorBefore(reading, clause, before.search(lastWords) + 1) : null
}

/** Words that link a person to a position. */
const linkingWords =
  /(?:(?:^| )(?:was|is|as|became|becoming|become|being|remained|been|,|\(|:|and|or|led|held)(?: (?:the|a|an|its|their|one|of|now|then|also|once|also|former|formerly|only|both|just|§N\d+|known|publicly))* |§S\d+ 's )$/
const lastWords = /(?: (?:the|a|an|its|their|one|of|now|then|also|once|former|formerly|only|both|just|§N\d+))* $/

const reportsTo = regexOf(
  '(?:reported|reports|reporting|answered|answering) ~1 (?:to|directly to|straight to) (?:the )?{P:boss}',
)

function reports(reading: ParsedSentence, clause: Clause): Frame[] {
  return findHits(reading, clause, reportsTo).flatMap((hit) => {
    const boss = hit.namedItem('boss')
    const who = actorBefore(reading, clause, hit.index)
    const org = reading.items.find((i) => i.type === 'org')
    if (!boss || !who || !isNamed(org)) return []
    const slots = [exclusive('name', boss, `Whom {who} reported to at ${org.text}`)]
    return [{ event: 'report', keys: [who.id, org.id], slots, clause }]
  })
}
