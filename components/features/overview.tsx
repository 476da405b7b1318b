import type { OverviewProps } from '@/lib/features/feature'
import type { ReportOverview } from '@/lib/notes/formats/shared/page-report'
import type { Finding } from '@/lib/schema/finding'
import { features } from './list'

/** Draws what features show of a checked text above its findings. */
export function Overview(text: OverviewProps) {
  return features.map(({ name, Overview: Part }) => Part && <Part key={name} {...text} />)
}

/** Returns what features draw of a checked text into its report. */
export const drawInReport = (findings: readonly Finding[], textLength: number): Promise<ReportOverview[]> =>
  Promise.all(features.flatMap(({ drawInReport }) => drawInReport?.(findings, textLength) ?? []))
