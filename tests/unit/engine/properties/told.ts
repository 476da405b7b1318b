import type { Finding } from '@/lib/engine'
import { differing } from '../invented'

/**
 * The visible result for each sentence, one line per finding, for comparing: verdict, claims, kinds of differing details.
 * Sentences are reduced to letters and figures, to be equal in all forms.
 *
 * @param asBefore restores the original words of a changed sentence
 */
export function told(findings: readonly Finding[], asBefore = (quote: string): string => quote): string[] {
  return findings.map(
    (f) =>
      `${verdictOf(f, asBefore)} by ${f.claims.join()} for ${differing(f)
        .map((d) => d.kind)
        .join()}`,
  )
}

/** `told` without the claims. */
export function verdicts(findings: readonly Finding[], asBefore = (quote: string): string => quote): string[] {
  return findings.map((f) => verdictOf(f, asBefore))
}

function verdictOf({ quote, verdict, partial }: Finding, asBefore: (quote: string) => string): string {
  // One form of the apostrophe is a letter in Unicode.
  const letters = asBefore(quote)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]|ʼ/gu, '')
  return `${letters}: ${verdict}${partial ? ' in part' : ''}`
}
