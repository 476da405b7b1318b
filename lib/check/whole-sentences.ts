import type { Article, Block, Finding } from '@/lib/schema/finding'
import { endsWithinSentence, UNREADABLE_SIGN, UNREAD_BEGINNING } from '@/lib/text/article-blocks'
import { joinDividedWords } from '@/lib/text/divided-words'
import { TIME_LINE, withoutTimes } from '@/lib/text/timed-lines'

/**
 * Joins what a layout has taken apart: the lines of a file viewer, of captions and of quoted text become one block, and
 * divided words become whole. Where a line ends within a sentence and it is not known how it goes on, the sentence gets
 * a hole (`UNREADABLE_SIGN`), so that nothing is judged on the piece. All offsets stay valid.
 */
export function withWholeSentences<A extends Article>(article: A): A {
  const { text: decoded, blocks: given } = withoutTimedLines(
    withoutQuotedPrintable(article.text),
    article.blocks ?? linesOf(article.text),
  )
  const signs: { at: number; end: number; sign: string }[] = []
  const blocks: Block[] = []
  for (const run of runsOf(decoded, given)) blocks.push(...joinedRun(decoded, run, signs))
  const text = withoutNumbers(withSigns(decoded, signs), blocks)
  const whole = joinDividedWords(withoutMarkup(text.replace(SIGNS_BEFORE_LINE, (signs) => ' '.repeat(signs.length))))
  return whole === article.text && blocks.length === given.length ? article : { ...article, text: whole, blocks }
}

/** Returns a transcript without its times: the blocks of one sentence are one. */
function withoutTimedLines(timed: string, given: readonly Block[]): { text: string; blocks: readonly Block[] } {
  const text = withoutTimes(timed)
  if (text === timed) return { text, blocks: given }
  const blocks: Block[] = []
  for (const block of given) {
    if (block.start < (blocks.at(-1)?.end ?? 0) || textOf(text, block).trim() === '') continue
    const from = text.lastIndexOf('\n', block.start) + 1
    const line = text.slice(from, (text.indexOf('\n', block.end) + 1 || text.length + 1) - 1)
    blocks.push({ ...block, start: from + line.search(/\S/), end: from + line.trimEnd().length })
  }
  return { text, blocks }
}

const SIGNS_BEFORE_LINE = /^[^\S\n]*(?:[•▪●◦‣]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)+(?=\s)/gmu

/** Returns the words as people see them: without the blanks and invisible characters that keep offsets valid. */
export const shownWords = (text: string): string =>
  text
    .replace(/[\u200b\ufffb\ufffc]+/g, '')
    .replace(/\s{2,}/g, ' ')
    .trim()

export function shownFinding(finding: Finding): Finding {
  const quote = shownWords(finding.quote)
  if (quote === finding.quote) return finding
  return {
    ...finding,
    quote,
    details: finding.details.map((detail) => ({ ...detail, article: shownWords(detail.article) })),
  }
}

function linesOf(text: string): Block[] {
  const lines = [...text.matchAll(/[^\r\n]+/g)].filter(([line]) => line.trim() !== '')
  return lines.map(({ 0: line, index }) => ({ start: index, end: index + line.length, kind: 'paragraph' }))
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
    const words = text.slice(block.start, block.end)
    const isLabel = LABEL.test(words) && !(labels.length === 0 && last && isDateCut(textOf(text, last.block), words))
    if (last && block.kind !== 'heading' && isLabel) {
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

/** Matches the number of a line, which a style may draw, or its time. */
const LABEL = new RegExp(String.raw`^\s*(?:\d{1,5}|${UNREAD_BEGINNING}|${TIME_LINE})\s*$`)

const textOf = (text: string, { start, end }: Block): string => text.slice(start, end)

function isBelow(text: string, above: Block, block: Block): boolean {
  const a = above.cell
  const b = block.cell
  // The kinds of the lines of one paragraph in a text file are guesses.
  if (!a && !b && /^\r?\n[^\S\n]*$/.test(text.slice(above.end, block.start))) return true
  if (above.kind !== block.kind || block.kind === 'heading') return false
  return a && b ? a.table === b.table && a.column === b.column && b.row === a.row + 1 : a === b
}

/** How a line ends: with its sentence, within it by its own words or by the next ones, with a rest elsewhere, within a word, or unclearly. */
type LineEnd = 'sentence' | 'cut' | 'within' | 'lost' | 'divided' | 'open'

function joinedRun(text: string, run: readonly Line[], signs: { at: number; end: number; sign: string }[]): Block[] {
  const words = run.map(({ block }) => textOf(text, block))
  const ends = words.slice(1).map((next, at) => endOf(words[at] ?? '', next, run[at]?.block.kind === 'item'))
  const within = ends.filter((end) => end === 'cut' || end === 'within' || end === 'divided').length
  const open = ends.filter((end) => end === 'open').length
  // A text that is set in lines goes on at many of their ends; an article with one torn paragraph is none.
  const isInLines = ends.includes('cut') && within > 1 && within >= ends.length / 4
  const blocks: Block[] = []
  for (const [at, { block, labels }] of run.entries()) {
    const last = blocks.at(-1)
    const above = run[at - 1]?.block
    const end = ends[at - 1]
    const isTorn = end === 'cut' || end === 'within' || end === 'lost'
    const joins =
      end === 'divided' || (isInLines && at > 0 && !/sentence|lost/.test(end ?? '') && (isTorn || within >= open))
    if (isInLines && joins) for (const { start, end: after } of labels) signs.push({ at: start, end: after, sign: '' })
    if (last && joins) {
      Object.assign(last, { end: block.end, kind: last.kind === block.kind && !above?.cell ? block.kind : 'paragraph' })
      continue
    }
    const next = { ...block }
    // Both parts of the sentence get a hole, in the room between them.
    const isOpen = isTorn && last !== undefined && last.end === above?.end && block.start > last.end
    if (isOpen) signs.push({ at: last.end, end: ++last.end, sign: UNREADABLE_SIGN })
    if (isOpen && block.start > (labels.at(-1)?.end ?? last.end))
      signs.push({ at: --next.start, end: block.start, sign: UNREAD_BEGINNING })
    blocks.push(...labels, next)
    if (isInLines) delete next.cell
  }
  return blocks
}

function endOf(line: string, next: string, isItem: boolean): LineEnd {
  if (/[.!?…:;]["'”’)\]]*\s*$/.test(line)) return 'sentence'
  if (/[\p{L}\d][-\u00AD\u2010¬]\s*$/u.test(line) && /^\s*[\p{Ll}\d]/u.test(next)) return 'divided'
  // Behind other sentences, a month is no end: the foot of a page may follow.
  if (ENDS_WITH_MONTH.test(line) && /[.!?]\s+\p{Lu}/u.test(line) && !isDateCut(line, next)) return 'lost'
  // The items of a list are often the parts of one sentence, and none goes on in the next.
  const ended = line.trimEnd()
  if (isDateCut(line, next) || (endsWithinSentence(ended) && !(isItem && ENDS_PART.test(ended)))) return 'cut'
  const [, first = ''] = /^\s*(\p{Ll}[\p{L}'’-]*)/u.exec(next) ?? []
  if (isItem ? !CONTINUES.test(first) : first === '' || CARELESS_START.test(first)) return 'open'
  return /\p{Lu}.*\s\S/u.test(line) ? 'within' : 'open'
}

/** Whether a line ends with a month, and its year is in the next. */
const isDateCut = (line: string, next: string): boolean =>
  ENDS_WITH_MONTH.test(line) && /^\s*(?:\d{1,2},\s+)?(?:1\d|20)\d\d(?!\d)/.test(next)
const ENDS_WITH_MONTH =
  /(?:^|\s)(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?(?:\s+\d{1,2},?)?\s*$/

const ENDS_PART = /,$|\s(?:and|or|but)$/
/** Words in small letters that may begin a sentence of a careless writer. */
const CARELESS_START = /^(?:i|he|she|it|they|we|you|his|her|this|that|there|so|but|also|yes|no|not)$/
/** Words that hardly begin an item of a list. */
const CONTINUES = /^(?:and|or|of|in|on|at|to|by|with|for|from|as|than|which|who|whose|since|until|million|billion)$/

/** Decodes a saved mail, whose lines end with "=" and whose other letters are written as "=C3=A9". The length stays. */
function withoutQuotedPrintable(text: string): string {
  if (!/content-transfer-encoding:\s*quoted-printable/i.test(text)) return text
  return text.replace(/=\s|(?:=[\dA-F]{2})+/g, (code) => {
    const bytes = code.match(/[\dA-F]{2}/g) ?? []
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => parseInt(byte, 16))).padEnd(code.length, '\u200b')
  })
}

/** Replaces the marks of Markdown, of reStructuredText and of HTML in them by blanks, in a text that is shown with them. */
function withoutMarkup(text: string): string {
  if (!MARKUP.test(text)) return text
  const before = (mark: string): string => ' '.repeat(mark.length)
  // An invisible character, since a blank would separate a word from its full stop.
  const behind = (mark: string): string => '\u200b'.repeat(mark.length)
  const around = (_: string, open: string, words: string, close: string): string => behind(open) + words + behind(close)
  return text
    .replace(/(!?\[)([^[\]\n]{1,200})(\](?:\([^()\s]{1,500}(?: "[^"\n]{0,200}")?\)|\[[^\]\n]{0,100}\]))/g, around)
    .replace(/(<(?:a|b|code|em|i|kbd|small|span|strong|u)(?: [^<>\n]{1,300})?>)([^<>\n]{1,200})(<\/\w+>)/g, around)
    .replace(/\s\[#?\w{1,20}\]_(?!\w)|(?<=`[^`]{1,200})\s+<https?:[^<>\s]{1,300}>(?=`)|\\(?=[.!#*_()[\]+-])/g, behind)
    .replace(/^\|.*\|[^\S\n]*$/gm, (row) => row.replace(/^\||\|\s*$/g, before).replaceAll(' | ', '.  '))
    .replace(
      /&nbsp;|~~[^~\n]{1,200}~~|(?<=\s):[a-z]+:(?=`)|^[^\S\n]*(?:[*+-](?:\s(?:[*+-]|\[[ x]\]))?|#{1,6})(?=\s)/gm,
      before,
    )
    .replace(/(?<![\p{L}\p{N}*_])(?:\*{1,3}|_{1,2})(?=[^\s*_])|`+(?=\p{L})/gu, before)
    .replace(/(?<=[^\s*_])(?:\*{1,3}|_{1,2})(?![\p{L}\p{N}*_])|(?<=\S)`+/gu, behind)
}
const MARKUP =
  /\*\*[^\s*]|(?<![\p{L}\p{N}*_])([*_])\p{L}[^*_\n]{0,200}\1(?![\p{L}\p{N}])|\]\(https?:|\]\[\d+\]|`_|:`|<\/(?:a|b|code|em|i|kbd|strong)>|(?:^|\n)(?:#{1,6} |[*+-] |\|.*\|[^\S\n]*\n)/u

/** Replaces the numbers of paragraphs, of which each is one more than the last, by blanks. */
function withoutNumbers(text: string, blocks: readonly Block[]): string {
  const numbers = blocks.map((block) => /^\s*(\d{1,3})\s+["“‘'(]?\p{Lu}\p{Ll}/u.exec(textOf(text, block))?.[1])
  const isNext = (at: number): boolean => Number(numbers[at]) === Number(numbers[at - 1]) + 1
  const signs = blocks.flatMap(({ start }, at) => {
    const end = text.indexOf(numbers[at] ?? '', start) + (numbers[at]?.length ?? 0)
    return isNext(at) || isNext(at + 1) ? [{ at: start, end, sign: '' }] : []
  })
  return withSigns(text, signs)
}
