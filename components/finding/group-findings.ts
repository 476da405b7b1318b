import { isToLookAt } from '@/lib/details/shown'
import type { Finding, Verdict } from '@/lib/engine/types'

/** What the list of findings is made of: one finding that stands, or a run of quiet ones behind one line. */
export type Group = { kind: 'one'; finding: Finding } | { kind: 'run'; key: string; findings: Finding[] }

/** A run shorter than this is shown as it is: folding two lines into one saves nothing. */
const SHORTEST_RUN = 3

/**
 * Puts findings in groups, in reading order. Runs of supported and unverified ones fold; contradicted and disputed ones,
 * those with something to compare, those that are newer than the dossier, and those in `standing` (with a note) always
 * stand.
 *
 * @param shown verdicts that the reader has not filtered out; when only quiet ones are left, nothing folds
 * @param folds false when the reader looks for something: what is found is shown
 */
export function groupFindings(
  findings: readonly Finding[],
  shown: ReadonlySet<Verdict>,
  standing: ReadonlySet<number>,
  folds = true,
): Group[] {
  const visible = findings.filter((finding) => shown.has(finding.verdict))
  const foldable = folds && (shown.has('contradicted') || shown.has('disputed'))
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
    if (foldable && isQuiet(finding) && !standing.has(finding.start)) {
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
