import type { Finding } from '@/lib/schema/finding'
import { groupedBy } from '@/lib/text/grouped-by'
import { moveFinding } from './move-finding'
import type { PageMap } from '../extract/page-map'

/**
 * Findings of a changed page at their positions in its new text: those whose paragraph is unchanged. They stay until
 * the new text has been checked, so that marks do not flicker.
 */
export function remapFindings(findings: readonly Finding[], from: PageMap, to: PageMap): Finding[] {
  const places = groupedBy(to.blocks, ({ start, end }) => to.text.slice(start, end))
  const carried: Finding[] = []
  let next = 0
  for (const { start, end } of from.blocks) {
    // Identical paragraphs are matched in order.
    const place = places.get(from.text.slice(start, end))?.shift()?.start
    for (let finding = findings[next]; finding && finding.start < end; finding = findings[++next]) {
      if (place !== undefined && finding.start >= start) carried.push(moveFinding(finding, place - start))
    }
  }
  return carried
}
