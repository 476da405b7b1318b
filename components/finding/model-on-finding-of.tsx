import { lazy, Suspense } from 'react'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Finding } from '@/lib/schema/finding'
import { useResultsOn } from './model-results'

const ModelOnFinding = lazy(() =>
  import('@/components/second-opinion/model-on-finding').then((part) => ({ default: part.ModelOnFinding })),
)

/** The place for a model's answers on the sentence of a finding. Its code is loaded when there are any. */
export function ModelOnFindingOf({ finding, book }: { finding: Finding; book: DossierBook }) {
  const results = useResultsOn(finding)
  if (results === null) return null
  return (
    <Suspense>
      <ModelOnFinding finding={finding} results={results} book={book} />
    </Suspense>
  )
}
