import { markup, type Markup } from './markup'

/** A note as it is typed; preserves line breaks. */
export function noteLines(note: string): Markup[] {
  return note
    .trim()
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map((line, i) => (i === 0 ? markup`${line}` : markup`<br>${line}`))
}
