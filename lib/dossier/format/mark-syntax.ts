import type { Mark } from './schema'

/** A text with parsed marks: `text` is without syntax, `marks` are UTF-16 offsets into it. */
export interface MarkedText {
  text: string
  marks: Mark[]
}

/**
 * Parses `{k|words}`: the words of slot k. Literal braces and backslashes are escaped by a backslash. Marks do not nest
 * or overlap.
 *
 * @returns the plain text and its marks in order, or one line with the problem and its place
 */
export function readMarks(source: string): { ok: true; value: MarkedText } | { ok: false; error: string } {
  const marks: Mark[] = []
  let text = ''
  let openMark: { slot: number; start: number } | null = null
  for (let i = 0; i < source.length; i += 1) {
    const char = source.charAt(i)
    if (char === '\\') {
      const next = source.charAt(i + 1)
      if (next === '') return syntaxError(source, i, 'a lone backslash at the end')
      text += next
      i += 1
    } else if (char === '{') {
      if (openMark) return syntaxError(source, i, 'a mark inside a mark')
      const head = MARK_HEAD.exec(source.slice(i, i + 8))
      if (!head) return syntaxError(source, i, 'a brace that opens no mark: write {0|words}, or \\{ for a brace')
      openMark = { slot: Number(head[1]), start: text.length }
      i += head[0].length - 1
    } else if (char === '}') {
      if (!openMark) return syntaxError(source, i, 'a closing brace with no mark: write \\} for a brace')
      if (text.length === openMark.start) return syntaxError(source, i, 'a mark with no words')
      marks.push({ slot: openMark.slot, start: openMark.start, end: text.length })
      openMark = null
    } else text += char
  }
  if (openMark) return syntaxError(source, source.length, 'a mark that is not closed')
  return { ok: true, value: { text, marks } }
}

/** Returns the text of a claim without the marks of its slots; unchanged where the marks cannot be read. */
export function textOfClaim({ text }: { text: string }): string {
  const read = readMarks(text)
  return read.ok ? read.value.text : text
}

/** The reverse of `readMarks`. Marks must be inside the text, in order and without overlap. */
export function writeMarks({ text, marks }: MarkedText): string {
  let out = ''
  let at = 0
  for (const { slot, start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start || end > text.length)
      throw new RangeError(`mark ${start}-${end} does not fit the text`)
    out += `${escapeBraces(text.slice(at, start))}{${slot}|${escapeBraces(text.slice(start, end))}}`
    at = end
  }
  return out + escapeBraces(text.slice(at))
}

/** Up to three digits: no claim has a thousand slots. */
const MARK_HEAD = /^\{(\d{1,3})\|/

function escapeBraces(text: string): string {
  return text.replace(/[\\{}]/g, '\\$&')
}

function syntaxError(source: string, at: number, what: string): { ok: false; error: string } {
  return { ok: false, error: `${what} (near “${source.slice(Math.max(0, at - 20), at + 20)}”)` }
}
