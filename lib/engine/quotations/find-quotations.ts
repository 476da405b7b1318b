import type { Block } from '@/lib/schema/finding'
import { linesAsBlocks } from '@/lib/engine/analyse/prepare-article'
import { ATTRIBUTION_BELOW, LONGEST_ATTRIBUTION, SAY } from './reporting-clauses'
import type { Span } from '@/lib/text/spans'
import { mapDefined } from '@/lib/text/lists'

export interface Quotation extends Span {
  /** Words between its parts that are not quoted: “We lost,” she said, “and we go on.” */
  between: readonly Span[]
  /** The paragraph or block quote that it is in. */
  block: Span
}

/** Whether a word lies between two parts of a quotation, and so is not quoted. */
export const isBetweenParts = ({ between }: Quotation, { start }: Pick<Span, 'start'>): boolean =>
  between.some((words) => words.start <= start && start < words.end)

/** Returns what stands in quotation marks, in a block quote or in a line behind ">". A quotation does not cross the borders of a block. */
export function findQuotations(text: string, blocks: Iterable<Block> = linesAsBlocks(text)): Quotation[] {
  const found: Quotation[] = []
  const hasMarks = ANY_MARK.test(text)
  for (const block of blocks) {
    const isQuote = block.kind === 'quote' || text.startsWith('> ', block.start)
    if (!hasMarks && !isQuote) continue
    const marked = markedIn(text, block)
    const isWhole =
      isQuote && marked.reduce((sum, { start, end }) => sum + end - start, 0) < (block.end - block.start) / 2
    for (const span of isWhole ? [wholeQuote(text, block)] : joinParts(text, marked)) found.push({ ...span, block })
  }
  return found
}

const ANY_MARK = /["“”„«»‹›‘]|(?<![\p{L}\p{N}])'/u
/** Matches the words in marks. An apostrophe within a word closes no single marks, and inches are no marks. */
const MARKED =
  /“([^“”]*)(?:”|$)|„([^“”„]*)[“”]|«([^«»]*)»|‹([^‹›]*)›|(?<=^|[\s(])(?:”([^“”]*)”|»([^«»]*)«|›([^‹›]*)‹)|(?<![\p{L}\p{N}])"([^"]*)"|(?<![\p{L}\p{N}])‘((?:[^‘’]|[’‘](?=\p{L})){0,2000})’(?!\p{L})|(?<![\p{L}\p{N}])'((?:[^']|'(?=\p{L})){0,2000})'(?!\p{L})/gu

function markedIn(text: string, { start, end }: Span): Span[] {
  return mapDefined(text.slice(start, end).matchAll(MARKED), (match) => {
    const words = match.slice(1).join('')
    const from = start + match.index + 1
    return words.trim() === '' ? null : { start: from, end: from + words.length }
  })
}

function wholeQuote(text: string, block: Span): Span & { between: Span[] } {
  const words = text.slice(block.start, block.end)
  const from = /^\s*(?:>\s*)?["“‘]?/.exec(words)?.[0].length ?? 0
  const tail = Math.max(0, words.length - LONGEST_ATTRIBUTION)
  const end = tail + (ATTRIBUTION_BELOW.exec(words.slice(tail))?.index ?? words.length - tail)
  return { start: block.start + from, end: block.start + end, between: [] }
}

/** Joins the parts of a quotation that is interrupted within a sentence. */
function joinParts(text: string, parts: readonly Span[]): (Span & { between: Span[] })[] {
  const joined: (Span & { between: Span[] })[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const between = last && text.slice(last.end - 1, part.start)
    if (last && between !== undefined && between.length <= LONGEST_BETWEEN && INTERRUPTS.test(between)) {
      last.between.push({ start: last.end, end: part.start })
      last.end = part.end
    } else joined.push({ ...part, between: [] })
  }
  return joined
}

/** Matches what stands between two parts of one sentence, after the last sign of the first. */
const INTERRUPTS = new RegExp(String.raw`^(?:[,–—-]|.["”’»],)[^.!?…:]*\b${SAY}\b[^.!?…:]*$`, 'su')
const LONGEST_BETWEEN = 200
