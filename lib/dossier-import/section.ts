import type { AuthoredClaim } from '@/lib/dossier/authoring'
import type { Block } from './block'

export type Level = NonNullable<AuthoredClaim['confidence']>

export interface Paragraph {
  block: Block
  /** The heading that it is under. */
  part: string
  /** A line such as "Source: Britannica" below it, for all that has no source of its own. */
  sourceLine?: Block
}

/** A section of a document: its paragraphs, its doubts, and its stated confidence. */
export class Section {
  confidence: Level | undefined
  depth: Level | undefined
  readonly paragraphs: Paragraph[] = []
  /** With the section that a list names, if it is not this one: "Uncertainty (Stanford PhD section)". */
  readonly doubts: { block: Block; of: string | null; ofReviewers: boolean }[] = []
  private part: string
  private doubtsOf: string | null | undefined
  /** Doubts below a heading may be paragraphs, below a line only the items of its list. */
  private areAllDoubts = false
  /** Paragraphs before this one have their line of sources. */
  private sourced = 0

  constructor(readonly heading: string) {
    this.part = heading
    this.startPart(heading)
  }

  label(confidence: Level | undefined, depth: Level | undefined): void {
    // A second label under a heading is on a part; the more careful one counts for all.
    if (this.confidence === undefined || (confidence && RANK[confidence] < RANK[this.confidence]))
      this.confidence = confidence
    this.depth ??= depth
  }

  startPart(heading: string): void {
    this.part = heading
    this.doubtsOf = undefined
    this.sourced = this.paragraphs.length
  }

  startDoubts(heading: string, areAll = true): void {
    this.doubtsOf = /\(([^)]+?)(?: section)?\)/.exec(heading)?.[1] ?? null
    this.areAllDoubts = areAll
  }

  add(block: Block, opensDoubts: boolean): void {
    if (opensDoubts) {
      this.startDoubts(block.text, false)
      return
    }
    const inline =
      /^\W*(?:uncertainty|review note|caveat|open|open question|doubt|unresolved)(?: \([^)]*\))?:\s+(?=\S)/i.exec(
        block.text,
      )?.[0]
    if (inline !== undefined) {
      this.doubts.push({
        block: { ...block, text: block.text.slice(inline.length), links: [] },
        of: null,
        ofReviewers: /review/i.test(inline),
      })
      return
    }
    if (this.doubtsOf !== undefined && (block.kind === 'item' || (this.areAllDoubts && block.kind === 'text'))) {
      this.doubts.push({ block, of: this.doubtsOf, ofReviewers: false })
      return
    }
    this.doubtsOf = undefined
    if (SOURCE_LINE.test(block.text) && block.kind !== 'row' && this.paragraphs.length > this.sourced) {
      for (const paragraph of this.paragraphs.slice(this.sourced)) paragraph.sourceLine = block
      this.sourced = this.paragraphs.length
      return
    }
    this.paragraphs.push({ block, part: this.part })
  }
}

const SOURCE_LINE = /^\W*(?:sources?|src|references?|refs?)(?: (?:for|of) (?:this|the) \w+)?\W*:\W*\S/i
const RANK: Record<Level, number> = { high: 2, medium: 1, low: 0 }
