import { lazy, Suspense, useState } from 'react'
import type { PageActions } from '@/components/annotation/page-actions'
import { Button } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'

const UnmarkedCounts = lazy(() => import('./unmarked-counts').then((part) => ({ default: part.UnmarkedCounts })))

/** Explains the selection on the page; without a selection, says how many sentences have no mark, and why. */
export function AskSelection({
  askSelection,
  pageText,
  lookUp,
}: Pick<PageActions, 'askSelection' | 'pageText' | 'lookUp'>) {
  const [problem, setProblem] = useState<string | null>(null)
  const [text, setText] = useState<string | null>(null)
  const press = async () => {
    setProblem(null)
    if (text !== null) {
      setText(null)
      return
    }
    const answer = await askSelection()
    if (answer === '') setText(await pageText())
    else setProblem(answer)
  }
  return (
    <>
      <Button kind="bare" label={t('lookup.page')} aria-expanded={text !== null} onClick={() => void press()} />
      <span role="status" className="text-muted">
        {problem}
      </span>
      {text !== null && (
        <Suspense>
          <UnmarkedCounts text={text} lookUp={lookUp} />
        </Suspense>
      )}
    </>
  )
}
