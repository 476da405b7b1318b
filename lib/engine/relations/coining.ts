import type { Clause, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import {
  actorBefore,
  assertedClauses,
  dateSlot,
  hits,
  isNamed,
  pattern,
  type Frame,
  type FrameSlot,
  type Relation,
} from './relation'

/** The author of a term, and the date. A term has one author and one first day; an author may have several terms. */
export const coining: Relation = {
  id: 'coining',
  read: (reading) => assertedClauses(reading).flatMap((clause) => (clause.negated ? [] : coinages(reading, clause))),
}

const actives = [
  pattern(
    '{S:who} ~3 (?:coined|invented|introduced|made up|came up with) ~4 (?:the )?(?:term|word|phrase|name|expression|label)?(?: for)?(?: ,)? ?(?:" )?{W:term}',
  ),
  pattern(
    '(?:coined|invented|made up|came up with) (?:the )?(?:term|word|phrase|name|expression|label) (?:" )?{W:term}',
  ),
  pattern('(?:coined) (?:" )?{W:term}'),
]
const passives = [
  pattern('{W:term}(?: [",])*(?: which| that)?(?: is| was)? ~5 (?:coined|invented|made up) ~3 by {S:who}'),
  pattern('{S:who} (?:is|was) ~3 (?:coiner|originator|inventor) of ~2 (?:" )?{W:term}'),
]

function coinages(reading: ParsedSentence, clause: Clause): Frame[] {
  const frames: Frame[] = []
  for (const regex of [...actives, ...passives]) {
    for (const hit of hits(reading, clause, regex)) {
      const term = hit.item('term')
      const named = hit.item('who')
      const who = isNamed(named) ? named : actorBefore(reading, clause, hit.index)
      // "He" in a text about another person is not certain enough, for or against an author.
      if (!isNamed(term) || !who || (who.type === 'person' && who.pronoun) || frames.length > 0) continue
      const coiner: FrameSlot = { name: 'name', type: 'entity', single: true, item: who }
      const slots = [coiner, ...dateSlot(reading, clause, hit)]
      frames.push({
        relation: 'coining',
        event: 'coin',
        keys: [term.id],
        slots,
        clause,
        about: { name: `Who coined “${term.text}”`, date: `When “${term.text}” was coined` },
      })
    }
  }
  return frames
}
