import { sentencesOf } from '@/lib/text/sentences'
import { IBID_LABEL, NOT_CHECKED, type CitedText } from './citations'
import type { Tier } from '@/lib/dossier/format/schema'
import type { ProblemList } from './import-result'
import type { ConfidenceLevel } from './section'
import type { SourceList } from './source-list'
import type { Span } from '@/lib/text/spans'

/**
 * Splits a text into its sentences with their citations. A quotation of several sentences is one sentence with the
 * words that introduce it, and a citation after the full stop belongs to the sentence before it.
 */
export function citedSentences({ text, citations }: CitedText): CitedText[] {
  const ends = citations.filter(({ endsSentence }) => endsSentence).map(({ at }) => at)
  const spans = joinSentencesOfQuotes(text, splitAtMarks(text, sentencesOf(text), ends))
  const sentences = spans.map(({ start, end }): CitedText => ({ text: text.slice(start, end), citations: [] }))
  let index = 0
  for (const citation of citations.filter((citation) => !citation.endsSentence).sort((a, b) => a.at - b.at)) {
    while (index + 1 < spans.length && (spans[index + 1]?.start ?? 0) < citation.at) index += 1
    const span = spans[index]
    if (span)
      sentences[index]?.citations.push({ ...citation, at: Math.max(0, Math.min(citation.at, span.end) - span.start) })
  }
  return sentences
}

/** Splits sentences at the offsets of marks behind a full stop: "a Saturn V.[1] Armstrong" has no initial. */
function splitAtMarks(text: string, spans: readonly Span[], ends: readonly number[]): Span[] {
  return spans.flatMap(({ start, end }) => {
    const cuts = [start, ...ends.filter((at) => at > start && at < end), end]
    return cuts.slice(1).flatMap((to, index) => {
      const from = cuts[index] ?? start
      const piece = text.slice(from, to)
      const left = piece.length - piece.trimStart().length
      const right = piece.trimEnd().length
      return right > left ? [{ start: from + left, end: from + right }] : []
    })
  })
}

/** Number of sentences after which a quotation mark that was not closed is regarded as a slip. */
const MOST_QUOTED_SENTENCES = 15

function joinSentencesOfQuotes(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (let index = 0; index < spans.length; index += 1) {
    const first = spans[index]
    if (!first) break
    let open = isQuoteOpen(text.slice(first.start, first.end), false)
    let last = index
    for (let next = index + 1; open && next < spans.length && next - index < MOST_QUOTED_SENTENCES; next += 1) {
      const span = spans[next]
      if (span && !isQuoteOpen(text.slice(span.start, span.end), true)) {
        last = next
        open = false
      }
    }
    joined.push({ start: first.start, end: spans[last]?.end ?? first.end })
    index = last
  }
  return joined
}

/** Returns whether a quotation is open at the end of a piece. `before`: whether one is open at its start. */
function isQuoteOpen(piece: string, before: boolean): boolean {
  let open = before
  for (const sign of piece.matchAll(/["“”„«»]/g)) {
    if (sign[0] === '"') open = !open
    else open = /[“„«]/.test(sign[0])
  }
  return open
}

export interface SourcedSentence {
  text: string
  sources: number[]
  reasons: string[]
  tier?: Tier | undefined
  confidence?: ConfidenceLevel | undefined
}

/** Looks up the sources that a sentence cites, and reports each label that the list of sources lacks. */
export function resolveCitations(
  sentence: CitedText,
  reasons: ReadonlyMap<string, string>,
  line: number,
  { sources, problems }: { sources: SourceList; problems: ProblemList },
): SourcedSentence {
  const sentences: string[] = []
  let tier: Tier | undefined
  let confidence: ConfidenceLevel | undefined
  const numbers = sentence.citations.flatMap((citation): number[] => {
    tier ??= citation.tier
    confidence ??= citation.confidence
    if (citation.tier !== undefined || citation.confidence !== undefined) return []
    const { label = '' } = citation
    const reason = label === NOT_CHECKED ? 'The report says that this was not checked.' : reasons.get(label)
    if (reason !== undefined) {
      sentences.push(reason)
      return []
    }
    const n = sourceNumberOf(citation, sources, line)
    if (n !== undefined) {
      sources.last = n
      return [n]
    }
    if (citation.label !== undefined)
      problems.addToGroup({ level: 'dropped', code: 'unlisted-source', line, words: citation.label })
    return []
  })
  return {
    text: sentence.text,
    reasons: sentences,
    sources: [...new Set(numbers)],
    tier,
    confidence,
  }
}

function sourceNumberOf(
  citation: CitedText['citations'][number],
  sources: SourceList,
  line: number,
): number | undefined {
  if (citation.label === IBID_LABEL) return sources.last
  if (citation.work === undefined) return sources.addSource(citation, line)
  return sources.findOrAddWork(citation.work, [], line)
}

/** Whether a paragraph cites only after its last full stop, and so for all its sentences: "… in length. [NASA]". */
export function isCitedAtEnd(areCited: readonly boolean[], text: string): boolean {
  return areCited.indexOf(true) === areCited.length - 1 && MARKS_BEHIND_THE_END.test(text)
}

const MARKS_BEHIND_THE_END = /[.!?]["”’)]?\s+(?:[[(【][^[\]()]{1,120}[\])】][,;]?\s*(?:and\s)?)+\.?\s*$/
