import { webAddress } from '@/lib/text/web-address'
import type { CitationStyle } from './citation-style'
import type { CitedText, KnownSources } from './citations'
import { isCitedAtEnd } from './cited-sentences'
import { citedStatement } from './cited-statement'
import type { Section } from './section'
import { statementsOf } from './statements'

/** How a document cites: by marks of a list, named works and lines of sources, or by links at the ends of sentences. */
export interface CitingSentences {
  sentences: number
  citing: number
  links: number
}

/** Counts the sentences of a document that cite. A link within a sentence leads to more on its words, and cites nothing. */
export function countCitingSentences(
  sections: readonly Section[],
  style: CitationStyle,
  known: KnownSources,
  doLinksCite: boolean,
): CitingSentences {
  const counts = { sentences: 0, citing: 0, links: 0 }
  const sourceLines = new Set(sections.flatMap(({ paragraphs }) => paragraphs.map(({ sourceLine }) => sourceLine)))
  sourceLines.delete(undefined)
  for (const { paragraphs } of sections)
    for (const statement of statementsOf(paragraphs)) {
      const { text, sentences } = citedStatement(statement, style, known)
      const long = sentences.filter((sentence) => sentence.text.trim().split(/\s+/).length >= LEAST_WORDS)
      const areCited = long.map((sentence) => (doLinksCite && endLinks(sentence) > 0) || hasKnownMark(sentence, known))
      // The only line "Source: …" of a document may name the agency of a news article.
      const isBelow = statement.paragraph.sourceLine !== undefined && sourceLines.size > 1
      const isWholeCited = isBelow || (!style.marksFollowStop && isCitedAtEnd(areCited, text))
      const citing = isWholeCited ? long.length : areCited.filter(Boolean).length
      // Values in a table need no source each.
      counts.sentences += statement.isComposed ? citing : long.length
      counts.citing += citing
      for (const sentence of long) counts.links += endLinks(sentence)
    }
  return counts
}

/** Pieces with fewer words are headings and labels. */
const LEAST_WORDS = 4

function hasKnownMark({ citations }: CitedText, { isKnownLabel }: KnownSources): boolean {
  return citations.some(({ label, work }) => work !== undefined || (label !== undefined && isKnownLabel(label)))
}

function endLinks({ text, citations }: CitedText): number {
  const end = text.length - (RATING_AT_END.exec(text.slice(-LONGEST_RATING))?.[0].length ?? 0)
  return citations.filter(({ at, url }) => at >= end && url !== undefined && webAddress(url) !== undefined).length
}

/** "— Confidence: High" and punctuation behind what a sentence cites. */
const RATING_AT_END = /(?<![\s\p{P}])(?:[\s\p{P}]+(?:tier \d|confidence|high|medium|low)\b)*[\s\p{P}]*$/iu
const LONGEST_RATING = 80

/** Whether a document is a report on its sources: a third of its sentences cite, and at least three. */
export function isReportOnSources({ sentences, citing }: CitingSentences): boolean {
  return citing > 2 && citing * 3 >= sentences
}
