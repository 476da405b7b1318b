import type { ComponentType } from 'react'
import type { Content } from '@/lib/documents/document'
import type { Finding } from '@/lib/schema/finding'
import type { ViewState } from '@/lib/schema/page-state'

/** What a feature of `list.ts` may add to the screens. */
export interface ScreenFeature {
  /** Shows where in a checked text its findings are, above their list. */
  Overview?: ComponentType<OverviewProps>
  /** Returns the function that draws the same into a report. */
  drawInReport?: () => Promise<(text: PlacedFindings) => Content>
}

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
