import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { AuthoredDossier, CompileProblem } from '@/lib/dossier/format/compile'

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
