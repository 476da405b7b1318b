import type { DocumentFault } from './unreadable'

/** What in a Markdown file would hold the parser up for minutes; null when nothing does. Looked for before it is parsed. */
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

/** The same for HTML: how deep its elements lie in one another. */
export function whatIsTooMuchInHtml(text: string): DocumentFault | null {
  let depth = 0
  for (const [, slash, name = '', closed] of text.matchAll(/<(\/?)([a-z][a-z\d-]*)[^<>]*?(\/?)>/gi)) {
    const tag = name.toLowerCase()
    if (UNCLOSED.has(tag) || (closed === '/' && DRAWN.has(tag))) continue
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1))
    if (depth > DEEPEST) return 'too-deep'
  }
  return null
}

const DEEPEST = 3000

/** Elements that have no end tag, or need none. */
const UNCLOSED: ReadonlySet<string> = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody ' +
    'tfoot colgroup rt rp html head body'
  ).split(' '),
)
/** In a drawing these end in their own tag. */
const DRAWN: ReadonlySet<string> = new Set('path circle ellipse rect line polygon polyline use stop image g'.split(' '))
