import { collapseSpaces } from '@/lib/text/fold-words'
import type { CompileProblem } from '@/lib/dossier/format/compile'

export function problemLine({ file, claim, message }: CompileProblem): string {
  return withoutControlChars(`${file}${claim ? ` · ${claim}` : ''}: ${message}`)
}

/** Formats the first problem and the number of the others. */
export function firstProblem(problems: readonly CompileProblem[]): string {
  const [first] = problems
  return `${first ? problemLine(first) : ''}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''}`
}

/** Puts a text of a page on one line without control characters, so that it cannot control the terminal. */
export function toSafeLine(words: string): string {
  return collapseSpaces(withoutControlChars(words))
}

/** Replaces control characters, and signs that turn the direction of a line, by spaces, and keeps the other spaces of the line. */
export function withoutControlChars(line: string): string {
  return line.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ')
}
