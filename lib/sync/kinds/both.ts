import type { TextVersion } from './kind'

/**
 * Two or more versions of a text, one after the other, each with the minute of its change. It is the same on every device, whatever its
 * language, so the line between them has no words.
 */
export function bothTexts(versions: readonly TextVersion[]): string {
  return versions
    .map(({ text, at }, n) => (n === 0 ? text : `${'—'.repeat(3)} ${minuteOf(at)} UTC ${'—'.repeat(3)}\n\n${text}`))
    .join('\n\n')
}

function minuteOf(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ')
}
