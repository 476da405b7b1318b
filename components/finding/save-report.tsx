import { useState } from 'react'
import { t } from '@/lib/i18n/t'
import type { PageActions } from '@/components/annotation/page-actions'
import { Button } from '@/components/ui/button'
import { CheckLine } from '@/components/ui/fields'

/** Saves the report of a page or a text, with all sentences or only with those that an author has to look at. */
export function SaveReport({ onSave }: { onSave: PageActions['saveReport'] }) {
  const [isShort, setShort] = useState(false)
  return (
    <>
      <Button label={t('page.saveReport')} onClick={() => onSave('html', isShort)} />
      <Button kind="bare" label={t('page.asMarkdown')} onClick={() => onSave('markdown', isShort)} />
      <CheckLine label={t('page.onlySerious')} checked={isShort} onChange={setShort} />
    </>
  )
}
