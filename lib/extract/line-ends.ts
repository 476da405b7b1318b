/**
 * Returns a test whether a line break in this text ends a paragraph or a line on its own, such as one of a list. In text
 * that is wrapped at a fixed width, a break is only a blank where the next word had no room.
 *
 * @returns function of the white space with the break, its offset, and the length of the line before it
 */
export function lineEndsOf(text: string): (space: string, at: number, line: number) => boolean {
  const widths = text.split('\n').map((line) => line.trimEnd().length)
  const most = widths.reduce((a, b) => Math.max(a, b), 0)
  const full = widths.filter((width) => width >= 0.8 * most).length
  const isWrapped = most >= 40 && most <= 120 && full >= 3 && full > widths.filter((width) => width > 0).length / 2
  return (space, at, line) => {
    if (/\n[^\S\n]*\n/.test(space)) return true
    const next = text.slice(at + space.length, at + space.length + 60)
    const word = /^\S*/.exec(next)?.[0].length ?? 0
    return isWrapped
      ? /^(?:[-*•–—]|\(?\d{1,3}[.)])\s/.test(next) || (line + 1 + word < most && next !== '')
      : beginsLine(next)
  }
}

/** Whether a text looks like the beginning of a line on its own, and not like the rest of the line before it. */
export function beginsLine(text: string): boolean {
  return /^(?:["“‘'([]?\p{Lu}|(?:[-*•–—#>]|\(?\d{1,3}[.)])\s)/u.test(text)
}
