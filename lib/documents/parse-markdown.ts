import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'

/** Parses a Markdown text, with tables and footnotes, to its syntax tree; front matter begins only a whole file. */
export function parseMarkdown(text: string, isFile = true): Root {
  // The parser's time grows with the square of the underlined headings.
  const isHuge = (text.match(UNDERLINE) ?? []).length > MOST_UNDERLINED
  return fromMarkdown(text, {
    extensions: [gfm(), isFile ? frontmatter() : {}, { disable: { null: isHuge ? ['setextUnderline'] : [] } }],
    mdastExtensions: [gfmFromMarkdown(), isFile ? frontmatterFromMarkdown() : {}],
  })
}
const UNDERLINE = /^[ \t>*+-]*[=-][ \t]*$/gm
const MOST_UNDERLINED = 500

/** Checks a Markdown file, before parsing, for input that would block the parser for minutes; null if there is none. */
export function faultOfMarkdown(text: string): 'too-deep' | 'too-many-marks' | null {
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

/** Greatest indent in characters, two for each level of a list: parsing time is at least quadratic in the depth. */
const LONGEST_INDENT = 400
/** Greatest number of marks in a paragraph: the parser compares each emphasis mark with all marks before it. */
const MOST_MARKS = 4000
