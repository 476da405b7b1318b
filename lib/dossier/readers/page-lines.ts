/** "- 12 -", "Page 3 of 9", "12": a line that is only the number of a page. */
const PAGE = /^\s*(?:[-–—|]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?(?:\s*[-–—|])?\s*$/i

/** Empties the lines of printed pages that belong to no paragraph: page numbers, and heads that each page repeats. */
export function withoutPages(lines: readonly string[]): string[] {
  const isBlank = (at: number) => (lines[at] ?? '').trim() === ''
  const pages = lines.flatMap((line, at) =>
    PAGE.test(line) && (isBlank(at - 1) || isBlank(at + 1)) && /\D/.test(line.trim()) ? [at] : [],
  )
  if (pages.length === 0) return [...lines]
  const near = new Set(pages.flatMap((at) => [-2, -1, 1, 2].map((by) => at + by)))
  const repeated = new Map<string, number>()
  for (const line of lines) {
    const words = wordsOf(line)
    if (words.length > 4 && words.length < 120) repeated.set(words, (repeated.get(words) ?? 0) + 1)
  }
  const heads = new Set(
    lines.flatMap((line, at) => (near.has(at) && (repeated.get(wordsOf(line)) ?? 0) > 1 ? [wordsOf(line)] : [])),
  )
  const gone = new Set(pages)
  return lines.map((line, at) => (gone.has(at) || heads.has(wordsOf(line)) ? '' : line))
}

function wordsOf(line: string): string {
  return line.trim().replace(/\s+/g, ' ')
}

/** Joins lines: a text that breaks words at the end of its lines is told from one with compounds there. */
export class Hyphens {
  private readonly breaks: boolean

  constructor(private readonly text: string) {
    this.breaks = (text.match(/\p{Ll}-\r?\n\s*\p{Ll}/gu)?.length ?? 0) > 1
  }

  join(above: string, line: string): string {
    const first = /(\p{L}+)-$/u.exec(above)?.[1]
    const second = /^\p{Ll}+/u.exec(line)?.[0]
    if (first === undefined || second === undefined) return `${above} ${line}`
    const isCompound = !this.breaks || COMPOUND.test(first) || this.text.includes(`${first}-${second}`)
    return (isCompound ? above : above.slice(0, -1)) + line
  }
}

const COMPOUND =
  /^(?:self|well|non|semi|anti|half|ex|pre|post|mid|cross|so|vice|man|long|short|high|low|first|second|third|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/i
