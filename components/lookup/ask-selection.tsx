import { lazy, Suspense, useState } from 'react'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { PageActions } from '@/components/annotation/page-actions'
import { Button } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'

const PageSentences = lazy(() => import('./unmarked-sentences').then((part) => ({ default: part.Sentences })))

export interface AskSelectionProps {
  /** Checks the selection. @returns null, a problem in words, or empty where nothing is selected */
  ask: PageActions['askSelection']
  pageText: PageActions['pageText']
  lookUp: PageActions['lookUp']
  book: DossierBook
}

/** Explains the selection on the page; without a selection, lists the sentences that have no mark. */
export function AskSelection({ ask, pageText, lookUp, book }: AskSelectionProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const [text, setText] = useState<string | null>(null)
  const press = async () => {
    setProblem(null)
    if (text !== null) {
      setText(null)
      return
    }
    const answer = await ask()
    if (answer === '') setText(await pageText())
    else setProblem(answer)
  }
  return (
    <div className="ask-selection">
      <Button
        className="as-link why"
        label={t('lookup.page')}
        title={t('lookup.select')}
        aria-expanded={text !== null}
        onClick={() => void press()}
      />
      <span role="status" className="text-muted">
        {problem}
      </span>
      {text !== null && (
        <Suspense>
          <PageSentences text={text} book={book} lookUp={lookUp} of="page" />
        </Suspense>
      )}
    </div>
  )
}
