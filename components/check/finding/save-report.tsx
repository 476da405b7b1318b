import { useState } from 'react'
import { drawInReport } from '@/components/features/overview'
import { Status } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { ChoiceButton } from '@/components/ui/button'
import type { PageReport } from '@/lib/notes/formats/shared/page-report'

/** @param props.report returns the report when the user saves it */
export function SaveReport({ report }: { report: () => Promise<PageReport> }) {
  const [isSaved, setSaved] = useState(false)
  const save = async (format: 'html' | 'markdown') => {
    const content = await report()
    const { saveReport } = await import('@/lib/notes/export/save-report')
    setSaved(saveReport({ ...content, overview: await drawInReport(content) }, format))
  }
  const choices = (['html', 'markdown'] as const).map((format) => ({
    label: t(`page.format.${format}`),
    act: () => void save(format),
  }))
  return (
    <>
      <ChoiceButton label={t('page.saveReport')} name={t('page.reportAs')} choices={choices} />
      <Status>{isSaved && t('backup.done')}</Status>
    </>
  )
}
