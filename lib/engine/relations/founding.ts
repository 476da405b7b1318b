import type { Frame, Relation } from './relation'
import { assertedClauses, dateSlot, hits, isNamed, pattern } from './relation'

/** The founding of a firm, school or lab. It happens once; there can be many founders. */
export const founding: Relation = {
  id: 'founding',
  read: (reading) =>
    assertedClauses(reading).flatMap((clause) => {
      if (clause.negated) return []
      const frames: Frame[] = []
      for (const regex of foundings) {
        for (const hit of hits(reading, clause, regex)) {
          const org = hit.item('org')
          if (!isNamed(org) || frames.some((f) => f.keys[0] === org.id)) continue
          const founder = hit.item('who')
          const slots = dateSlot(reading, clause, hit)
          if (isNamed(founder)) slots.push({ name: 'name', type: 'entity', single: false, item: founder })
          frames.push({
            relation: 'founding',
            event: 'found',
            keys: [org.id],
            slots,
            clause,
            about: { date: `When ${org.text} was founded`, name: `Who founded ${org.text}` },
          })
        }
      }
      return frames
    }),
}

const foundings = [
  pattern(
    '(?:{S:who} (?:\\S+ )?)?(?:founded|cofounded|co founded|established|set up|helped found|helped to found|helped start|started) (?:the )?(?:company |startup |firm )?{O:org}',
  ),
  pattern(
    '(?:the )?{O:org} ~1 (?:was|is|were) ~1 (?:founded|cofounded|established|set up|started|created)(?:(?: in §D\\d+| (?!§)\\S+){0,4}? by {S:who})?',
  ),
  pattern('(?:founding|foundation|establishment|creation|birth|inception) of (?:the )?{O:org}'),
  pattern("{O:org} (?:'s )?(?:founding|foundation|establishment|inception)"),
  pattern('(?:the )?{O:org} ~3 (?:came into being|was born|opened its doors|started up)'),
  pattern('{O:org} , (?:which )?(?:was )?(?:founded|cofounded|established|set up)(?: ~2 by {S:who})?'),
]
