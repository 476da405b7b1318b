import type { ComponentType } from 'react'
import type { OverviewProps } from '@/lib/features/feature'
import type { ReportOverview } from '@/lib/notes/formats/shared/page-report'
import type { Finding } from '@/lib/schema/finding'
import { strip } from './strip/feature'

/** What a feature may add to the screens. */
interface ScreenFeature {
  name: string
  /** Shows where in a checked text its findings are, above their list. */
  Overview?: ComponentType<OverviewProps>
  /** Draws the same into a report. */
  drawInReport?: (findings: readonly Finding[], textLength: number) => Promise<ReportOverview>
}

/** The features that screens draw. Each has a folder beside this file, and nothing else names it. */
export const features: readonly ScreenFeature[] = [strip]
