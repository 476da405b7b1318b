import type { Tier } from '@/lib/dossier/schema'
import type { CitedSentence } from './cited-sentences'
import type { ProblemList } from './problem-list'
import type { Level } from './section'
import type { SourceList } from './source-list'

export type NumberedCitation = CitedSentence['citations'][number] & { n: number }

/** A sentence with the numbers of its sources. */
export interface Numbered {
  text: string
  citations: NumberedCitation[]
  sources: number[]
  /** Why the document marks it as unverified. */
  reasons: string[]
  tier?: Tier | undefined
  confidence?: Level | undefined
}

/** Looks up what a sentence cites; what the list of sources lacks is reported. */
export function readNumbers(
  sentence: CitedSentence,
  reasons: ReadonlyMap<string, string>,
  line: number,
  { sources, problems }: { sources: SourceList; problems: ProblemList },
): Numbered {
  const found: string[] = []
  let tier: Tier | undefined
  let confidence: Level | undefined
  const citations = sentence.citations.flatMap((citation): NumberedCitation[] => {
    tier ??= citation.tier
    confidence ??= citation.confidence
    if (citation.tier !== undefined || citation.confidence !== undefined) return []
    const reason = citation.label === undefined ? undefined : reasons.get(citation.label)
    if (reason !== undefined) {
      found.push(reason)
      return []
    }
    const n =
      citation.work === undefined ? sources.numberOf(citation, line) : sources.numberOfWork(citation.work, [], line)
    if (n !== undefined) return [{ ...citation, n }]
    if (citation.label !== undefined)
      problems.addToGroup({ level: 'dropped', code: 'unlisted-source', line, words: citation.label })
    return []
  })
  return {
    text: sentence.text,
    citations,
    reasons: found,
    sources: [...new Set(citations.map(({ n }) => n))],
    tier,
    confidence,
  }
}

/** The sources of a paragraph that names them once, behind its last full stop: "… in length. [NASA]". */
export function commonSources(sentences: readonly Numbered[], text: string): number[] | null {
  const cited = sentences.filter(({ sources }) => sources.length > 0)
  const [only] = cited
  return only !== undefined && cited.length === 1 && only === sentences.at(-1) && BEHIND_THE_END.test(text)
    ? only.sources
    : null
}

const BEHIND_THE_END = /[.!?]["”’)]?\s+(?:[[(【][^[\]()]{1,120}[\])】]\s*)+\.?\s*$/
