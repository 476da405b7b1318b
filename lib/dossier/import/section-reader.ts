import type { DocBlock } from '@/lib/dossier/readers/block'
import type { CitationStyle } from './citation-style'
import { readCitations, type Citation, type KnownSources } from './citations'
import { isCitedAtEnd, resolveCitations, type SourcedSentence } from './cited-sentences'
import { citedStatement } from './cited-statement'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { CARRIED_SOURCE_NOTE, type ClaimCollector } from './claim-writer'
import { claimTextOf, isDateLabel } from './compose'
import type { FramesInBlock } from './frames'
import { isDoubted, isIndirectQuestion, type Doubt } from './doubts'
import { whyNoClaim, isAppealToReaders, isWholeStatement, bareStatement, isCalledWrong, LINKS_HEADING } from './stated'

import { plainWords } from '@/lib/dossier/format/plain-words'
import type { ProblemList, ProblemCode } from './import-result'
import { PronounResolver } from './resolve-pronouns'
import type { Section, Statement } from './section'
import type { SourceList } from './source-list'
import { statementsOf } from './statements'
import type { ImportCounts, ImportRecord } from '@/lib/dossier/format/import-record'
import type { Passage } from '@/lib/dossier/format/research'

interface ReaderContext {
  subject: ImportRecord['subject']
  texts: readonly string[]
  sources: SourceList
  writer: ClaimCollector
  problems: ProblemList
  known: KnownSources
  style: CitationStyle
  /** Whether the document is evidence itself: all that it states is a claim, also what a report would leave out. */
  isEvidence: boolean
  /** Receives the place of each claim; a claim that the document states twice has two. */
  onClaim: (id: string, place: ClaimPlace) => void
  /** Returns the words by which the document calls sentences of a block wrong; absent where nobody reads it as evidence. */
  framesIn?: FramesInBlock | undefined
}

/** A sentence of the document, with those around it in its paragraph. `paragraph` counts the blocks from 1. */
export type ClaimPlace = Pick<Passage, 'quote' | 'before' | 'after' | 'paragraph'>

export interface FoundDoubt {
  doubt: Doubt
  section: Section
  /** Ids of the claims of the sentence before, when the doubt refers to it by a pronoun. */
  before: readonly string[]
}

/** Reads section after section, and passes their statements to the claim writer. */
export class SectionReader {
  readonly counts: ImportCounts = { cited: 0, kept: 0, uncited: 0, carried: 0 }
  readonly doubts: FoundDoubt[] = []
  private readonly pronouns: PronounResolver
  private readonly short: string

  constructor(private readonly tools: ReaderContext) {
    const { name, aliases, pronoun, kind } = tools.subject
    this.short = kind === 'person' ? (aliases.find((alias) => name.endsWith(` ${alias}`)) ?? name) : name
    const personal = pronoun === 'she' ? 'she' : 'he'
    this.pronouns = new PronounResolver(
      { short: this.short, names: [name, ...aliases], pronoun: kind === 'person' ? personal : null },
      tools.texts,
    )
  }

  read(section: Section, onStatement: () => void): void {
    this.previousClaims = []
    this.last = ''
    this.said = ''
    for (const statement of statementsOf(section.paragraphs)) {
      this.readStatement(statement, section)
      onStatement()
    }
  }

  private readStatement(statement: Statement, section: Section): void {
    const { known, style, isEvidence } = this.tools
    const { block, paragraph } = statement
    this.tools.sources.readBelow(paragraph.listsAbove)
    const bareText = bareStatement(statement.text).text
    if (!isEvidence && isCalledWrong(bareText)) {
      this.reportDropped('rejected', block, bareText)
      return
    }
    const { text, sentences: parted, reasons } = citedStatement(statement, style, known)
    // A page cites by the marks of its list; other names and addresses in its text are part of what it says.
    const cites = ({ label }: Citation): boolean => !isEvidence || label !== undefined
    const sentences = parted.map(({ text: words, citations }) =>
      resolveCitations({ text: words, citations: citations.filter(cites) }, reasons, block.line, this.tools),
    )
    const areCited = sentences.map(({ sources }) => sources.length > 0)
    const isCommon = !isEvidence && !style.marksFollowStop && isCitedAtEnd(areCited, text)
    const common = isCommon ? sentences.at(-1)?.sources : undefined
    const sourcesBelow = this.sourcesBelow(paragraph.sourceLine, block.line)
    const rating = sentences.find(({ tier, confidence }) => tier !== undefined || confidence !== undefined)
    this.pronouns.startParagraph(
      statement.label && !isDateLabel(statement.label) ? statement.label : statement.context || paragraph.part,
      block.kind === 'item',
    )
    if (/^\W*(?:scope|editor'?s|methodolog\w+) note\b/i.test(text)) return
    const frames = this.tools.framesIn?.(
      block,
      sentences.map((sentence) => sentence.text),
    )
    let question = ''
    for (const [sentenceIndex, sentence] of sentences.entries()) {
      const askedQuestion = question
      question = sentence.sources.length === 0 && /\?["”)]?\s*$/.test(sentence.text) ? sentence.text : ''
      if (!isEvidence && question === '' && askedQuestion !== '' && isDoubted(sentence.text)) {
        this.recordDoubt(`${askedQuestion} ${sentence.text}`, `${askedQuestion} ${sentence.text}`, block, section)
        if (sentence.sources.length === 0) continue
      }
      const isLast = sentenceIndex === sentences.length - 1
      // The first rating of a paragraph holds for all its sentences; only the last sentence takes no tier from it.
      const rated = {
        ...sentence,
        tier: sentence.tier ?? (isLast ? undefined : rating?.tier),
        confidence: sentence.confidence ?? rating?.confidence ?? paragraph.confidence,
      }
      const sources = sentence.sources.length > 0 ? sentence.sources : (common ?? sourcesBelow)
      this.readSentence(rated, sources, {
        statement,
        section,
        isFirst: sentenceIndex === 0,
        before: sentences[sentenceIndex - 1]?.text,
        after: sentences[sentenceIndex + 1]?.text,
        calledWrong: frames?.[sentenceIndex],
      })
    }
  }

  private readSentence(sentence: SourcedSentence, sources: readonly number[], position: StatementPosition): void {
    const { statement, section, isFirst, before, after, calledWrong } = position
    const { block, paragraph } = statement
    const { counts, tools } = this
    const isCited = sentence.sources.length > 0
    const text = sentence.text.trim()
    if (
      (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <
      (statement.label === undefined && statement.context === undefined ? 3 : 1)
    )
      return
    if (isCited) counts.cited += 1
    const label = isFirst || isDateLabel(statement.label ?? '') ? statement.label : undefined
    const as = {
      section,
      part: paragraph.part,
      line: block.line,
      sources: [...sources],
      notes: [...(!isCited && sources.length > 0 ? [CARRIED_SOURCE_NOTE] : []), ...sentence.reasons],
      original: statement.original ?? (label !== undefined ? `${label}: ${text}` : text),
      confidence: sentence.confidence,
      calledWrong,
    }
    const fault = whyNoClaim(text, isCited, statement, tools.isEvidence)
    if (fault === 'aside' && !tools.isEvidence && isDoubted(text) && !/\?["”)]?\s*$/.test(text)) {
      this.recordDoubt(this.pronouns.resolve(text) ?? text, text, block, section)
      return
    }
    if (fault) {
      this.pronouns.resolve(text)
      if (fault !== 'aside' || tools.isEvidence)
        this.reportDropped(
          fault === 'aside' ? 'no-sentence' : fault,
          block,
          text,
          tools.isEvidence && mayBeOffered(text, statement) ? tools.writer.claimOf(text, as) : undefined,
        )
      return
    }
    if (!isCited) counts.uncited += 1
    const isWhole = isWholeStatement(text, statement, tools.isEvidence)
    if (tools.isEvidence && !isWhole && LINKS_HEADING.test(statement.label ?? (paragraph.part || section.topic))) return
    if (!tools.isEvidence && !isCited && isDoubted(text) && isWhole) {
      const recall = this.pronouns.remember()
      const resolved = this.pronouns.resolve(text)
      this.recordDoubt(resolved ?? text, text, block, section)
      if (resolved === null || isIndirectQuestion(text)) return
      recall()
    }
    const prefix = {
      subject: this.short,
      subjectNames: [tools.subject.name, ...tools.subject.aliases],
      context: statement.context,
      label,
      heading: paragraph.part,
      isFirst,
      isWhole,
    }
    const resolvedText = this.pronouns.resolve(text)
    // A report is on its subject; a page tells of others too.
    const isReplaced =
      resolvedText !== null && plainWords(resolvedText) !== plainWords(text) && !text.endsWith(resolvedText.slice(1))
    const named = tools.isEvidence && isReplaced && !this.pronouns.isSurely(text, this.last) ? null : resolvedText
    const resolved = named ?? (tools.isEvidence ? this.withContext(text, isWhole) : null)
    if (resolved === null) {
      this.reportDropped('pronoun', block, text, tools.writer.claimOf(text, as))
      return
    }
    this.previousClaims = []
    const isNamed = named !== null || (resolved !== text && !resolved.endsWith(text))
    this.last = isWhole && isNamed && calledWrong === undefined ? resolved : ''
    if (this.last !== '') this.said = this.last
    const claim = claimTextOf(resolved, prefix) ?? (tools.isEvidence && isWhole ? resolved : null)
    // "But it finished": too few words are left to state a fact.
    if (claim === null || (!tools.isEvidence && isWhole && resolved !== text && resolved.split(' ').length < 4)) {
      this.reportDropped('no-sentence', block, text, tools.writer.claimOf(text, as))
      return
    }
    if (sentence.tier !== undefined) tools.sources.rate(as.sources, sentence.tier)
    const id = tools.writer.addClaim(claim, as)
    if (id === undefined) return
    this.previousClaims = [id]
    tools.onClaim(id, {
      quote: statement.isComposed ? text.replace(/\.$/, '') : text,
      before,
      after,
      paragraph: block.line,
    })
    if (isCited || sources.length > 0) counts[isCited ? 'kept' : 'carried'] += 1
  }
  /** The sentence before, if its pronouns are known; and the last such sentence of the section. */
  private last = ''
  private said = ''

  /**
   * Returns a sentence with an open pronoun as a claim: with the name that begins the sentence before it, or, where a
   * reader of the claim would mean the subject, after the sentence on the relative whom it means, else after the last
   * one that names somebody. Else it stays as it is.
   */
  private withContext(text: string, isWhole: boolean): string {
    const named = isWhole ? this.pronouns.resolveByName(text, this.last) : null
    if (named !== null) return named
    const said = this.pronouns.toldOf(text) ?? this.said
    const mayMeanSubject = this.tools.subject.kind === 'person' && /\b(?:he|she|his|her|him)\b/i.test(text)
    return isWhole && mayMeanSubject && said !== '' && said.length + text.length < MOST_CLAIM_LENGTH
      ? `${said} ${text}`
      : text
  }

  private previousClaims: string[] = []

  private recordDoubt(text: string, original: string, { line }: DocBlock, section: Section): void {
    const before = REFERS_BACK.test(original) ? this.previousClaims : []
    this.doubts.push({ doubt: { text, line, isResolved: false, original }, section, before })
  }

  private sourcesBelow(line: DocBlock | undefined, lineIndex: number): number[] {
    if (!line) return []
    const { known, style } = this.tools
    const { citations } = readCitations(
      {
        text: `[${line.text
          .replace(/^\W*(sources?|refs?|references?)\s+(?=#?\d)/i, '$1: ')
          .replace(/^\W*sources? (?:of|for|to|in) [^:]{1,40}:/i, 'Sources:')
          .replace(/[[\]]/g, '')
          .replace(/\.\s*$/, '')}]`,
        links: [],
      },
      style,
      known,
    )
    const links = line.links.map(({ url, start, end }) => ({ at: 0, url, words: line.text.slice(start, end) }))
    const marks = readCitations(line, style, known).citations.filter(({ label }) => label !== undefined)
    const linked = links.length > 0 ? links : citations
    const cited = marks.length > 0 ? marks : linked
    return resolveCitations({ text: '', citations: cited }, new Map(), lineIndex, this.tools).sources
  }

  private reportDropped(code: ProblemCode, { line }: DocBlock, words: string, claim?: AuthoredClaim): void {
    this.tools.problems.add({ level: 'dropped', code, line, words, ...(claim && { claim }) })
  }
}

/** Returns whether the user may want a sentence that was left out: no credit of a photo, heading of a table or appeal. */
function mayBeOffered(text: string, { isComposed }: Statement): boolean {
  return COMPLETE_SENTENCE.test(text) && isComposed !== true && !isAppealToReaders(text)
}
const COMPLETE_SENTENCE = /^(?:\S+\s+){4,}\S+[.!?…]["”’)]?$/

/** UTF-16 units of a claim with its context: beyond them, the claim has the sentence alone. */
const MOST_CLAIM_LENGTH = 700

/** Words that refer to the sentence before: "Whether it would have survived", "the letters that survive". */
const REFERS_BACK =
  /\b(?:he|she|it|they|him|her|his|its|them|their|this|that|these|those|neither|both)\b|^(?:\S+ ){0,4}the \p{Ll}/iu

interface StatementPosition {
  statement: Statement
  section: Section
  isFirst: boolean
  before: string | undefined
  after: string | undefined
  calledWrong: string | undefined
}
