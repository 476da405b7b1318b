import type { Target } from './target'
import { articleTargets } from './targets/articles'
import { dossierTargets } from './targets/dossiers'
import { exportTargets } from './targets/exports'
import { fileTargets } from './targets/files'
import { noteTargets } from './targets/notes'
import { researchTargets } from './targets/research'
import { screenTargets } from './targets/screens'
import { syncTargets } from './targets/sync'
import { textTargets } from './targets/text'

/** All code that reads or writes untrusted input. */
export const targets: readonly Target[] = [
  ...textTargets,
  ...noteTargets,
  ...fileTargets,
  ...syncTargets,
  ...exportTargets,
  ...dossierTargets,
  ...articleTargets,
  ...researchTargets,
  ...screenTargets,
]

/** Divides a number of cases among the targets by their shares; each gets at least one. */
export function casesOf(all: number, chosen: readonly Target[]): number[] {
  const shares = chosen.map(({ share = 1 }) => share)
  const sum = shares.reduce((a, b) => a + b, 0)
  return shares.map((share) => Math.max(1, Math.round((all * share) / sum)))
}
