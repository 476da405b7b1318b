import { isUnfinished } from './abbreviations'
import { fold } from './fold'
import { blankFootnoteMarks } from './footnote-marks'

export interface SentenceSpan {
  start: number
  end: number
}

/**
 * Splits a block of text into sentences by the Unicode rules (`Intl.Segmenter`), and joins parts that were cut at an
 * abbreviation or initial. Spans are trimmed, and leave out the footnote marks at their ends; empty ones are dropped. Text
 * without a sentence end is cut at white space after 2,000 characters, so that all processing stays fast on any text.
 *
 * @param text the whole text; offsets of the result refer to it
 * @param from start of the block, @param to its end
 */
export function sentencesOf(text: string, from = 0, to = text.length): SentenceSpan[] {
  // The segmenter treats a line break as an end of paragraph, but lines may be wrapped.
  const block = blankFootnoteMarks(fold(text.slice(from, to)))
    .replace(/[\n\r\t]/g, ' ')
    .replace(/[\s\u200b]+/g, (run, at: number, all: string) =>
      // A sentence cannot begin or end with a zero-width character at a blank or at an edge.
      /\s/.test(run) || at === 0 || at + run.length === all.length ? ' '.repeat(run.length) : run,
    )
  return stretchesOf(block)
    .flatMap((stretch) => segmentsOf(block, stretch))
    .flatMap((span) => partedAtDots(block, span))
    .flatMap((span) => partedAtNames(block, span))
    .flatMap((span) => splitLongSentence(block, span))
    .flatMap((span) => {
      const raw = block.slice(span.start, span.end)
      const start = from + span.start + (raw.length - raw.trimStart().length)
      const end = from + span.start + raw.trimEnd().length
      return end > start ? [{ start, end }] : []
    })
}

/**
 * Divides a block into parts that end with a sentence, or at least a word, because the browsers' segmenter takes
 * quadratic time.
 */
function stretchesOf(block: string): SentenceSpan[] {
  const most = 8000
  const stretches: SentenceSpan[] = []
  let start = 0
  while (block.length - start > most) {
    const piece = block.slice(start, start + most)
    const ends = [...piece.matchAll(/[a-z]{3}[.!?]["')\]]?\s(?=[A-Z])/g)]
    const last = ends
      .filter((m) => !isUnfinished(piece.slice(Math.max(0, m.index - 20), m.index + m[0].length).trimEnd(), ''))
      .at(-1)
    const end = last && last.index > most / 2 ? start + last.index + last[0].length : cutAt(block, start, most)
    stretches.push({ start, end })
    start = end
  }
  return [...stretches, { start, end: block.length }]
}

function segmentsOf(block: string, stretch: SentenceSpan): SentenceSpan[] {
  const spans: SentenceSpan[] = []
  for (const { segment, index } of segmenter.segment(block.slice(stretch.start, stretch.end))) {
    const start = stretch.start + index
    const last = spans.at(-1)
    // The last word decides; reading a long sentence repeatedly would take quadratic time.
    const before = last ? block.slice(Math.max(last.start, last.end - 40), last.end).trimEnd() : ''
    if (last && (isUnfinished(before, segment) || (/^\s*[a-z,;:)]/.test(segment) && !lowerName.test(segment))))
      last.end = start + segment.length
    else spans.push({ start, end: start + segment.length })
  }
  return spans
}

/** Splits at dots between blanks, as in the entries of a thread: "Ana · 3 h · It was built in 1999". */
function partedAtDots(block: string, { start, end }: SentenceSpan): SentenceSpan[] {
  const dots = [...block.slice(start, end).matchAll(/\s[·•]\s/g)].map((m) => start + m.index)
  return [start, ...dots.map((at) => at + 2)].map((from, k) => ({ start: from, end: dots[k] ?? end }))
}

/** Matches names that start a sentence with a small letter: "iPhone", "x86". */
const lowerName = /^\s*["'(]?[a-z]+[A-Z\d]/

/** Splits before names in small letters, which begin no sentence by the Unicode rules. */
function partedAtNames(block: string, span: SentenceSpan): SentenceSpan[] {
  const parts: SentenceSpan[] = []
  let { start } = span
  for (const m of block.slice(span.start, span.end).matchAll(/[.!?]["')\]]?\s+(?=["'(]?[a-z]{1,20}[A-Z\d])/g)) {
    const end = span.start + m.index + m[0].length
    if (isUnfinished(block.slice(Math.max(start, end - 40), end).trimEnd(), block.slice(end, end + 20))) continue
    parts.push({ start, end })
    start = end
  }
  return [...parts, { start, end: span.end }]
}

/** Maximum length of a sentence, in UTF-16 units. The longest real one that we found is below 700. */
const LONGEST_SENTENCE = 2000

function splitLongSentence(block: string, span: SentenceSpan): SentenceSpan[] {
  const parts: SentenceSpan[] = []
  let { start } = span
  while (span.end - start > LONGEST_SENTENCE) {
    const end = cutAt(block, start, LONGEST_SENTENCE)
    parts.push({ start, end })
    start = end
  }
  return [...parts, { start, end: span.end }]
}

/** Returns the last blank in the second half of `most` characters, else their end, but never in a surrogate pair. */
function cutAt(block: string, start: number, most: number): number {
  const blank = block.slice(start, start + most).lastIndexOf(' ')
  const inPair = /[\uDC00-\uDFFF]/.test(block[start + most] ?? '') ? 1 : 0
  return start + (blank > most / 2 ? blank : most - inPair)
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
