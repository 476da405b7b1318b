import { isToLookAt } from '@/lib/details/shown'
import type { Finding } from '@/lib/schema/finding'
import { stateOf, type FindingState } from '@/lib/details/state'

/** An element of the list of findings: one finding, or a folded run of quiet ones. */
export type Group = { kind: 'one'; finding: Finding } | { kind: 'run'; key: string; findings: Finding[] }

/** A shorter run is not folded: that would save nothing. */
const SHORTEST_RUN = 3

/**
 * Groups findings in reading order. Runs of supported and unverified ones are folded; never contradicted and disputed
 * ones, those with something to compare, those newer than the dossier, and those in `pinned` (with a note, or with a difference
 * that a model named).
 *
 * @param shown states in the user's filter; when only quiet ones are left, nothing is folded
 * @param folds false during a search: results are always shown
 */
export function groupFindings(
  findings: readonly Finding[],
  shown: ReadonlySet<FindingState>,
  pinned: ReadonlySet<number>,
  folds = true,
): Group[] {
  const visible = findings.filter((finding) => shown.has(stateOf(finding)))
  const foldable = folds && (shown.has('contradicted') || shown.has('disputed') || shown.has('check'))
  const groups: Group[] = []
  let run: Finding[] = []
  const close = () => {
    const [first] = run
    if (first !== undefined && run.length >= SHORTEST_RUN)
      groups.push({ kind: 'run', key: `run-${first.start}`, findings: run })
    else groups.push(...run.map((finding): Group => ({ kind: 'one', finding })))
    run = []
  }
  for (const finding of visible) {
    if (foldable && isQuiet(finding) && !pinned.has(finding.start)) {
      run.push(finding)
    } else {
      close()
      groups.push({ kind: 'one', finding })
    }
  }
  close()
  return groups
}

function isQuiet(finding: Finding): boolean {
  const { verdict, newer } = finding
  return (verdict === 'supported' || (verdict === 'unverified' && !newer)) && !isToLookAt(finding)
}
