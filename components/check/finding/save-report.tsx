import { useState } from 'react'
import { drawInReport } from '@/components/features/overview'
import { Status } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { ChoiceButton } from '@/components/ui/button'
import type { ReportOverview } from '@/lib/notes/formats/shared/page-report'
import type { Finding } from '@/lib/schema/finding'

export interface SaveReportProps {
  findings: readonly Finding[]
  textLength: number
  /** Resolves to whether the report was saved. */
  onSave: (format: 'html' | 'markdown', overviews: ReportOverview[]) => Promise<boolean>
}

export function SaveReport({ findings, textLength, onSave }: SaveReportProps) {
  const [isSaved, setSaved] = useState(false)
  const choices = (['html', 'markdown'] as const).map((format) => ({
    label: t(`page.format.${format}`),
    act: async () => setSaved(await onSave(format, await drawInReport(findings, textLength))),
  }))
  return (
    <>
      <ChoiceButton label={t('page.saveReport')} name={t('page.reportAs')} choices={choices} />
      <Status>{isSaved && t('backup.done')}</Status>
    </>
  )
}
