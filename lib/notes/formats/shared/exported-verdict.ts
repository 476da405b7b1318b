import { stateOf, type StateFields } from '@/lib/details/state'
import type { StoredFinding } from '@/lib/schema/annotation'
import type { Verdict } from '@/lib/schema/finding'

/** A verdict in files for programs. `part`: the dossier supports a part of the sentence only. */
export type ExportedVerdict = Verdict | 'part'

export function exportedVerdict(finding: StateFields): ExportedVerdict {
  return finding.verdict === 'supported' && stateOf(finding) !== 'supported' ? 'part' : finding.verdict
}

/** Returns a finding for a file, so that no program reads a sentence that is covered in part as supported. */
export function exportedFinding(finding: StoredFinding) {
  const { answers } = finding
  const verdicts = answers?.map((answer) => ({ ...answer, verdict: exportedVerdict(answer) }))
  return { ...finding, verdict: exportedVerdict(finding), ...(verdicts && { answers: verdicts }) }
}

/** Returns the verdict of a finding that `exportedFinding` wrote, not validated yet. */
export function importedVerdict(verdict: unknown): unknown {
  return verdict === 'part' ? 'supported' : verdict
}
