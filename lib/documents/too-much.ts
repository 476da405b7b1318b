import type { DocumentFault } from './unreadable'

/** Checks a Markdown file, before parsing, for input that would block the parser for minutes; null if there is none. */
export function whatIsTooMuchInMarkdown(text: string): DocumentFault | null {
  let marks = 0
  for (const line of text.split('\n')) {
    if ((/^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/.exec(line)?.[0].length ?? 0) > LONGEST_INDENT)
      return 'too-deep'
    if (/^\s*(?:$|(?:[-*+]|\d{1,9}[.)])\s)/.test(line)) marks = 0
    marks += line.match(/[*_~]+|[[\]`]/g)?.length ?? 0
    if (marks > MOST_MARKS) return 'too-many-marks'
  }
  return null
}

/** Two columns for each level of a list: the parser takes time in proportion to the square of their depth, and worse. */
const LONGEST_INDENT = 400
/** Each mark of emphasis is compared with those before it in its paragraph. */
const MOST_MARKS = 4000

/** Finds HTML whose elements lie too deep in one another. Each letter is looked at once. */
export function whatIsTooMuchInHtml(text: string): DocumentFault | null {
  let depth = 0
  for (let at = text.indexOf('<'); at >= 0;) {
    let end = at + 1
    while (end < text.length && text[end] !== '<' && text[end] !== '>') end++
    if (text[end] === '>') {
      depth += step(text, at + 1, end)
      if (depth > DEEPEST) return 'too-deep'
    }
    at = text.indexOf('<', end)
    depth = Math.max(0, depth)
  }
  return null
}

/** How much deeper it is after a tag: 1, 0 or -1. @param start after its `<` @param end of its `>` */
function step(text: string, start: number, end: number): -1 | 0 | 1 {
  const isEnd = text[start] === '/'
  const from = isEnd ? start + 1 : start
  // The longest known name has ten letters; longer names are custom elements.
  const name = /^[a-z][a-z\d-]*/i.exec(text.slice(from, Math.min(end, from + LONGEST_NAME)))?.[0].toLowerCase()
  if (name === undefined) return 0
  if (UNCLOSED.has(name) || (text[end - 1] === '/' && DRAWN.has(name))) return 0
  return isEnd ? -1 : 1
}

const LONGEST_NAME = 40

export const DEEPEST = 3000

/** Elements that have no end tag, or need none. */
const UNCLOSED: ReadonlySet<string> = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody ' +
    'tfoot colgroup rt rp html head body'
  ).split(' '),
)
/** In a drawing these end in their own tag. */
const DRAWN: ReadonlySet<string> = new Set('path circle ellipse rect line polygon polyline use stop image g'.split(' '))
