import type { CompileProblem } from '@/lib/dossier/format/compile'
import { DOSSIER_LIMITS } from '@/lib/dossier/format/file-limits'
import type { ImportProblem, ImportResult } from './types'

/** Collects problems up to a limit: a broken file of 100,000 lines has no use for 100,000 messages. */
export class ProblemList {
  readonly all: ImportProblem[] = []

  add(problem: ImportProblem): void {
    if (this.all.length >= DOSSIER_LIMITS.problems) return
    const { words } = problem
    this.all.push(words === undefined ? problem : { ...problem, words: shortened(words) })
  }

  /** Adds the reason why the file cannot be imported, and returns the failed result. */
  refuse(problem: Omit<ImportProblem, 'level'>): Extract<ImportResult, { ok: false }> {
    this.add({ level: 'refused', ...problem })
    return { ok: false, problems: this.all }
  }

  /** Refuses a dossier folder for what the compiler says of its files. */
  refuseFolder(problems: readonly CompileProblem[]): Extract<ImportResult, { ok: false }> {
    for (const { file, claim, message } of problems.slice(0, 5))
      this.refuse({ code: 'not-a-dossier', place: claim ? `${file}, ${claim}` : file, reason: message })
    return { ok: false, problems: this.all }
  }

  /** Adds one problem for all places with the same fault: `words` lists the places' words, `reason` counts them. */
  addToGroup(problem: ImportProblem & { words: string }): void {
    const group = this.groups.get(problem.code)
    if (group) {
      group.count += 1
      group.words.add(problem.words)
      group.problem.words = shortened([...group.words].join(', '))
      group.problem.reason = `${group.count}×`
      return
    }
    const first = { ...problem }
    this.groups.set(problem.code, { problem: first, count: 1, words: new Set([problem.words]) })
    if (this.all.length < DOSSIER_LIMITS.problems) this.all.push(first)
  }
  private readonly groups = new Map<string, { problem: ImportProblem; count: number; words: Set<string> }>()
}

export function shortened(words: string, most = 120): string {
  const line = words
    .toWellFormed()
    .slice(0, 4 * most)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…`.toWellFormed() : line
}
