import { checkCoverage } from './coverage'
import { checkMarks } from './marks'
import { checkSources } from './sources'
import { checkReading } from './reading'
import { checkTrust } from './trust'
import { checkWording } from './wording'
import { checkRivals } from './rivals'
import { claimPath, type AuthoredDossier } from '@/lib/dossier/compile'
import type { Check, CheckProblem, PlacedClaim } from './check'

/**
 * Checks whether a valid dossier is consistent: ids, sources, marks, examples, wording, status, and contradicting
 * claims as far as detectable. Runs without the engine; `npm run dossier -- check` also tests the examples with the
 * engine.
 */
export function checkDossier(authored: AuthoredDossier): CheckProblem[] {
  const claims = authored.claims.flatMap(({ file, content }) =>
    content.claims.map((claim): PlacedClaim => ({ file: claimPath(file), claim })),
  )
  return CHECKS.flatMap((check) => check(claims, authored))
}

const CHECKS: readonly Check[] = [
  checkIds,
  checkSources,
  checkMarks,
  checkWording,
  checkTrust,
  checkRivals,
  checkCoverage,
  checkReading,
]

function checkIds(claims: readonly PlacedClaim[]): CheckProblem[] {
  const first = new Map<string, string>()
  return claims.flatMap(({ file, claim: { id } }): CheckProblem[] => {
    const before = first.get(id)
    if (before === undefined) first.set(id, file)
    return before === undefined
      ? []
      : [{ level: 'error', file, claim: id, message: `the id is taken in ${before} too` }]
  })
}
