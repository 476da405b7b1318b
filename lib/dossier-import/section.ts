import type { AuthoredClaim } from '@/lib/dossier/authoring'
import type { Block } from '@/lib/documents/block'

export type Level = NonNullable<AuthoredClaim['confidence']>

export interface Paragraph {
  block: Block
  /** The heading that it is under. */
  part: string
  /** A line such as "Source: Britannica" below it, for all that has no source of its own. */
  sourceLine?: Block
  /** That the document gives it on a line above or below. */
  confidence?: Level
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
  private sourceLine: Block | undefined
  /** Paragraphs before this one have their line of sources. */
  private sourced = 0
  /** Paragraphs before this one have their line of confidence. */
  private ratedBefore = 0
  private partConfidence: Level | undefined

  constructor(
    readonly heading: string,
    confidence?: Level,
  ) {
    this.part = heading
    this.startPart(heading, confidence)
  }

  label(confidence: Level | undefined, depth: Level | undefined): void {
    // A second label under a heading is on a part; the more careful one counts for all.
    if (this.confidence === undefined || (confidence && RANK[confidence] < RANK[this.confidence]))
      this.confidence = confidence
    this.depth ??= depth
  }

  /** A line "Confidence: high": on what is above it in its part, or else on what is below it. */
  rate(confidence: Level | undefined): void {
    if (confidence === undefined) return
    const above = this.paragraphs.slice(this.ratedBefore)
    for (const paragraph of above) paragraph.confidence ??= confidence
    if (above.length === 0) this.partConfidence = confidence
    this.ratedBefore = this.paragraphs.length
  }

  startPart(heading: string, confidence?: Level): void {
    this.partConfidence = confidence
    this.ratedBefore = this.paragraphs.length
    this.part = heading
    this.sourceLine = undefined
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
      /^\W*(?:[A-Z]\d{1,3}\W+)?(?:uncertainty|uncertain|review note|caveat|limitations?|open(?: questions?| points?| issues?)?|doubt|doubtful|unresolved|unclear|unverified|unconfirmed|not (?:verified|confirmed|settled)|disputed?|contested|conflict(?:ing)?|discrepancy|to (?:be )?(?:verify|check|confirm|verified|checked|confirmed))(?: \([^)]*\))?\s*(?::|[—–]\s)\s*(?=\S)/i.exec(
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
    const last = this.paragraphs.at(-1)
    // "Confidence: high" in a list below a statement is on that statement.
    if (
      last &&
      RATING_ITEM.test(block.text) &&
      block.kind === 'item' &&
      last.block.kind !== 'row' &&
      (block.depth ?? 0) > (last.block.depth ?? 0)
    ) {
      last.block = withRemark(last.block, block)
      return
    }
    if ((SOURCE_LINE.test(block.text) || MARKS_ONLY.test(block.text)) && block.kind !== 'row') {
      if (this.paragraphs.length > this.sourced) {
        for (const paragraph of this.paragraphs.slice(this.sourced)) paragraph.sourceLine = block
        this.sourced = this.paragraphs.length
      } else this.sourceLine = block
      return
    }
    this.paragraphs.push({
      block,
      part: this.part,
      ...(this.sourceLine ? { sourceLine: this.sourceLine } : {}),
      ...(this.partConfidence ? { confidence: this.partConfidence } : {}),
    })
  }

  /** Sources named in a heading or on the line below it, for all that is under it. */
  nameSources(block: Block): void {
    this.sourceLine = block
  }
}

const SOURCE_LINE =
  /^\W*(?:(?:main |key |primary )?sources?|src|references?|refs?|citations?|evidence|(?:based|drawn) (?:on|from)|taken from|cited from)\.?(?: (?:for|of|in|used) (?:(?:this|the) \w+|\w+))?(?: \([^()]{1,30}\))?\W{0,3}:\W*\S/i
/** "[1][3]", "Sources 2, 4" on a line of their own. */
const MARKS_ONLY =
  /^\W{0,3}(?:(?:\[\^?[\w-]{1,12}(?:[,;–-] ?\^?[\w-]{1,12}){0,9}\]\s*){1,9}|(?:sources?|refs?|references?)\s#?\d{1,3}(?:(?:\s*[,;&–-]\s*|\s+and\s+)#?\d{1,3}){0,9})\W{0,2}$/i
const RATING_ITEM =
  /^\W*(?:sources?|src|refs?|references?|evidence|tier|confidence(?: level)?|certainty)\W{0,3}[:=]\W*\S.{0,200}$/i

/** A statement with the tier, the confidence or the source from the item below it, as a remark at its end. */
function withRemark(block: Block, { text, links }: Block): Block {
  const words = text
    .replace(/[[\]*]/g, '')
    .replace(/^\W*certainty\b/i, 'confidence')
    .trim()
  const start = block.text.length + 2
  const moved = links.map((link) => ({ url: link.url, start, end: start + words.length }))
  return { ...block, text: `${block.text} [${words}]`, links: [...block.links, ...moved] }
}

const RANK: Record<Level, number> = { high: 2, medium: 1, low: 0 }
