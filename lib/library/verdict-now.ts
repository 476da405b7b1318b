import type { Finding, Verdict } from '@/lib/schema/finding'
import { foldWords } from '@/lib/text/fold-words'

/**
 * The current verdict for a quote that was judged before, from a check of the quote alone. `unsure` when it cannot be
 * decided: the check found another sentence or several, or it lacks the context without which a quote may seem
 * unrelated.
 */
export function verdictNow(quote: string, then: Verdict, findings: readonly Finding[]): Verdict | 'unsure' {
  const [finding, ...others] = findings
  if (finding === undefined || others.length > 0 || foldWords(finding.quote) !== foldWords(quote)) return 'unsure'
  return finding.verdict === 'unverified' && then !== 'unverified' ? 'unsure' : finding.verdict
}
