import type { AuthoredClaim, ReportedExample } from '@/lib/dossier/format/authoring'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { Engine } from '@/lib/engine'
import { askEngine } from './ask-engine'

/**
 * Says what the engine gets wrong about a sentence that a reader has reported.
 *
 * @returns null when it is right
 */
export function judgeReported(
  engine: Engine,
  dossier: Dossier,
  claim: Pick<AuthoredClaim, 'id' | 'status' | 'correction'>,
  { text, as }: Pick<ReportedExample, 'text' | 'as'>,
): string | null {
  const { verdict, claims, reason } = askEngine(engine, dossier, text)
  const called = verdict === null ? 'gives no finding' : `calls it ${verdict}`
  const why = reason === '' ? '' : ` (${reason})`
  if (as === 'unrelated') {
    // As for unrelated examples: another claim may match it, but not this one.
    if (verdict === 'contradicted') return `should be kept apart, and the engine ${called}${why}`
    const isApart = verdict === null || verdict === 'unverified' || !claims.includes(claim.id)
    return isApart ? null : `should be kept apart, and the engine lays the claim to it${why}`
  }
  const right = as === 'supports' ? 'supported' : 'contradicted'
  const inDoubt = claim.status !== 'established' || claim.correction !== undefined
  // Where the dossier is in doubt, the engine reports that for any sentence.
  if (inDoubt ? verdict === 'disputed' || (as === 'supports' && verdict === right) : verdict === right) return null
  return `should be ${inDoubt ? 'disputed' : right}, and the engine ${called}${why}`
}
