import type { PageState } from '@/lib/schema/page-state'

/**
 * Storage gives a new copy with each change.
 *
 * @returns the new state of a page, with the objects of the old one for what has not changed: lists that React compares by
 * identity are not drawn again
 */
export function keepFindings(before: PageState | null, after: PageState | null): PageState | null {
  if (after === null || before?.check !== after.check) return after
  const known = new Map(before.findings.map((finding) => [JSON.stringify(finding), finding]))
  const findings = after.findings.map((finding) => known.get(JSON.stringify(finding)) ?? finding)
  const isSame =
    findings.length === before.findings.length && findings.every((finding, at) => finding === before.findings[at])
  return { ...after, blockStarts: before.blockStarts, findings: isSame ? before.findings : findings }
}
