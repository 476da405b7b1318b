import type { DocBlock } from '@/lib/dossier/readers/block'
import { webAddress } from '@/lib/dossier/format/web-address'
import type { CitationStyle } from './citation-style'
import { readCitations, type Citation, type KnownSources } from './citations'
import { citedSentences } from './cited-sentences'

/** How the running text of a document cites: at the ends of its sentences, by marks of a list or by links. */
export interface CitingSentences {
  sentences: number
  citing: number
  links: number
}

/** Counts the sentences of a running text that end with a known mark or a link to another site. */
export function countCitingSentences(
  paragraphs: readonly DocBlock[],
  style: CitationStyle,
  known: KnownSources,
): CitingSentences {
  const counts = { sentences: 0, citing: 0, links: 0 }
  for (const block of paragraphs) {
    if (block.kind === 'row') continue
    for (const { text, citations } of citedSentences(readCitations(block, style, known))) {
      if (text.trim().split(/\s+/).length < LEAST_WORDS) continue
      const end = text.replace(/[\s\p{P}]+$/u, '').length
      const atEnd = citations.filter(({ at }) => at >= end)
      const links = atEnd.filter(({ url }) => url !== undefined && webAddress(url) !== undefined)
      counts.sentences += 1
      counts.links += links.length
      if (links.length > 0 || atEnd.some((one) => isKnownMark(one, known))) counts.citing += 1
    }
  }
  return counts
}

/** Pieces with fewer words are headings and labels. */
const LEAST_WORDS = 4

function isKnownMark({ label }: Citation, { isKnownLabel }: KnownSources): boolean {
  return label !== undefined && isKnownLabel(label)
}

/** Whether a document is a report on its sources: a third of its sentences, and at least three, cite at their ends. */
export function isReportOnSources({ sentences, citing }: CitingSentences): boolean {
  return citing > 2 && citing * 3 >= sentences
}
