import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { DocBlock, Link } from '@/lib/dossier/readers/block'

export type ConfidenceLevel = NonNullable<AuthoredClaim['confidence']>

export interface Paragraph {
  block: DocBlock
  part: string
  /** Line above or below the paragraph, such as "Source: Britannica", for its sentences without an own source. */
  sourceLine?: DocBlock | undefined
  /** The confidence that the document states on a line above or below the paragraph. */
  confidence?: ConfidenceLevel | undefined
  listsAbove: number
}

/** A section of a document: its paragraphs, its doubts, its stated confidence, and the claims that are made of it. */
export class Section {
  readonly claims: AuthoredClaim[] = []
  confidence: ConfidenceLevel | undefined
  depth: ConfidenceLevel | undefined
  /** Reason for the section's confidence and depth, and (`scope`) its subject, in the document's words. */
  note: string | undefined
  scope: string | undefined
  readonly paragraphs: Paragraph[] = []
  readonly doubts: DocBlock[] = []
  private part: string
  private isInDoubts = false
  /** Doubts below a heading may be paragraphs, below a line only the items of its list. */
  private areAllDoubts = false
  private sourceLine: DocBlock | undefined
  private partFrom = 0
  private partConfidence: ConfidenceLevel | undefined

  constructor(readonly heading: string) {
    this.part = heading
  }

  get topic(): string {
    return this.heading || 'Whole text'
  }

  setLevels(confidence: ConfidenceLevel | undefined, depth: ConfidenceLevel | undefined): void {
    // Several labels below one heading: the lowest confidence holds for the whole section.
    if (this.confidence === undefined || (confidence && CONFIDENCE_RANK[confidence] < CONFIDENCE_RANK[this.confidence]))
      this.confidence = confidence
    this.depth ??= depth
  }

  /** Applies a line "Confidence: high" to the paragraphs above it in its part; if there are none, to those below it. */
  setConfidence(confidence: ConfidenceLevel | undefined): void {
    if (confidence === undefined) return
    const above = this.paragraphs.slice(this.partFrom).filter((paragraph) => paragraph.confidence === undefined)
    for (const paragraph of above) paragraph.confidence = confidence
    if (above.length === 0) this.partConfidence = confidence
  }

  startPart(heading: string): void {
    this.partConfidence = undefined
    this.part = heading
    this.sourceLine = undefined
    this.isInDoubts = false
    this.partFrom = this.paragraphs.length
  }

  startDoubts(areAll = true): void {
    this.isInDoubts = true
    this.areAllDoubts = areAll
  }

  add(block: DocBlock, opensDoubts: boolean, listsAbove: number): void {
    if (opensDoubts) {
      this.startDoubts(false)
      return
    }
    const [, kind, words] = OWN_NOTE.exec(block.text) ?? []
    if (kind !== undefined && words !== undefined) this[/review/i.test(kind) ? 'note' : 'scope'] ??= words
    const inline = INLINE_DOUBT.exec(block.text)?.[0].length
    if (inline !== undefined) {
      this.doubts.push({ ...block, text: block.text.slice(inline), links: [] })
      return
    }
    if (this.isInDoubts && (block.kind === 'item' || (this.areAllDoubts && block.kind === 'text'))) {
      this.doubts.push(block)
      return
    }
    this.isInDoubts = false
    if ((SOURCE_LINE.test(block.text) || MARKS_ONLY.test(block.text)) && block.kind !== 'row') {
      const above = this.paragraphs.slice(this.partFrom).filter(({ sourceLine }) => sourceLine === undefined)
      for (const paragraph of above) paragraph.sourceLine = block
      if (above.length === 0) this.sourceLine = block
      return
    }
    const { part, sourceLine, partConfidence: confidence } = this
    this.paragraphs.push({ block, part, sourceLine, confidence, listsAbove })
  }
}

const OWN_NOTE = /^\W*(review|scope) note\s*:\s*(\S.*)$/is

/** A label with a doubt after it: "Uncertainty: the year is not known." */
const INLINE_DOUBT =
  /^\W*(?:uncertainty|uncertain|review note|caveat|limitations?|open(?: questions?| points?| issues?)?|doubt|unresolved|unclear|unverified|unconfirmed|disputed|contested|conflict(?:ing)?|discrepancy)(?: \([^)]*\))?\s*:\s*(?=\S)/i
const SOURCE_LINE =
  /^\W*(?:(?:main |key |primary )?sources?|src|references?|refs?|citations?|evidence|(?:based|drawn) (?:on|from)|taken from|cited from)\.?(?: (?:for|of|in|used) (?:(?:this|the) \w+|\w+))?(?: \([^()]{1,30}\))?\W{0,3}:\W*\S/i
/** "[1][3]", "Sources 2, 4" on a line of their own. */
const MARKS_ONLY =
  /^\W{0,3}(?:(?:\[\^?[\w-]{1,12}(?:[,;–-] ?\^?[\w-]{1,12}){0,9}\][,;]?\s*(?:and\s)?){1,9}|(?:sources?|refs?|references?)\s#?\d{1,3}(?:(?:\s*[,;&–-]\s*|\s+and\s+)#?\d{1,3}){0,9})\W{0,2}$/i
const CONFIDENCE_RANK: Record<ConfidenceLevel, number> = { high: 2, medium: 1, low: 0 }

/** A piece of a document that states something, before it is split into sentences. */
export interface Statement {
  text: string
  links: Link[]
  block: DocBlock
  paragraph: Paragraph
  /** Names what a fragment is about: "Awards", "25 de Abril Bridge". */
  context?: string | undefined
  /** The words before the text in the document: "1932", "Headquarters". */
  label?: string | undefined
  /** A line such as "BORN: 7 April 1889". */
  isField?: boolean | undefined
  /** Whether the text was composed from a table row: it is then one statement and not split into sentences. */
  isComposed?: boolean | undefined
  original?: string | undefined
}
