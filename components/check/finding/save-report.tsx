import { t } from '@/lib/i18n/t'
import { ChoiceButton } from '@/components/ui/button'
import type { PageActions } from '@/components/notes/page-actions'

const formats = ['html', 'markdown'] as const

export function SaveReport({ onSave }: { onSave: PageActions['saveReport'] }) {
  return (
    <ChoiceButton
      label={t('page.saveReport')}
      name={t('page.reportAs')}
      choices={formats.map((format) => ({ label: t(`page.format.${format}`), act: () => onSave(format) }))}
    />
  )
}
