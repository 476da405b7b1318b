import type { Finding } from '@/lib/engine/types'
import { moveFinding } from './move-finding'
import type { PageMap } from '../extract/page-map'

/**
 * Findings of a page that has grown or changed, at their places in its new text: those whose paragraph is still there,
 * word for word. They stand until the new text has been checked, so that no mark goes and comes back.
 */
export function remapFindings(findings: readonly Finding[], from: PageMap, to: PageMap): Finding[] {
  const places = new Map<string, number[]>()
  for (const { start, end } of to.blocks) {
    const text = to.text.slice(start, end)
    places.set(text, [...(places.get(text) ?? []), start])
  }
  const carried: Finding[] = []
  let next = 0
  for (const { start, end } of from.blocks) {
    // Of paragraphs that stand there twice, each takes the place of its like.
    const place = places.get(from.text.slice(start, end))?.shift()
    for (let finding = findings[next]; finding && finding.start < end; finding = findings[++next]) {
      if (place !== undefined && finding.start >= start) carried.push(moveFinding(finding, place - start))
    }
  }
  return carried
}
