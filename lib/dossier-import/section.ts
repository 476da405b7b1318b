import type { AuthoredClaim } from '@/lib/dossier/authoring'
import type { Block } from './block'

export type Level = NonNullable<AuthoredClaim['confidence']>

/** A section of a document: its paragraphs, its doubts, and its stated confidence. */
export class Section {
  confidence: Level | undefined
  depth: Level | undefined
  readonly paragraphs: { block: Block; part: string }[] = []
  /** With the section that a list names, if it is not this one: "Uncertainty (Stanford PhD section)". */
  readonly doubts: { block: Block; of: string | null; ofReviewers: boolean }[] = []
  private part: string
  private doubtsOf: string | null | undefined

  constructor(readonly heading: string) {
    this.part = heading
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
  }

  startDoubts(heading: string): void {
    this.doubtsOf = /\(([^)]+?)(?: section)?\)/.exec(heading)?.[1] ?? null
  }

  add(block: Block, opensDoubts: boolean): void {
    if (opensDoubts) {
      this.startDoubts(block.text)
      return
    }
    const inline = /^\W*(?:uncertainty|review note|caveat)(?: \([^)]*\))?:\s+(?=\S)/i.exec(block.text)?.[0]
    if (inline !== undefined) {
      this.doubts.push({
        block: { ...block, text: block.text.slice(inline.length), links: [] },
        of: null,
        ofReviewers: /review/i.test(inline),
      })
      return
    }
    if (this.doubtsOf !== undefined && block.kind === 'item') {
      this.doubts.push({ block, of: this.doubtsOf, ofReviewers: false })
      return
    }
    this.doubtsOf = undefined
    this.paragraphs.push({ block, part: this.part })
  }
}

const RANK: Record<Level, number> = { high: 2, medium: 1, low: 0 }
