import type { SentenceLookup } from '@/lib/schema/finding'
import { Quotation } from '@/components/ui/quotation'
import { t } from '@/lib/i18n/t'
import { SentenceLookupView } from './sentence-lookup'

export interface LookupListProps {
  lookups: readonly SentenceLookup[]
  /** A single sentence is already shown above. */
  isQuoted: boolean
}

/** Why the sentences of a selection are not marked. */
export function LookupList({ lookups, isQuoted }: LookupListProps) {
  const [only, ...rest] = lookups
  if (only === undefined) return null
  if (rest.length === 0 && isQuoted) return <SentenceLookupView lookup={only} />
  return (
    <ol className="lookups" role="list" aria-label={t('lookup.sentences')}>
      {lookups.map((lookup) => (
        <li key={lookup.start}>
          <Quotation>{lookup.quote}</Quotation>
          <SentenceLookupView lookup={lookup} />
        </li>
      ))}
    </ol>
  )
}

/** The sentences without a result: those without a finding, or with one without evidence. */
export function unmarked(lookups: readonly SentenceLookup[]): SentenceLookup[] {
  return lookups.filter(
    ({ finding }) =>
      finding === null || (finding.verdict === 'unverified' && finding.claims.length === 0 && !finding.newer),
  )
}
