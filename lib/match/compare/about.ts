import type { Alignment } from '../align'
import type { Clause, Reading } from '../reading'
import { fits, hasSame } from '../same'
import { bestFit, tallyOf, textRecall, type Likeness } from './likeness'
import { isOfSubject, senseOf } from './sense'

/** What tells whether a stretch speaks of what a claim speaks of, right or wrong. Shares and counts only. */
export const aboutNames = [
  'coverage',
  'soft',
  'shared',
  'total',
  'missing',
  'heaviest',
  'missingVerb',
  'recall',
  'fit',
  'score',
  'order',
  'textRecall',
  'anchor',
  'partners',
  'rank',
  'part',
  'relShared',
  'relScore',
  'relCoverage',
  'agreeing',
  'oddValues',
  'oddNames',
  'heldNames',
  'ofSubject',
  'claimOfSubject',
  'actorElse',
  'whole',
  'terms',
  'denied',
  'slotted',
  'wordings',
  'claimWords',
  'clauses',
] as const

/** Features of a stretch beside each of its near claims, in the order of `aboutNames`. */
export function aboutFeatures(
  reading: Reading,
  near: readonly { stretch: Clause; alignment: Alignment; likeness: Likeness }[],
): number[][] {
  const all = reading.terms.length || 1
  const rows = near.map(({ stretch, alignment, likeness }, rank) => {
    const { view } = alignment
    const { total, held, soft, missing, heaviest, missingVerb } = tallyOf(likeness, () => false)
    const fit = bestFit(likeness, total, likeness.plain)
    const values = view.known
    const dated = stretch.items.filter((i) => i.type === 'D' || i.type === 'N')
    const named = stretch.items.filter((i) => 'kind' in i && i.type !== 'S')
    const agreeing = dated.filter((i) => fits(i, values)).length
    const heldNames = named.filter((i) => hasSame(i, values)).length
    const actor = reading.items.find((i) => i.type === 'P')
    const { denied } = senseOf(view)
    return {
      coverage: total ? held / total : 0,
      soft: total ? soft / total : 0,
      shared: Math.min(6, held),
      total: Math.min(9, total),
      missing: Math.min(8, missing),
      heaviest,
      missingVerb,
      recall: fit.recall,
      fit: fit.coverage,
      score: fit.score,
      order: fit.order,
      textRecall: textRecall(likeness, null),
      anchor: alignment.anchor,
      partners: Math.min(10, alignment.partners),
      rank,
      part: stretch.terms.length / all,
      relShared: 0,
      relScore: 0,
      relCoverage: 0,
      agreeing,
      oddValues: dated.length - agreeing,
      oddNames: named.length - heldNames,
      heldNames,
      ofSubject: reading.ofSubject || reading.implied ? 1 : 0,
      claimOfSubject: isOfSubject(view) ? 1 : 0,
      actorElse: actor?.type === 'P' && !hasSame(actor, values) ? 1 : 0,
      whole: stretch.start === reading.start && stretch.end === reading.end ? 1 : 0,
      terms: Math.min(20, likeness.terms.length),
      denied: stretch.negated ? 1 - denied : denied,
      slotted: view.claim.slots.length > 0 ? 1 : 0,
      wordings: Math.min(20, likeness.wordings.list.length),
      claimWords: Math.min(50, view.readings[0]?.words.length ?? 0),
      clauses: Math.min(6, reading.clauses.length),
    }
  })
  const most = (name: 'shared' | 'score' | 'coverage'): number => Math.max(0.01, ...rows.map((r) => r[name]))
  const [shared, score, coverage] = [most('shared'), most('score'), most('coverage')]
  for (const row of rows) {
    row.relShared = row.shared / shared
    row.relScore = row.score / score
    row.relCoverage = row.coverage / coverage
  }
  return rows.map((row) => aboutNames.map((name) => row[name]))
}
