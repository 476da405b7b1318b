import type { OverviewProps, PlacedFindings } from '@/lib/features/feature'
import { features } from './list'

/** Draws what features show of a checked text above its findings. */
export function Overview(text: OverviewProps) {
  return features.map(({ Overview: Part }, at) => Part && <Part key={at} {...text} />)
}

/** Returns what features draw of a text into its report. */
export const drawInReport = (text: PlacedFindings) =>
  Promise.all(features.map(async ({ drawInReport }) => (await drawInReport?.())?.(text)))
