import type { CitationStyle } from './citation-style'
import { readCitations, type CitedText, type KnownSources } from './citations'
import { citedSentences } from './cited-sentences'
import type { Statement } from './section'
import { bareStatement, extractUnverified } from './stated'

interface CitedStatement {
  /** The statement without its number, with its marks. */
  text: string
  sentences: CitedText[]
  /** Why the document did not verify a sentence, by the label of its mark. */
  reasons: ReadonlyMap<string, string>
}

/** Splits a statement into its sentences, with what each cites. */
export function citedStatement(
  { text: given, links: givenLinks, isComposed }: Statement,
  style: CitationStyle,
  known: KnownSources,
): CitedStatement {
  const { text: bareText, shift } = bareStatement(given)
  const { text, reasons } = extractUnverified(bareText)
  // Links after a removed mark are dropped, since its removal moved them.
  const sharedLength = text === bareText ? Infinity : bareText.search(/\[[A-Z]/i)
  const links = givenLinks
    .filter(({ start, end }) => start >= shift && end - shift <= sharedLength)
    .map((link) => ({ ...link, start: link.start - shift, end: link.end - shift }))
  const cited = readCitations({ text, links }, style, known)
  const sentences = isComposed ? [{ text: cited.text.trim(), citations: cited.citations }] : citedSentences(cited)
  return { text, sentences, reasons }
}
