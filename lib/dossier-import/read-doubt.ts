import type { Block } from '@/lib/documents/block'
import { PLAIN_STYLE } from './citation-style'
import { readCitations, type KnownSources } from './citations'
import type { Doubt } from './doubts'
import type { SourceList } from './source-list'

/** An entry of a list of doubts, without its marks. */
export function readDoubt(block: Block, ofReviewers: boolean, sources: SourceList, known: KnownSources): Doubt[] {
  const struck = /~~\s*(?:un)?\w+\s*~~/i.test(block.text)
  const explains =
    ofReviewers ||
    /~~\s*resolved\s*~~|~~[^~]{1,80}~~\s*\W*resolved/i.test(block.text) ||
    (struck && /\bresolved\b/i.test(block.text))
  const { text, citations } = readCitations(
    { text: block.text.replace(/~~[^~]{1,80}~~\s*/g, ''), links: [] },
    PLAIN_STYLE,
    known,
  )
  const numbers = citations.flatMap((citation) => sources.numberOf(citation, block.line) ?? [])
  const words = text
    .replace(/^\W*(?:(?:[A-Z]\d{1,3}|\d{1,2}[.)])\s+)?(?:RESOLVED|UNVERIFIED|OPEN|UNCLEAR)?\s*[—–:-]*\s*/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return words === '' ? [] : [{ text: words, line: block.line, sources: [...new Set(numbers)], explains }]
}
