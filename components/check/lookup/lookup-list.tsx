import type { SentenceLookup } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Quotation } from '@/components/ui/quotation'
import { t } from '@/lib/i18n/t'
import { SentenceLookupView } from './sentence-lookup'

export interface LookupListProps {
  lookups: readonly SentenceLookup[]
  book: DossierBook
  /** A single sentence is already shown above. */
  isQuoted: boolean
}

/** Why the sentences of a selection are not marked. */
export function LookupList({ lookups, book, isQuoted }: LookupListProps) {
  const [only, ...rest] = lookups
  if (only === undefined) return null
  if (rest.length === 0 && isQuoted) return <SentenceLookupView lookup={only} book={book} />
  return (
    <ol className="lookups" role="list" aria-label={t('lookup.sentences')}>
      {lookups.map((lookup) => (
        <li key={lookup.start}>
          <Quotation>{lookup.quote}</Quotation>
          <SentenceLookupView lookup={lookup} book={book} />
        </li>
      ))}
    </ol>
  )
}
