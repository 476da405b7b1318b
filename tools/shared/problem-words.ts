import type { CompileProblem } from '@/lib/dossier/format/compile'
import { withoutControlChars } from '@/tools/shared/safe-line'

/** Formats a problem and its place as one line. */
export function problemLine({ file, claim, message }: CompileProblem): string {
  return withoutControlChars(`${file}${claim ? ` · ${claim}` : ''}: ${message}`)
}

/** Formats the first problem and the number of the others. */
export function firstProblem(problems: readonly CompileProblem[]): string {
  const [first] = problems
  return `${first ? problemLine(first) : ''}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''}`
}
