import { wordsOf } from '@/lib/text/words'
import type { Block } from './block'
import { readCitations, type CitationStyle, type KnownSources } from './citations'
import { citedSentences, type CitedSentence } from './cited-sentences'
import { CARRIED, type ClaimWriter } from './claim-writer'
import type { ProblemList } from './problem-list'
import { PronounReader } from './resolve-pronouns'
import type { Section } from './section'
import type { SourceList } from './source-list'
import { splitStatement } from './split-statement'
import { takeUnverified } from './unverified-marks'
import type { ImportCounts, ImportRecord } from './types'
import { firstVerb, hasVerb } from './verbs'

interface Tools {
  subject: ImportRecord['subject']
  sources: SourceList
  writer: ClaimWriter
  problems: ProblemList
  known: KnownSources
  style: CitationStyle
}

/** Reads paragraph after paragraph, and hands what cites a source to the writer of claims. */
export class SectionReader {
  readonly counts: ImportCounts = { cited: 0, kept: 0, uncited: 0, carried: 0 }
  private readonly pronouns: PronounReader

  constructor(private readonly tools: Tools) {
    const { name, aliases, pronoun } = tools.subject
    this.pronouns = new PronounReader({ short: aliases[0] ?? name, names: [name, ...aliases], pronoun })
  }

  read(block: Block, section: Section, part: string): void {
    const { problems, known, style } = this.tools
    if (block.kind === 'row') {
      if (/\[\^?\d{1,4}\]/.test(block.text))
        problems.add({ level: 'dropped', code: 'table-row', line: block.line, words: block.text })
      return
    }
    const { text, reasons } = takeUnverified(block.text)
    const links = text === block.text ? block.links : []
    const sentences = citedSentences(readCitations({ text, links }, style, known)).map((sentence) =>
      this.withNumbers(sentence, reasons, block.line),
    )
    const common = commonSources(sentences)
    if (block.kind !== 'item') this.pronouns.startParagraph()
    if (/^\W*(?:scope|editor'?s|methodolog\w+) note\b/i.test(text)) return
    for (const sentence of sentences) {
      if (sentence.sources.length > 0) this.readCited(sentence, block, section, part)
      else this.readUncited(sentence, common, block, section, part)
    }
  }

  private readCited(sentence: Numbered, block: Block, section: Section, part: string): void {
    const { counts, tools } = this
    counts.cited += 1
    const at = { section, part, line: block.line }
    const fault = faultOf(sentence.text, block.kind)
    const texts = fault ? null : this.standingAlone(sentence)
    if (fault) this.pronouns.resolve(sentence.text)
    if (texts === null) {
      tools.problems.add({ level: 'dropped', code: fault ?? 'pronoun', line: block.line, words: sentence.text })
      return
    }
    counts.kept += 1
    for (const { text, citations } of texts) {
      const sources = [...new Set(citations.map(({ n }) => n))]
      tools.writer.write(text, {
        ...at,
        sources: sources.length > 0 ? sources : sentence.sources,
        notes: sentence.reasons,
      })
    }
  }

  /**
   * The parts of a sentence with resolved pronouns; the whole sentence where a part is not independent; null where it
   * is not either.
   */
  private standingAlone(sentence: Numbered): { text: string; citations: NumberedCitation[] }[] | null {
    const parts = splitStatement(sentence)
    if (parts.length > 1) {
      const before = this.pronouns.remember()
      const resolved = parts.flatMap((part) => {
        const text = this.pronouns.resolve(part.text)
        return text === null ? [] : [{ text, citations: part.citations as NumberedCitation[] }]
      })
      if (resolved.length === parts.length) return resolved
      this.pronouns.recall(before)
    }
    const text = this.pronouns.resolve(sentence.text)
    return text === null ? null : [{ text, citations: sentence.citations }]
  }

  /** A paragraph that cites a single source is based on it; with several sources it is unknown. */
  private readUncited(sentence: Numbered, common: number[] | null, block: Block, section: Section, part: string): void {
    const text = this.pronouns.resolve(sentence.text)
    if (faultOf(sentence.text, 'text') || isAside(sentence.text)) return
    this.counts.uncited += 1
    if (common === null || text === null) return
    this.counts.carried += 1
    this.tools.writer.write(text, {
      section,
      part,
      line: block.line,
      sources: common,
      notes: [CARRIED, ...sentence.reasons],
    })
  }

  private withNumbers(sentence: CitedSentence, reasons: ReadonlyMap<string, string>, line: number): Numbered {
    const { sources, problems } = this.tools
    const found: string[] = []
    const citations = sentence.citations.flatMap((citation): NumberedCitation[] => {
      const reason = citation.label === undefined ? undefined : reasons.get(citation.label)
      if (reason !== undefined) {
        found.push(reason)
        return []
      }
      const n = sources.numberOf(citation, line)
      if (n !== undefined) return [{ ...citation, n }]
      if (citation.label !== undefined)
        problems.add({ level: 'dropped', code: 'unknown-source', line, words: citation.label })
      return []
    })
    return { text: sentence.text, citations, reasons: found, sources: [...new Set(citations.map(({ n }) => n))] }
  }
}

type NumberedCitation = CitedSentence['citations'][number] & { n: number }

interface Numbered {
  text: string
  citations: NumberedCitation[]
  sources: number[]
  /** Why the document marks it as unverified. */
  reasons: string[]
}

function commonSources(sentences: readonly Numbered[]): number[] | null {
  const sets = sentences
    .filter(({ sources }) => sources.length > 0)
    .map(({ sources }) => [...sources].sort((a, b) => a - b))
  const [first] = sets
  return first && sets.every((one) => one.join() === first.join()) ? first : null
}

/** Headings inside a paragraph ("Departure in 2022."), and remarks on the document itself. */
function isAside(text: string): boolean {
  const words = wordsOf(text)
  if (/:\s*$/.test(text) || (words.length <= 12 && firstVerb(words) < 1)) return true
  return /\b(?:this|the) (?:sub)?section\b|\bresearch pass\b|\b(?:see|noted|discussed|summarized) (?:above|below)\b/i.test(
    text,
  )
}

function faultOf(text: string, kind: Block['kind']): 'no-sentence' | null {
  if ((text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < 4) return 'no-sentence'
  if (/^["“][^"“”]*["”]\W*$/.test(text)) return 'no-sentence'
  if (hasVerb(text) || (kind === 'item' && /\S:\s+\S/.test(text))) return null
  return 'no-sentence'
}
