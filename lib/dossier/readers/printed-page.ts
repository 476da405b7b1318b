import type { DocBlock } from './block'

/**
 * Leaves out the parts around an article in a PDF that was printed from a web page: labelled advertisements, the line on
 * rights, and everything from the head of the comments on.
 */
export function withoutPageParts(blocks: readonly DocBlock[]): DocBlock[] {
  const comments = blocks.findIndex(({ text }, at) => at > 0 && COMMENTS_LINE.test(text))
  const article = comments < 0 ? blocks : blocks.slice(0, comments)
  const isLabelAt = (at: number): boolean => AD_LABEL.test(article[at]?.text ?? '')
  return article.filter(
    ({ text }, at) =>
      !isLabelAt(at) &&
      !(isLabelAt(at - 1) && text.length < LONGEST_AD) &&
      !(STARTS_WITH_AD_LABEL.test(text) && text.length < LONGEST_AD) &&
      !COPYRIGHT_LINE.test(text),
  )
}

const COMMENTS_LINE = /^(?:(?:\d+ )?(?:reader )?comments \(\d+\)|\d+ comments|leave a (?:comment|reply))$/i
const AD_LABEL = /^(?:advertisement|sponsored (?:content|post)|paid (?:content|post))$/i
/** "Advertisement – …", or the label in capitals: "Sponsored content pays for the paper" is a sentence. */
const STARTS_WITH_AD_LABEL =
  /^(?:(?:[Aa]dvertisement|ADVERTISEMENT|[Ss]ponsored (?:content|post)|[Pp]aid (?:content|post)|Sponsored|Promoted)\s*[–—|:-]\s|(?:ADVERTISEMENT|SPONSORED(?: CONTENT| POST)?)\s)/
const COPYRIGHT_LINE = /^(?:copyright )?©/i
/** Characters of a short block: a longer one may be about advertisements. */
const LONGEST_AD = 300
