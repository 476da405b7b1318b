import { LIMITS } from './limits'
import type { ImportProblem } from './types'

/** Collects problems up to a limit: a broken file of 100,000 lines has no use for 100,000 messages. */
export class ProblemList {
  readonly all: ImportProblem[] = []

  add(problem: ImportProblem): void {
    if (this.all.length >= LIMITS.problems) return
    const { words } = problem
    this.all.push(words === undefined ? problem : { ...problem, words: shortened(words) })
  }
}

export function shortened(words: string, most = 120): string {
  const line = words
    .toWellFormed()
    .slice(0, 4 * most)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…`.toWellFormed() : line
}
