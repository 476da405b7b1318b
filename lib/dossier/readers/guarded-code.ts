/** A word joiner, which has no width and stands in no text by itself. */
const GUARD = '\u2060'

/** Returns code of a report with a guard behind each bracket, so that `row[1]` has no citation mark. */
export function guardedCode(code: string): string {
  return code.replace(/[[({^]/g, `$&${GUARD}`)
}

export function withoutGuards(text: string): string {
  return text.replaceAll(GUARD, '')
}
