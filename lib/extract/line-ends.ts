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
    if (LIST_MARK.test(next)) return true
    if (OPEN_END.test(text.slice(Math.max(0, at - LONGEST_OPEN_END), at))) return false
    const word = /^\S*/.exec(next)?.[0].length ?? 0
    return isWrapped ? line + 1 + word < most && next !== '' : beginsLine(next)
  }
}

const LIST_MARK = /^(?:[-*•–—]|\(?\d{1,3}[.)])\s/

/** Matches a line that ends within a phrase: with a comma, or a word that begins one ("on" of "on / July 20"). */
const OPEN_END =
  /(?:[,(–—]|(?:^|[^\p{L}\p{N}])(?:an?|the|of|on|in|at|by|to|for|from|with|and|or|as|that|which|who|is|was|were|are|has|had|de|du|des|les?|la|un|une|et|ou|à|en|par|pour|dans|sur))$/u
const LONGEST_OPEN_END = 8

/** Whether a text looks like the beginning of a line on its own, and not like the rest of the line before it. */
export function beginsLine(text: string): boolean {
  return /^(?:["“‘'([]?\p{Lu}|(?:[-*•–—#>]|\(?\d{1,3}[.)])\s)/u.test(text)
}
