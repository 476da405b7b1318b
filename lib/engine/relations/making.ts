import { assertedClauses, hits, isNamed, pattern, type Frame, type Relation } from './relation'

/** The maker of a work. Works may have several: a maker conflicts only where the dossier names the only one. */
export const making: Relation = {
  id: 'making',
  read: (reading) =>
    assertedClauses(reading).flatMap((clause) => {
      if (clause.negated) return []
      const frames: Frame[] = []
      for (const regex of makings) {
        for (const hit of hits(reading, clause, regex)) {
          const [who, work] = [hit.item('who'), hit.item('work')]
          if (!isNamed(who) || !isNamed(work)) continue
          frames.push({
            relation: 'making',
            event: 'make',
            keys: [work.id],
            slots: [{ name: 'name', type: 'entity', single: false, item: who }],
            clause,
            about: { name: `Who made ${work.text}` },
          })
        }
      }
      return frames
    }),
}

const made =
  '(?:created|wrote|built|made|developed|designed|authored|released|published|posted|cocreated|co created|coauthored|written)'
const maker = '(?:creator|author|maker|inventor|developer)'
const makings = [
  pattern(`{S:who} ~2 ${made} ~4 (?:" )?{W:work}`),
  pattern(`{W:work}(?: [",])*(?: (?:was|is|were|which|that))* ~2 ${made} (?:and \\S+ )?by {S:who}`),
  pattern(`${maker} of ~2 (?:" )?{W:work}(?: ,| \\()? {S:who}`),
  pattern(`{S:who}(?: ,| is| was) ~3 ${maker} of ~2 (?:" )?{W:work}`),
  pattern('{S:who} \'s ~3 (?:" )?{W:work}'),
]
