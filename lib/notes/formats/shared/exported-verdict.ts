import { stateOf, type StateFields } from '@/lib/details/state'
import type { StoredFinding } from '@/lib/schema/annotation'
import { isRecord } from '@/lib/schema/is-record'
import { defined } from '@/lib/text/defined'
import type { Verdict } from '@/lib/schema/finding'

/** A verdict in files for programs. `part`: the dossier supports a part of the sentence only. */
type ExportedVerdict = Verdict | 'part'

function exportedVerdict(finding: StateFields): ExportedVerdict {
  return finding.verdict === 'supported' && stateOf(finding) !== 'supported' ? 'part' : finding.verdict
}

/** Returns a finding for a file, so that no program reads a sentence that is covered in part as supported. */
export function exportedFinding(finding: StoredFinding) {
  const answers = finding.answers?.map((answer) => ({ ...answer, verdict: exportedVerdict(answer) }))
  return defined({ ...finding, verdict: exportedVerdict(finding), answers })
}

/** Returns a finding that `exportedFinding` wrote with the verdicts of the database, not validated yet. */
export function importedFinding(finding: unknown): unknown {
  if (!isRecord(finding)) return finding
  const verdict = finding.verdict === 'part' ? 'supported' : finding.verdict
  const { answers } = finding
  return defined({ ...finding, verdict, answers: Array.isArray(answers) ? answers.map(importedFinding) : answers })
}
