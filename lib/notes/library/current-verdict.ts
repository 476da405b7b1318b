import { stateOf, type FindingState } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import type { StoredFinding } from '@/lib/schema/annotation'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { foldWords } from '@/lib/text/fold-words'

/** The current state of a quote. `reader`: name of the model that gave it; null: the engine did. */
export interface CurrentState {
  state: FindingState
  reader: string | null
}

/**
 * Returns the current verdict on a quote that was judged before, from a check of only the quote. Returns `unsure` if
 * the check found no, several or another sentence, if the engine now gives `unverified` in place of a verdict, perhaps
 * only for lack of context, or if the finding is not from the dossier of the earlier verdict.
 */
export function currentVerdict(
  quote: string,
  then: StoredFinding,
  findings: readonly Finding[],
): CurrentState | 'unsure' {
  const [merged, ...others] = findings
  const finding = merged && findingOfSameDossier(merged, then)
  if (finding === undefined || others.length > 0 || foldWords(finding.quote) !== foldWords(quote)) return 'unsure'
  const { verdict, reader } = finding
  if (reader === undefined && verdict === 'unverified' && then.verdict !== 'unverified') return 'unsure'
  return { state: stateOf(finding), reader: reader?.name ?? null }
}

/** Returns the finding to compare: of the same dossier, or of all dossiers together if several gave the old verdict. */
function findingOfSameDossier(merged: Finding, { dossier, answers }: StoredFinding): Finding | undefined {
  if (answers !== undefined) return merged
  const dossierAnswers = merged.answers ?? [merged]
  return dossierAnswers.find((answer) => (answer.dossier ?? BUNDLED_ID) === (dossier?.id ?? BUNDLED_ID))
}
