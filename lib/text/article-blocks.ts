import type { Span } from '@/lib/text/spans'
import { mapDefined } from './lists'
export const BLOCK_BREAK = '\n\n'

/** Sign in an article's text for something in a sentence that is shown and cannot be read, such as a picture. */
export const UNREADABLE_SIGN = '\ufffc'

/** Sign before words whose beginning cannot be read; the other sign may stand for a picture before a sentence. */
export const UNREAD_BEGINNING = '\ufffb'

/** Whether a sentence lacks something, and not only has a picture before it. */
export const hasUnreadableSign = (sentence: string): boolean => /\S\s*\ufffc|\ufffc\s*\p{Ll}|\ufffb/u.test(sentence)

/** Whether a line ends within a sentence: "landed on the Moon on", "a letter to Mr". */
export const endsWithinSentence = (line: string): boolean => WORD_WITHIN_SENTENCE.test(line)
const WORD_WITHIN_SENTENCE =
  /(?:[\p{L}\d],|(?:^|\s)(?:[Tt]he|[Aa]n?|and|or|but|of|in|on|at|to|by|with|for|from|as|than|that|which|who|whose|is|was|are|were|be|been|has|had|have|will|would|can|could|may|might|his|her|its|their|into|onto|since|until|between|during|through|about|over|under|after|before|not|Mrs?|Ms|Dr|St))$/u

/** Whether a line ends as a sentence or a part of one does. */
export const endsSentence = (line: string): boolean => /[.!?…:;]["”’)\]]*$/.test(line)

/** Whether lines go on at half of their ends or more, of those without the end of a sentence; in prose at a third. */
export function isBrokenByHand(lines: readonly string[]): boolean {
  const isProse = lines.some((line) => /[\p{Ll}\d]{2}[.!?]["”’)\]]* +\p{Lu}/u.test(line))
  const ends = mapDefined(lines.slice(1), (next, at) => {
    const line = (lines[at] ?? '').trim()
    if (line === '' || endsSentence(line)) return null
    return endsWithinSentence(line) || /^\s*(?:\p{Ll}|\d{4}\b)/u.test(next)
  })
  const within = ends.filter(Boolean).length
  return within > 0 && within >= ends.length / (isProse ? 3 : 2)
}

interface PlacedBlock extends Span {
  kind: string
  cell?: { row: number } | undefined
}

/**
 * Returns the start offsets of the paragraphs of the body, for "Paragraph 3". Headings and short lines such as a byline
 * or a place and date are not counted, because people do not count them. A row of a table counts once.
 */
export function bodyParagraphStarts(text: string, blocks: readonly PlacedBlock[]): number[] {
  return blocks
    .filter((block) => isOfBody(block, text))
    .filter(({ cell }, at, all) => cell === undefined || cell.row !== all[at - 1]?.cell?.row)
    .map(({ start }) => start)
}

/** Whether a block is of the body: no heading, caption or short line without an end. */
export function isOfBody({ kind, start, end }: PlacedBlock, text: string): boolean {
  if (kind === 'heading' || kind === 'caption') return false
  return kind !== 'paragraph' || end - start >= LEAST_LENGTH || /[.!?:]["”’)]*\s*$/.test(text.slice(start, end))
}

/** Minimum characters of a paragraph that counts although it does not end like a sentence. */
const LEAST_LENGTH = 100
