import { checkDossier } from './checks/check-dossier'
import type { CheckProblem } from './checks/check'
import { coverageLines } from './checks/coverage'
import type { AuthoredDossier, CompileProblem } from '@/lib/dossier/format/compile'
import { dueForReview } from './checks/due'
import type { Dossier } from '@/lib/dossier/format/schema'
import { claimConflicts } from '@/lib/engine/facts/claim-conflicts'
import { checkExamples } from './check-examples'
import { portableJson } from '@/lib/dossiers/data/export/portable-json'
import { withoutControls } from '@/tools/cli/print-report'

export interface CheckOptions {
  /** The content of `compiled.json`. */
  compiled: string
  /** Ask the engine about every sentence, too. */
  engine: boolean
  /** Print each sentence that the engine misses. */
  misses: boolean
  /** ISO day, for due reviews. */
  today: string
}

/** Checks a compiled dossier and prints the problems. @returns the number of errors */
export function runCheck(
  { dossier, authored }: { dossier: Dossier; authored: AuthoredDossier },
  { compiled, engine, misses, today }: CheckOptions,
): number {
  const problems: CheckProblem[] = checkDossier(authored)
  if (compiled !== portableJson(dossier)) {
    problems.push({ level: 'error', file: 'compiled.json', message: 'is not current: npm run dossier -- compile' })
  }
  problems.push(
    ...claimConflicts(dossier).map(({ first, second }) => ({
      level: 'warning' as const,
      file: 'claims',
      claim: first.claim,
      message: `has “${first.value}” where ${second.claim} has “${second.value}”: mark the doubt, or correct one of them`,
    })),
  )
  if (engine) problems.push(...checkExamples(authored, dossier, misses))
  print('claims by subsection of the research', coverageLines(authored))
  print(
    `due for review on ${today}: numbers that change and were seen more than a year before`,
    dueForReview(dossier, today).map(({ id, seen, text }) => `  ${seen}  ${id}: ${text}`),
  )
  print('what readers have to say', remarkLines(authored))
  for (const problem of problems) console.error(`${problem.level}  ${problemLine(problem)}`)
  const errors = problems.filter(({ level }) => level === 'error').length
  console.log(`${dossier.claims.length} claims checked: ${errors} errors, ${problems.length - errors} warnings`)
  return errors
}

/** A dossier may be by others: no line of it writes anything else to the terminal. */
export function print(heading: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log(`${heading}\n${lines.map(withoutControls).join('\n')}\n`)
}

/** A problem with its place, on one line. */
export function problemLine({ file, claim, message }: CompileProblem): string {
  return withoutControls(`${file}${claim ? ` · ${claim}` : ''}: ${message}`)
}

/** Each stays in the list until the editor handles and removes it. */
function remarkLines({ dossier, claims }: AuthoredDossier): string[] {
  const placed = [
    ...dossier.remarks.map((remark) => ({ where: 'dossier.yaml', ...remark })),
    ...claims.flatMap(({ content }) =>
      content.claims.flatMap(({ id, remarks }) => remarks.map((remark) => ({ where: id, ...remark }))),
    ),
  ]
  return placed.map(({ where, says, sentence }) => `  ${where}: ${says}${sentence ? ` (“${sentence}”)` : ''}`)
}
