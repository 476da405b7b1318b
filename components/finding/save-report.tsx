import { useState } from 'react'
import { t } from '@/lib/i18n/t'
import { useModelResults } from './model-results'
import type { PageActions } from '@/components/annotation/page-actions'

/** Saves the report of a page or a text, with all sentences or only with those that an author has to look at. */
export function SaveReport({ onSave }: { onSave: PageActions['saveReport'] }) {
  const [isShort, setShort] = useState(false)
  const model = useModelResults()
  return (
    <>
      <button type="button" className="btn" onClick={() => onSave('html', isShort, model)}>
        {t('page.saveReport')}
      </button>
      <button type="button" className="btn bare" onClick={() => onSave('markdown', isShort, model)}>
        {t('page.asMarkdown')}
      </button>
      <label className="only-here">
        <input type="checkbox" checked={isShort} onChange={({ target }) => setShort(target.checked)} />{' '}
        {t('page.onlySerious')}
      </label>
    </>
  )
}
