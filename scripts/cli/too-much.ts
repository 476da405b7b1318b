const DEEP = 'nested too deeply'

/** A short reason why a Markdown file would block the parser for minutes; null otherwise. Tested before parsing. */
export function whatIsTooMuchInMarkdown(text: string): string | null {
  let marks = 0
  for (const line of text.split('\n')) {
    if ((/^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/.exec(line)?.[0].length ?? 0) > LONGEST_INDENT) return DEEP
    if (/^\s*(?:$|(?:[-*+]|\d{1,9}[.)])\s)/.test(line)) marks = 0
    marks += line.match(/[*_~]+|[[\]`]/g)?.length ?? 0
    if (marks > MOST_MARKS) return 'too many marks in one paragraph'
  }
  return null
}

/** Two columns per list level: the parser's time is at least quadratic in the depth. */
const LONGEST_INDENT = 400
/** Each mark of emphasis is compared with those before it in its paragraph. */
const MOST_MARKS = 4000

/** The same for HTML: the nesting depth of its elements. */
export function whatIsTooMuchInHtml(text: string): string | null {
  let depth = 0
  for (const [, slash, name = '', closed] of text.matchAll(/<(\/?)([a-z][a-z\d-]*)[^<>]*?(\/?)>/gi)) {
    const tag = name.toLowerCase()
    if (UNCLOSED.has(tag) || (closed === '/' && DRAWN.has(tag))) continue
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1))
    if (depth > DEEPEST) return DEEP
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
