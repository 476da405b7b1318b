import { useState } from 'react'
import { Status } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { ChoiceButton } from '@/components/ui/button'

/** @param props.onSave resolves to whether the report was saved */
export function SaveReport({ onSave }: { onSave: (format: 'html' | 'markdown') => Promise<boolean> }) {
  const [isSaved, setSaved] = useState(false)
  const choices = (['html', 'markdown'] as const).map((format) => ({
    label: t(`page.format.${format}`),
    act: () => void onSave(format).then(setSaved),
  }))
  return (
    <>
      <ChoiceButton label={t('page.saveReport')} name={t('page.reportAs')} choices={choices} />
      <Status>{isSaved && t('backup.done')}</Status>
    </>
  )
}
