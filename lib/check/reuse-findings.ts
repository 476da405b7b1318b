import type { PageState } from '@/lib/schema/page-state'

/**
 * Returns the new state of a page with the old objects of all findings that have not changed. Storage gives a new copy
 * at each change; with the old objects, React, which compares by identity, does not render the lists again.
 */
export function reuseFindings(before: PageState | null, after: PageState | null): PageState | null {
  if (after === null || before?.check !== after.check) return after
  const known = new Map(before.findings.map((finding) => [JSON.stringify(finding), finding]))
  const findings = after.findings.map((finding) => known.get(JSON.stringify(finding)) ?? finding)
  const isSame =
    findings.length === before.findings.length && findings.every((finding, at) => finding === before.findings[at])
  return { ...after, blockStarts: before.blockStarts, findings: isSame ? before.findings : findings }
}
