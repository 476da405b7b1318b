import type { Article, Block, Finding } from '@/lib/schema/finding'
import { UNREADABLE_SIGN } from '@/lib/text/article-blocks'
import { joinDividedWords } from '@/lib/text/divided-words'

/**
 * Joins what a layout has taken apart: the lines of a file viewer, of captions and of quoted text become one block, and
 * divided words become whole. Where a line ends within a sentence and it is not known how it goes on, the sentence gets
 * a hole (`UNREADABLE_SIGN`), so that nothing is judged on the piece. All offsets stay valid.
 */
export function withWholeSentences<A extends Article>(article: A): A {
  const given = article.blocks ?? linesOf(article.text)
  const signs: { at: number; end: number; sign: string }[] = []
  const blocks: Block[] = []
  for (const run of runsOf(article.text, given)) blocks.push(...joinedRun(article.text, run, signs))
  const text = withSigns(article.text, signs)
  const whole = joinDividedWords(withoutMarkdown(text))
  return whole === article.text && blocks.length === given.length ? article : { ...article, text: whole, blocks }
}

/** Returns the words as people see them: without the blanks and invisible characters that keep offsets valid. */
export const shownWords = (text: string): string =>
  text
    .replace(/[\u200b\ufffc]+/g, '')
    .replace(/\s{2,}/g, ' ')
    .trim()

/** Returns a finding with the words as people see them. */
export function shownFinding(finding: Finding): Finding {
  const quote = shownWords(finding.quote)
  if (quote === finding.quote) return finding
  return { ...finding, quote, details: finding.details.map((one) => ({ ...one, article: shownWords(one.article) })) }
}

function linesOf(text: string): Block[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap((m) =>
    m[0].trim() === '' ? [] : [{ start: m.index, end: m.index + m[0].length, kind: 'paragraph' as const }],
  )
}

function withSigns(text: string, signs: readonly { at: number; end: number; sign: string }[]): string {
  const parts: string[] = []
  let from = 0
  for (const { at, end, sign } of signs) {
    if (at < from) continue
    parts.push(text.slice(from, at), sign.padEnd(end - at))
    from = end
  }
  return signs.length === 0 ? text : parts.join('') + text.slice(from)
}

/** A line, with the labels between it and the line above: its number, its time. */
interface Line {
  block: Block
  labels: Block[]
}

/** Yields the blocks of one kind that follow each other, one below the other; labels have no words of their own. */
function* runsOf(text: string, blocks: Iterable<Block>): Generator<Line[]> {
  let run: Line[] = []
  let labels: Block[] = []
  for (const block of blocks) {
    const last = run.at(-1)
    if (last && block.kind !== 'heading' && LABEL.test(text.slice(block.start, block.end))) {
      labels.push(block)
      continue
    }
    if (last && !isBelow(text, last.block, block)) {
      yield [...run, ...labels.map((label) => ({ block: label, labels: [] }))]
      run = []
      labels = []
    }
    run.push({ block, labels })
    labels = []
  }
  if (run.length > 0) yield [...run, ...labels.map((label) => ({ block: label, labels: [] }))]
}

/** Matches the number or the time of a line. */
const TIME = String.raw`[[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?`
const LABEL = new RegExp(String.raw`^\s*(?:\d{1,5}|${TIME}(?:\s*(?:-->|[-–])\s*${TIME})?)\s*$`)
const TIME_AT_START = new RegExp(String.raw`^\s*${TIME}\s+`)

function isBelow(text: string, above: Block, block: Block): boolean {
  if (block.kind === 'item') return false
  const [a, b] = [above.cell, block.cell]
  // The kinds of the lines of one paragraph in a text file are guesses.
  if (!a && !b && /^\r?\n[^\S\n]*$/.test(text.slice(above.end, block.start))) return true
  if (above.kind !== block.kind || block.kind === 'heading') return false
  return a && b ? a.table === b.table && a.column === b.column && b.row === a.row + 1 : a === b
}

/** How a line ends: with its sentence, certainly within it, within a word, or in a way that says nothing. */
type LineEnd = 'sentence' | 'within' | 'divided' | 'open'

function joinedRun(text: string, run: readonly Line[], signs: { at: number; end: number; sign: string }[]): Block[] {
  const words = run.map(({ block }) => text.slice(block.start, block.end).replace(TIME_AT_START, ''))
  const ends = words.slice(1).map((next, at) => endOf(words[at] ?? '', next))
  const within = ends.filter((end) => end === 'within' || end === 'divided').length
  const open = ends.filter((end) => end === 'open').length
  const isProof = words.some((line, at) => at < ends.length && ENDS_WITHIN.test(line))
  // A text that is set in lines goes on at many of their ends; an article with one torn paragraph is none.
  const isInLines = isProof && within > 1 && within >= ends.length / 4
  const blocks: Block[] = []
  for (const [at, { block, labels }] of run.entries()) {
    const last = blocks.at(-1)
    const above = run[at - 1]?.block
    const end = ends[at - 1]
    const joins =
      end === 'divided' || (isInLines && at > 0 && end !== 'sentence' && (end === 'within' || within >= open))
    if (isInLines && at > 0)
      for (const { start, end: after } of [...labels, timeOf(text, block)])
        if (joins) signs.push({ at: start, end: after, sign: '' })
    if (last && joins) {
      Object.assign(last, { end: block.end, kind: last.kind === block.kind && !above?.cell ? block.kind : 'paragraph' })
      continue
    }
    const hasRoom = last !== undefined && last.end === above?.end && block.start > last.end
    if (hasRoom && end === 'within' && (block.kind !== 'paragraph' || ENDS_WITHIN.test(words[at - 1] ?? ''))) {
      signs.push({ at: last.end, end: last.end + 1, sign: UNREADABLE_SIGN })
      last.end++
    }
    blocks.push(...labels, { ...block })
    if (isInLines) delete blocks.at(-1)?.cell
  }
  return blocks
}

function timeOf(text: string, { start, end }: Block): { start: number; end: number } {
  return { start, end: start + (TIME_AT_START.exec(text.slice(start, end))?.[0].length ?? 0) }
}

function endOf(line: string, next: string): LineEnd {
  if (/[.!?…:;]["'”’)\]]*\s*$/.test(line)) return 'sentence'
  if (/[\p{L}\d][-\u00AD\u2010]\s*$/u.test(line) && /^\s*[\p{Ll}\d]/u.test(next)) return 'divided'
  if (ENDS_WITHIN.test(line.trimEnd())) return 'within'
  const [, first = ''] = /^\s*(\p{Ll}[\p{L}'’-]*)/u.exec(next) ?? []
  return first !== '' && !CARELESS_START.test(first) && /\p{Lu}.*\s\S/u.test(line) ? 'within' : 'open'
}

/** Matches a line that ends within a sentence: "landed on the Moon on", "a letter to Mr". */
const ENDS_WITHIN =
  /(?:\S\s|^)(?:[\p{L}\d]+,|[Tt]he|[Aa]n?|and|or|but|of|in|on|at|to|by|with|for|from|as|than|that|which|who|whose|is|was|are|were|be|been|has|had|have|will|would|can|could|may|might|his|her|its|their|into|onto|since|until|between|during|through|about|over|under|after|before|not|Mrs?|Ms|Dr|St)$/u
/** Words in small letters that may begin a sentence of a careless writer. */
const CARELESS_START = /^(?:i|he|she|it|they|we|you|his|her|this|that|there|so|but|also|yes|no|not)$/

/** Replaces the marks of Markdown by blanks, in a text that is shown with them: "**Karpathy** left [Tesla](…)". */
function withoutMarkdown(text: string): string {
  if (!/\*\*[^\s*]|\]\(https?:/.test(text)) return text
  const before = (mark: string): string => ' '.repeat(mark.length)
  // An invisible character, since a blank would separate a word from its full stop.
  const behind = (mark: string): string => '\u200b'.repeat(mark.length)
  return text
    .replace(/(!?\[)([^[\]\n]{1,200})(\]\([^()\s]{1,500}\))/g, (_, open: string, words: string, target: string) =>
      [before(open), words, behind(target)].join(''),
    )
    .replace(/(?<![\p{L}\p{N}*])\*{1,3}(?=[^\s*])|`+(?=\p{L})|(?<=^|\n)#{1,6}(?=\s)/gu, before)
    .replace(/(?<=[^\s*])\*{1,3}(?![\p{L}\p{N}*])|(?<=\S)`+/gu, behind)
}
