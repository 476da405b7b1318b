import type { OffScope } from '@/lib/platform/off'
import { Choices } from '@/components/ui/choices'
import { t } from '@/lib/i18n/t'

const scopes: readonly OffScope[] = ['page', 'site', 'everywhere']

/** The menu for switching off: on this page, this site, or everywhere. */
export function TurnOff({ turnOff }: { turnOff: (scope: OffScope) => void }) {
  return (
    <Choices
      label={t('off.button')}
      name={t('off.where')}
      choices={scopes.map((scope) => ({ label: t(`off.${scope}`), act: () => turnOff(scope) }))}
    />
  )
}
