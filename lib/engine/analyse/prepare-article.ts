import type { Article, Block } from '@/lib/schema/finding'
import { fold } from '@/lib/text/fold'
import { firstNames } from '@/lib/text/words'
import { hasUnreadableSign, isOfBody } from '@/lib/text/article-blocks'
import { sentencesOf } from '@/lib/text/sentences'
import { articlePartsOf, type JoinedSentence, type TextPart } from './passages'
import { plainSentence, type PlainSentence } from './plain-sentence'
import type { Span } from '@/lib/text/spans'

/** The folded text of an article and its whole sentences, in reading order. */
export interface PreparedArticle {
  folded: string
  sentences: PreparedSentence[]
}

interface PreparedSentence {
  span: Span
  kind: TextPart['kind']
  passage?: JoinedSentence | undefined
  /** Set outside the body: a heading or a short line, such as a byline. It counts as a sentence only with a finding. */
  isAside?: boolean
  /** Set for a piece of a sentence that was cut at a place that is not understood: it gets no verdict. */
  isPiece?: boolean
  /** Parts of the sentence that need no dossier, read once for all dossiers. */
  plain?: PlainSentence
}

/**
 * Folds an article and finds its sentences, a few hundredths of a second at a time however long it is.
 *
 * @returns a generator that yields the number of sentences so far, for a long article, and returns the prepared one
 */
export function* prepareArticle(article: Article): Generator<number, PreparedArticle, void> {
  const pieces: string[] = []
  for (const { start, end } of chunksOf(article.text, 0, article.text.length)) {
    if (start > 0) yield 0
    pieces.push(fold(article.text.slice(start, end)))
  }
  const folded = pieces.join('')
  const sentences: PreparedArticle['sentences'] = []
  let read = 0
  let open: PreparedSentence | undefined
  for (const { start, end, kind, passage, isProse } of articlePartsOf(
    article.text,
    article.blocks ?? linesAsBlocks(folded),
  )) {
    if (passage) {
      if (!hasUnreadableSign(fold(passage.text))) sentences.push({ span: { start, end }, kind, passage })
      read += end - start
      open = undefined
      continue
    }
    const first = sentences.length
    const isAside = !isOfBody({ kind: isProse ? 'paragraph' : kind, start, end }, article.text)
    for (const part of chunksOf(folded, start, end)) {
      if (read > SLICE_LENGTH) {
        yield sentences.length
        read = 0
      }
      const from = part.start + speakerAt(folded.slice(part.start, part.end))
      for (const span of sentencesOf(folded, from, part.end))
        if (!hasUnreadableSign(folded.slice(span.start, span.end))) sentences.push({ span, kind, isAside })
      read += part.end - part.start
    }
    if (isProse) markPieces(folded, sentences.slice(first), open)
    // A short first line without a full stop is read as a heading.
    open = isProse || kind === 'heading' ? sentences.slice(first).at(-1) : undefined
  }
  return { folded, sentences }
}

/** Returns the parts of a sentence that need no dossier; their offsets refer to its passage, where it has one. */
export function plainSentenceOf(sentence: PreparedSentence, folded: string): PlainSentence {
  const { passage } = sentence
  return (sentence.plain ??= plainSentence(passage ? fold(passage.text) : folded, sentenceSpanOf(sentence), true))
}

/** Returns the offsets of a sentence in the text of its passage, or in that of the article. */
export const sentenceSpanOf = ({ passage, span }: PreparedSentence): Span =>
  passage ? { start: 0, end: passage.text.length } : span

/** Marks the pieces of sentences in a block of running text. `open`: the last sentence of the block before it. */
function markPieces(folded: string, own: readonly PreparedSentence[], open: PreparedSentence | undefined): void {
  const textOf = ({ span }: PreparedSentence): string => folded.slice(span.start, span.end)
  const [first] = own
  if (first && open && goesOnIn(textOf(open), textOf(first))) open.isPiece = first.isPiece = true
  for (const [at, sentence] of own.entries()) {
    if (hasTornBracket(textOf(sentence))) sentence.isPiece = true
    const next = own[at + 1]
    const said = textOf(sentence)
    if (next && (endsAbbreviated(said) || isCutSentence(said, folded.slice(sentence.span.end, next.span.start))))
      sentence.isPiece = next.isPiece = true
  }
}

/** Length of the speaker's name before a statement, as in transcripts: "Ana Reyes: It was built in 1999."; 0 without one. */
function speakerAt(block: string): number {
  const [label = '', given = ''] = /^\s*(\p{Lu}[\p{L}-]+)(?: \p{Lu}[\p{L}.'-]*){0,3}:\s+(?=\S)/u.exec(block) ?? []
  return firstNames.has(given.toLowerCase()) && /[.!?…]["')]?\s*$/.test(block) ? label.length : 0
}

/** Number of characters processed between two interruptions. */
const SLICE_LENGTH = 30_000
/** Maximum characters of a piece that is processed at once: longer than real paragraphs, so no cut changes a result. */
const LONGEST_CHUNK = 100_000

/** Divides a stretch of text into pieces, after line breaks, or after a blank where there are none. */
function* chunksOf(text: string, from: number, to: number): Generator<Span> {
  let start = from
  while (to - start > LONGEST_CHUNK) {
    const piece = text.slice(start, start + LONGEST_CHUNK)
    const blank = Math.max(piece.lastIndexOf('\n'), 0) || Math.max(piece.lastIndexOf(' '), 0)
    const inPair = /[\uDC00-\uDFFF]/.test(text[start + LONGEST_CHUNK] ?? '') ? 1 : 0
    const end = start + (blank > 0 ? blank + 1 : LONGEST_CHUNK - inPair)
    yield { start, end }
    start = end
  }
  yield { start, end: to }
}

export function* linesAsBlocks(text: string): Generator<Block> {
  for (const m of text.matchAll(/[^\n]+/g)) yield { start: m.index, end: m.index + m[0].length, kind: 'paragraph' }
}

/**
 * Whether a sentence is only a piece of one by its brackets: "Buzz Aldrin) in 1969." A bracket around several sentences,
 * and the mark of a list item ("b) …"), are no sign of it.
 */
function hasTornBracket(sentence: string): boolean {
  const text = sentence.replace(/^["'\s]*\(?[\p{L}\p{N}]{1,4}[.)]\s|[:;][-']?[()]/gu, '')
  let open = 0
  let torn = 0
  for (const { 0: sign, index } of text.matchAll(/[()[\]]/g)) {
    if (sign === '(' || sign === '[') open += index === 0 ? 0 : 1
    else if (open > 0) open--
    else torn += /^["'.!?]*$/.test(text.slice(index + 1)) || index === 0 ? 0 : 1
  }
  // A bracket at the start may be closed inside: "(Eagle) landed".
  return open > 0 || torn > (/^[([]/.test(text) ? 1 : 0)
}

/** Whether a sentence ends with an unlisted abbreviation, so that it may go on: "It was led by Cmdt." */
const endsAbbreviated = (sentence: string): boolean =>
  /(?<![\p{L}\p{N}.]|\d\s)(?!(?:Ltd|Mfg)\.)\p{Lu}[bcdfghj-np-tv-xz]{2,4}\.$/u.test(sentence)

/** Whether a sentence goes on behind a break that was not understood: it has no end, and more of its block follows. */
const isCutSentence = (sentence: string, between: string): boolean =>
  /[\p{L}\p{N}]$/u.test(sentence) && !/[·•]/.test(between)

/** Whether a sentence goes on in the next block: it has no end, and the block begins in the middle of a sentence. */
function goesOnIn(sentence: string, next: string): boolean {
  if (!/^["'(]?[\p{Lu}\d]/u.test(sentence) || !/[\p{L}\p{N},]$/u.test(sentence)) return false
  const first = /^\p{Ll}[\p{L}'-]*/u.exec(next)?.[0] ?? ''
  return first !== '' && first === first.toLowerCase() && !(lowercaseStarts.test(first) && !unfinished.test(sentence))
}
/** Words in small letters that may begin a sentence of a careless writer. */
const lowercaseStarts = /^(?:i|he|she|it|they|we|you|his|her|this|that|there|so|but|also|yes|no|not)$/
const unfinished = /\b(?:an?|the|of|in|on|at|by|for|to|from|with|and|or|that|when|which|who|was|is|were|are|,)$/
