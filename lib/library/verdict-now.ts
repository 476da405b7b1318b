import type { Finding, Verdict } from '@/lib/engine/types'
import { foldWords } from '@/lib/text/fold-words'

/**
 * What the dossier says by now of a quote that was judged before, from a check of the quote alone. `unsure` when that cannot be
 * told: the check speaks of another stretch or of several, or it has lost the sentences around, without which a quote that the
 * dossier had something on may seem to be on nothing.
 */
export function verdictNow(quote: string, then: Verdict, findings: readonly Finding[]): Verdict | 'unsure' {
  const [finding, ...others] = findings
  if (finding === undefined || others.length > 0 || foldWords(finding.quote) !== foldWords(quote)) return 'unsure'
  return finding.verdict === 'unverified' && then !== 'unverified' ? 'unsure' : finding.verdict
}
