import { checkCoverage } from './checks/coverage'
import { checkMarks } from './checks/marks'
import { checkSources } from './checks/sources'
import { checkReading } from './checks/reading'
import { checkTrust } from './checks/trust'
import { checkWording } from './checks/wording'
import { checkRivals } from './checks/rivals'
import { claimPath, type AuthoredDossier, type CompileProblem } from './compile'
import type { AuthoredClaim } from './authoring'

/** An error makes the check fail; a warning needs a person's judgement. */
export interface CheckProblem extends CompileProblem {
  level: 'error' | 'warning'
}

/** A claim with its file name, for messages. */
export interface PlacedClaim {
  file: string
  claim: AuthoredClaim
}

/** One rule of the check: returns its problems, in the order of the files. */
export type Check = (claims: readonly PlacedClaim[], authored: AuthoredDossier) => CheckProblem[]

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
