import type { Finding } from '@/lib/schema/finding'
import type { CheckState } from '@/lib/schema/page-state'

/** Returns the findings of a check without those that the user has muted, which are neither shown nor counted. */
export function shownFindings({ findings, muted = [] }: Pick<CheckState, 'findings' | 'muted'>): Finding[] {
  return muted.length === 0
    ? findings
    : findings.filter(({ start }) => !muted.some((finding) => finding.start === start))
}

/**
 * Returns the new state of a check, with the findings that are shown, and the old objects of all findings that have not
 * changed. Storage gives a new copy at each change; with the old objects, React, which compares by identity, does not
 * render the lists again.
 */
export function reuseFindings<State extends CheckState>(before: CheckState | null, after: State): State {
  const shown = shownFindings(after)
  if (before?.id !== after.id) return { ...after, findings: shown }
  const known = new Map(before.findings.map((finding) => [JSON.stringify(finding), finding]))
  const findings = shown.map((finding) => known.get(JSON.stringify(finding)) ?? finding)
  const isSame =
    findings.length === before.findings.length && findings.every((finding, at) => finding === before.findings[at])
  return { ...after, blockStarts: before.blockStarts, findings: isSame ? before.findings : findings }
}
