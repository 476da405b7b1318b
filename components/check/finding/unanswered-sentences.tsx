import { NearestClaims } from '@/components/check/finding/finding-body'
import { Quotation } from '@/components/ui/quotation'
import type { Finding, SentenceLookup } from '@/lib/schema/finding'

/** Maximum number of sentences that are answered one by one; a longer text is not asked about sentence by sentence. */
const MOST_SENTENCES = 3

/** The answers on sentences that were asked about and have no finding: each has its nearest claims, or the word that there are none. */
export function UnansweredSentences(props: { lookups: readonly SentenceLookup[]; findings: readonly Finding[] }) {
  const { lookups, findings } = props
  if (lookups.length > MOST_SENTENCES) return null
  return lookups
    .filter(({ start, reason }) => reason !== 'question' && !findings.some((finding) => finding.start === start))
    .map(({ start, quote, nearest, dossier }) => (
      <div key={start} className="answer">
        <Quotation>{quote}</Quotation>
        <NearestClaims ids={nearest.map(({ claim }) => claim)} text={quote} dossier={dossier} />
      </div>
    ))
}
