/**
 * Returns a test whether a line break in this text ends a paragraph or a line on its own, such as one of a list. In text
 * that is wrapped at a fixed width, a break is only a blank where the next word had no room.
 *
 * @returns function of the white space with the break, its offset, and the length of the line before it
 */
export function lineEndsOf(text: string): (space: string, at: number, line: number) => boolean {
  // Blanks are counted as they are written to the page's text: without the indent, and one between two words.
  const widths = text.split('\n').map((line) => line.trim().replace(/\s+/g, ' ').length)
  const most = widths.reduce((a, b) => Math.max(a, b), 0)
  const full = widths.filter((width) => width >= 0.8 * most).length
  const isWrapped = most >= 40 && most <= 120 && full >= 3 && full > widths.filter((width) => width > 0).length / 2
  return (space, at, line) => {
    if (/\n[^\S\n]*\n/.test(space)) return true
    if (endsOpen(text.slice(Math.max(0, at - 40), at))) return false
    const next = text.slice(at + space.length, at + space.length + 60)
    const word = /^\S*/.exec(next)?.[0].length ?? 0
    return isWrapped
      ? /^(?:[-*•–—]|\(?\d{1,3}[.)])\s/.test(next) || (line + 1 + word < most && next !== '')
      : beginsLine(next)
  }
}

/** Whether a line ends within a sentence: "landed on the Moon on", "a letter to Mr". */
export function endsOpen(line: string): boolean {
  return OPEN_END.test(line)
}

const OPEN_END =
  /(?:[\p{L}\d],|(?:^|\s)(?:[Tt]he|[Aa]n?|and|or|but|of|in|on|at|to|by|with|for|from|as|than|that|which|who|whose|is|was|are|were|be|been|has|had|have|will|would|can|could|may|might|his|her|its|their|into|onto|since|until|between|during|through|about|over|under|after|before|not|Mrs?|Ms|Dr|St))$/u

/** Whether a text looks like the beginning of a line on its own, and not like the rest of the line before it. */
export function beginsLine(text: string): boolean {
  return /^(?:["“‘'([]?\p{Lu}|(?:[-*•–—#>]|\(?\d{1,3}[.)])\s)/u.test(text)
}
