import { stateOf, type FindingState } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import type { StoredFinding } from '@/lib/schema/annotation'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { foldWords } from '@/lib/text/fold-words'

/** The state of a quote today, with the model that it is from; null: from the engine. */
export interface StateNow {
  state: FindingState
  reader: string | null
}

/**
 * The current verdict for a quote that was judged before, from a check of the quote alone. `unsure` when it cannot be
 * decided: the check found another sentence or several, or it lacks the context without which a quote may seem
 * unrelated; or the only findings are from other dossiers than the one of that time.
 */
export function verdictNow(quote: string, then: StoredFinding, findings: readonly Finding[]): StateNow | 'unsure' {
  const [merged, ...others] = findings
  const finding = merged && ofSameDossier(merged, then)
  if (finding === undefined || others.length > 0 || foldWords(finding.quote) !== foldWords(quote)) return 'unsure'
  const { verdict, reader } = finding
  if (reader === undefined && verdict === 'unverified' && then.verdict !== 'unverified') return 'unsure'
  return { state: stateOf(finding), reader: reader?.name ?? null }
}

/** A verdict of one dossier is compared with that dossier's, one of several with what they say together. */
function ofSameDossier(merged: Finding, { dossier, answers }: StoredFinding): Finding | undefined {
  if (answers !== undefined) return merged
  const said = merged.answers ?? [merged]
  return said.find((answer) => (answer.dossier ?? BUNDLED_ID) === (dossier?.id ?? BUNDLED_ID))
}
