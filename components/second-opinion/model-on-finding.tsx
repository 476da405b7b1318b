import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import type { ModelResults } from '@/lib/second-opinion/page/model-results'
import { ModelPairItem, pairKinds } from './model-pair-item'
import './second-opinion.css'

/** On the card of a finding: what the model said of its sentence, and whether that is what the engine says. */
export function ModelOnFinding({
  finding,
  results,
  book,
}: {
  finding: Finding
  results: ModelResults
  book: DossierBook
}) {
  return (
    <>
      <ul role="list" className="model-pairs on-finding" aria-label={t('modelCheck.list')}>
        {pairKinds.flatMap((kind) =>
          results[kind].map((pair) => (
            <ModelPairItem
              key={`${kind} ${pair.start} ${pair.end} ${pair.dossier ?? ''}`}
              kind={kind}
              pair={pair}
              finding={finding}
              book={book}
              isOnFinding
            />
          )),
        )}
      </ul>
      <p className="text-muted">{t('modelCheck.caution', { model: results.model })}</p>
    </>
  )
}
