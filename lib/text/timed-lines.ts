import { endsSentence, isBrokenByHand, UNREADABLE_SIGN, UNREAD_BEGINNING } from './article-blocks'
import type { Span } from './spans'

// Times of transcripts and subtitles, with the numbers, arrows and blanks around them: no text, and often within a sentence.

const TIME = String.raw`(?:\d{1,2}:)?\d{1,2}:[0-5]\d(?:[.,]\d{1,3})?`
/** A line that is a time, or the time from one to another. */
export const TIME_LINE = String.raw`[[(]?${TIME}[\])]?(?:\s*(?:-->|[-–])\s*[[(]?${TIME}[\])]?)?`
const ARROW = String.raw`${TIME}[^\S\n]*-->[^\S\n]*${TIME}[^\n]*`
const CUE = new RegExp(
  String.raw`\s{0,20}(?<![^\n])(?:(?<number>[^\S\n]*\d{1,5}[^\S\n]*\n)\s{0,20})?[^\S\n]*(?:${ARROW}|(?:${TIME}|\[${TIME}\]|\(${TIME}\))(?=\s))(?:[^\S\n]*[–—-](?=\s))?\s*`,
  'g',
)
const SOME_TIME = /^[^\S\n]*[[(]?\d{1,2}:[0-5]\d/m
/** The head and the notes of a WebVTT file, and the tags of subtitles. */
const FILE_MARKS = /^\uFEFF?WEBVTT[^\n]*(?:\n[^\n]+)*|^(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n[^\n]+)*/gm
const TAGS = /<\/?[a-z][^<>\n]{0,80}>|<[\d:.]+>|\{\\[^{}\n]{0,80}\}/gi

/** Times from which a text is a transcript: a programme of a day may have two. */
const LEAST_TIMES = 3
/** Characters of a sentence of a transcript, which may have no full stops. */
const LONGEST_SENTENCE = 1000

const CUT = `${UNREADABLE_SIGN}\n\n${UNREAD_BEGINNING}`

/** A part of a text that is no text. `sign`: what stands in its place. */
type TimePart = Span & { sign: string }

/** Returns the times of a transcript with what stands in the place of each; none for a text whose lines are no parts of sentences. */
function timePartsOf(text: string): TimePart[] {
  if (!SOME_TIME.test(text)) return []
  const found = [...text.matchAll(CUE)]
  const [first, second] = found.map(({ groups }) => Number(groups?.number ?? NaN))
  // A number above a time that counts nothing is the end of a sentence: a year.
  const isNumbered = second === (first ?? NaN) + 1
  const cues = found.map(({ 0: cue, index, groups }) => {
    const number = isNumbered ? '' : (groups?.number ?? '')
    return {
      cue,
      start: index + (number === '' ? 0 : cue.indexOf(number) + number.trimEnd().length),
      end: index + cue.length,
    }
  })
  const lineAt = (at: number): string => text.slice(cues[at]?.end, cues[at + 1]?.start)
  const hasArrows = cues.some(({ cue }) => cue.includes('-->'))
  if (cues.length < (hasArrows ? 2 : LEAST_TIMES)) return []
  const all = cues.flatMap((_, at) => lineAt(at).split('\n'))
  if (!hasArrows && /\p{Ll}/u.test(all.join('')) && !isBrokenByHand(all)) return []
  const parts: TimePart[] = []
  let written = 0
  const join = (start: number, end: number, before: string): void => {
    const isEnded = before === '' || endsSentence(before)
    const isCut = !isEnded && written > LONGEST_SENTENCE && end - start >= CUT.length
    written = isEnded || isCut ? 0 : written + before.length
    if (isCut) parts.push({ start, end, sign: CUT })
    else parts.push({ start, end, sign: isEnded ? '\n\n' : ' ' })
  }
  let before = ''
  for (const [at, { start, end }] of cues.entries()) {
    join(start, end, before)
    const lines = lineAt(at)
    before =
      lines
        .split(/\n\s*\n/)
        .at(-1)
        ?.trim() ?? ''
    // The lines of one time are parts of one sentence too.
    for (const { 0: line, index } of lines.matchAll(/[^\n]+/g)) {
      const words = line.trim()
      const from = index + line.trimEnd().length
      const to = index + line.length + 1
      if (words !== '' && !endsSentence(words) && /^[^\S\n]*\S/.test(lines.slice(to, to + 99)))
        parts.push({ start: end + from, end: end + to, sign: ' ' })
    }
  }
  if (!hasArrows) return parts
  const marks = [FILE_MARKS, TAGS].flatMap((pattern) => [...text.matchAll(pattern)])
  const tags = marks.map(({ 0: mark, index }) => ({ start: index, end: index + mark.length, sign: ' ' }))
  return [...parts, ...tags].sort((a, b) => a.start - b.start)
}

/** Returns a text of the same length without the times of a transcript. */
export function withoutTimes(text: string): string {
  let out = ''
  let at = 0
  for (const { start, end, sign } of timePartsOf(text)) {
    if (start < at) continue
    out += text.slice(at, start) + sign.padEnd(end - start).slice(0, end - start)
    at = end
  }
  return out + text.slice(at)
}
