import type { Finding } from '@/lib/schema/finding'
import type { ViewState } from '@/lib/schema/page-state'

/** The functions by which a feature of `list.ts` takes part in screens and documents. */
export interface Feature {
  /** Returns the numbers of sources, those together that say the same thing once. */
  groupSources?: (sources: readonly SourceFacts[], passages: readonly SourceQuotation[]) => number[][]
  /** Says something of the sources of a claim, to stand above them; empty: nothing. */
  saySources?: (sources: readonly QuotedSource[]) => string
}

/** A source as far as its origin shows. */
export interface SourceFacts extends Partial<
  Record<'title' | 'url' | 'publisher' | 'author' | 'owner', string | undefined>
> {
  n: number
}

/** Words of a source, by its number. */
export interface SourceQuotation {
  source: number
  quote: string
  /** Hash of the page's text. */
  sha256?: string | undefined
}

export type QuotedSource = SourceFacts & { passages?: readonly SourceQuotation[] | undefined }

/** The findings of a text with its length, which give each a place. */
export interface PlacedFindings {
  findings: readonly Finding[]
  textLength: number
}

/** A checked text, as an overview of it is given it: the findings that the filter shows. */
export interface OverviewProps extends PlacedFindings {
  blockStarts: readonly number[]
  isDone: boolean
  /** Number of sentences that are checked, and of all. */
  checked: number
  sentences: number
  inView: ViewState['inView']
  /** Opens a finding that the user selected, and scrolls the text to its sentence. */
  onPick: (finding: Finding) => void
}
