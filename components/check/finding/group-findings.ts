import type { Finding } from '@/lib/schema/finding'
import { stateOf } from '@/lib/check/details/state'

/** An element of the list of findings: one finding, or a folded run of supported ones. */
export type Group = { kind: 'one'; finding: Finding } | { kind: 'run'; key: string; findings: Finding[] }

/** A shorter run is not folded: that would save nothing. */
const SHORTEST_RUN = 3

/**
 * Groups findings in reading order. Runs of supported ones are folded, but never those in `pinned` (with a note, or with a
 * difference that a model named).
 *
 * @param folds false in a filtered list: its results are always shown
 */
export function groupFindings(findings: readonly Finding[], pinned: ReadonlySet<number>, folds = true): Group[] {
  const groups: Group[] = []
  let run: Finding[] = []
  const close = () => {
    const [first] = run
    if (first !== undefined && run.length >= SHORTEST_RUN)
      groups.push({ kind: 'run', key: `run-${first.start}`, findings: run })
    else groups.push(...run.map((finding): Group => ({ kind: 'one', finding })))
    run = []
  }
  for (const finding of findings) {
    if (folds && stateOf(finding) === 'supported' && !pinned.has(finding.start)) {
      run.push(finding)
    } else {
      close()
      groups.push({ kind: 'one', finding })
    }
  }
  close()
  return groups
}
