import type { Finding } from '@/lib/schema/finding'
import { Strip } from './strip'

/** The strip: where in a text its findings are, in the sidebar and in reports. */
export const strip = {
  name: 'strip',
  Overview: Strip,
  // The writers of documents are loaded with the first report.
  drawInReport: async (...text: [findings: readonly Finding[], textLength: number]) =>
    (await import('@/lib/features/strip/report')).stripOfReport(...text),
}
