import { LIMITS } from '@/lib/dossier/file-limits'
import type { ProblemList } from './problem-list'

/** The lines of a text; one that is far too long is cut, so that no pattern has to walk over megabytes. */
export function linesOf(text: string, problems: ProblemList): string[] {
  return text.split(/\r\n?|\n/).map((line, index) => {
    if (line.length <= LIMITS.line) return line
    problems.add({ level: 'changed', code: 'too-long', line: index + 1, words: line.slice(0, 80) })
    return line.slice(0, LIMITS.line).toWellFormed()
  })
}
