import { useId, useState } from 'react'
import type { OffScope } from '@/lib/platform/off'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'

const scopes: readonly OffScope[] = ['page', 'site', 'everywhere']

/** The menu for switching off: on this page, this site, or everywhere. */
export function TurnOff({ turnOff }: { turnOff: (scope: OffScope) => void }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        kind="bare"
        label={t('off.button')}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      />
      <div id={id} className="more" role="group" aria-label={t('off.where')} hidden={!open}>
        <p className="label">{t('off.where')}</p>
        <div className="actions">
          {scopes.map((scope) => (
            <Button label={t(`off.${scope}`)} key={scope} onClick={() => turnOff(scope)} />
          ))}
        </div>
      </div>
    </>
  )
}
