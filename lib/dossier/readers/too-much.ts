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
