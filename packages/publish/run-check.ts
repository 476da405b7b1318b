import { existsSync } from 'node:fs'
import { checkDossier, type CheckProblem } from './checks/check-dossier'
import type { AuthoredDossier, CompiledFolder } from '@/lib/dossier/format/compile'
import { checkExamples } from './checks/check-examples'
import { dueLines } from './dossier-lines'
import { openKeptResults } from './checks/kept-results'
import { conflictingClaims } from '@/packages/judges/claim-pairs'
import { portableJson } from '@/lib/notes/export/export-dossier'
import { withoutControlChars, problemLine } from '@/tools/shared/problem-words'
import { loadDossierFolder } from '@/tools/shared/load-dossier'
import { Refusal } from '@/tools/shared/command'

interface CheckOptions {
  /** Content of `compiled.json`, to test that it is current. */
  compiled: string
  engine: boolean
  printsMisses: boolean
  /** ISO day, for due reviews. */
  today: string
}

/** Checks a compiled dossier and prints the problems. @returns the number of errors */
export function runCheck(
  { dossier, authored }: CompiledFolder,
  { compiled, engine, printsMisses, today }: CheckOptions,
): number {
  const problems: CheckProblem[] = checkDossier(authored)
  if (compiled !== portableJson(dossier)) {
    problems.push({ level: 'error', file: 'compiled.json', message: 'is not current: npm run dossier -- compile' })
  }
  if (engine) {
    const kept = openKeptResults(dossier)
    const conflicts = kept.get('conflicts', () =>
      conflictingClaims(dossier).map(([one, { claim }]) => ({
        level: 'warning' as const,
        file: 'claims',
        claim: one.claim.id,
        message: `has another value than ${claim.id} (“${claim.text}”): mark the doubt, or correct one of them`,
      })),
    )
    problems.push(...conflicts, ...checkExamples(authored, dossier, printsMisses, kept))
    kept.save()
  }
  printSection(
    `due for review on ${today}: numbers that change and were seen more than a year before`,
    dueLines(dossier, today),
  )
  printSection('remarks', remarkLines(authored))
  for (const problem of problems) console.error(`${problem.level}  ${problemLine(problem)}`)
  const errors = problems.filter(({ level }) => level === 'error').length
  console.log(`${dossier.claims.length} claims checked: ${errors} errors, ${problems.length - errors} warnings`)
  return errors
}

/** Loads and compiles a dossier folder. @throws Refusal after printing the problems */
export function loadDossierOrRefuse(folder: string): CompiledFolder {
  if (!existsSync(folder)) throw new Refusal(`${folder}: no such folder`)
  const loaded = loadDossierFolder(folder)
  if (loaded.ok) return loaded
  for (const problem of loaded.problems) console.error(problemLine(problem))
  throw new Refusal(`${folder} does not compile: ${loaded.problems.length} to put right`, 1)
}

/** Prints lines without control characters, because a dossier of others might try to control the terminal. */
export function printSection(heading: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log(`${heading}\n${lines.map(withoutControlChars).join('\n')}\n`)
}

/** Lists the remarks. A remark stays in the list until the editor removes it. */
function remarkLines({ dossier }: AuthoredDossier): string[] {
  return dossier.remarks.map(({ says }) => `  dossier.yaml: ${says}`)
}
