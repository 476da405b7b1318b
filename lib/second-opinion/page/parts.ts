import type { Article } from '@/lib/schema/finding'
import type { WordRange as Range } from '../find-words'

/** Neighbouring sentences that are asked about together. */
export interface TextPart<Sentence extends Range = Range> extends Range {
  /** Index of the first sentence in the article. */
  first: number
  sentences: Sentence[]
}

/**
 * Divides the sentences of an article: a paragraph is one part. Long paragraphs are divided, and short neighbours such as
 * list items are joined.
 */
export function partsOf<Sentence extends Range>(
  { text, blocks }: Article,
  sentences: readonly Sentence[],
): TextPart<Sentence>[] {
  const parts: TextPart<Sentence>[] = []
  let block = 0
  for (const [i, sentence] of sentences.entries()) {
    const last = parts.at(-1)
    const isNew =
      blocks === undefined
        ? last !== undefined && text.slice(last.end, sentence.start).includes('\n')
        : (blocks[block]?.end ?? Infinity) <= sentence.start
    while (blocks !== undefined && (blocks[block]?.end ?? Infinity) <= sentence.start) block++
    const isFull = last !== undefined && isFullPart(last, sentence, isNew)
    if (last === undefined || isFull)
      parts.push({ start: sentence.start, end: sentence.end, first: i, sentences: [sentence] })
    else {
      last.sentences.push(sentence)
      last.end = sentence.end
    }
  }
  return parts
}

const MOST_SENTENCES = 6
const LONGEST_PART = 1400
/** From this size on, a part ends with its paragraph. */
const ENOUGH_SENTENCES = 4

function isFullPart({ start, sentences }: TextPart, sentence: Range, isNew: boolean): boolean {
  return (
    sentences.length >= MOST_SENTENCES ||
    sentence.end - start > LONGEST_PART ||
    (isNew && sentences.length >= ENOUGH_SENTENCES)
  )
}
