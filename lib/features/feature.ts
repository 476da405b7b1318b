import type { Finding } from '@/lib/schema/finding'
import type { ViewState } from '@/lib/schema/page-state'

/** What a feature of `list.ts` may add to pure code. */
export interface Feature {
  /** Returns the numbers of sources, those together that say the same thing once. */
  groupSources?: (sources: readonly SourceFacts[], passages: readonly SourceQuotation[]) => number[][]
  /** Says something of the sources of a claim, to stand above them; empty: nothing. */
  saySources?: (sources: readonly QuotedSource[]) => string
}

/** A source as far as its origin shows. */
export interface SourceFacts {
  n: number
  title?: string | undefined
  url?: string | undefined
  publisher?: string | undefined
  author?: string | undefined
  owner?: string | undefined
}

/** Words of a source, by its number. */
export interface SourceQuotation {
  source: number
  quote: string
  /** Hash of the page's text. */
  sha256?: string | undefined
}

export type QuotedSource = SourceFacts & { passages?: readonly SourceQuotation[] | undefined }

/** A checked text, as an overview of it is given it. */
export interface OverviewProps {
  /** Findings that the filter shows, in the order of the text. */
  findings: readonly Finding[]
  textLength: number
  blockStarts: readonly number[]
  /** Share of the sentences that are checked, 0 to 1; null after the check. */
  progress: number | null
  inView: ViewState['inView']
  /** Opens a finding that the user selected, and scrolls the text to its sentence. */
  onPick: (finding: Finding) => void
}
