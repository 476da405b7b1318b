import { rowsOf } from '@/lib/details/reading'
import { sayReason } from '@/lib/details/say'
import type { Finding } from '@/lib/schema/finding'
import { foldWords } from '@/lib/text/fold-words'

/**
 * The findings that contain every word of the query in the sentence, the values, or the reason. All of them for an
 * empty query.
 */
export function searchFindings(findings: readonly Finding[], query: string): readonly Finding[] {
  const words = foldWords(query).split(' ').filter(Boolean)
  if (words.length === 0) return findings
  return findings.filter((finding) => {
    const values = rowsOf(finding).flatMap(({ detail }) => [
      detail.question ?? '',
      detail.article,
      detail.dossier ?? '',
    ])
    const text = foldWords([finding.quote, sayReason(finding), ...values].join(' '))
    return words.every((word) => text.includes(word))
  })
}
