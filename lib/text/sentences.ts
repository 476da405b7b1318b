import { fold } from './fold'

export interface Span {
  start: number
  end: number
}

/**
 * Splits a block of text into sentences by the Unicode rules (`Intl.Segmenter`), and joins again what an abbreviation or
 * an initial has cut. Spans are trimmed of white space; empty ones are left out.
 *
 * @param text the whole text; offsets of the result count in it
 * @param from start of the block, @param to its end
 */
export function sentencesOf(text: string, from = 0, to = text.length): Span[] {
  // The segmenter takes a line break for an end of paragraph; a wrapped line is none.
  const block = fold(text.slice(from, to)).replace(/[\n\r\t]/g, ' ')
  const spans: Span[] = []
  for (const { segment, index } of segmenter.segment(block)) {
    const last = spans.at(-1)
    const before = last ? block.slice(last.start, last.end).trimEnd() : ''
    if (last && (goesOn(before) || /^\s*[a-z,;:)]/.test(segment))) last.end = index + segment.length
    else spans.push({ start: index, end: index + segment.length })
  }
  return spans.flatMap((span) => {
    const raw = block.slice(span.start, span.end)
    const start = from + span.start + (raw.length - raw.trimStart().length)
    const end = from + span.start + raw.trimEnd().length
    return end > start ? [{ start, end }] : []
  })
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

const abbreviations = new Set(
  (
    'mr mrs ms dr prof sr jr st vs etc eg ie cf al no vol fig ca approx est gen col lt sgt capt cmdr adm rear hon rev gov sen rep ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n d.c e.g i.e a.m p.m ph.d m.sc b.sc m.a b.a'
  ).split(' '),
)

function goesOn(before: string): boolean {
  const word = /(\S+)\.$/.exec(before)?.[1]?.replace(/^[("'[]+/, '')
  if (word === undefined) return false
  return /^[A-Z]$/.test(word) || abbreviations.has(word.toLowerCase())
}
