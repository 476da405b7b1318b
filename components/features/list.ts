import type { ComponentType } from 'react'
import type { Content } from '@/lib/documents/document'
import type { OverviewProps, PlacedFindings } from '@/lib/features/feature'
import { strip } from './strip/feature'

/** What a feature may add to the screens. */
interface ScreenFeature {
  /** Shows where in a checked text its findings are, above their list. */
  Overview?: ComponentType<OverviewProps>
  /** Returns the function that draws the same into a report. */
  drawInReport?: () => Promise<(text: PlacedFindings) => Content>
}

/** The features that screens draw. Each has a folder beside this file, and nothing else names it. */
export const features: readonly ScreenFeature[] = [strip]
