import { useId, useState } from 'react'
import type { OffScope } from '@/lib/platform/off'
import { t } from '@/lib/i18n/t'

const scopes: readonly OffScope[] = ['page', 'site', 'everywhere']

/** The menu for switching off: on this page, this site, or everywhere. */
export function TurnOff({ turnOff }: { turnOff: (scope: OffScope) => void }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn bare" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {t('off.button')}
      </button>
      <div id={id} className="more" role="group" aria-label={t('off.where')} hidden={!open}>
        <p className="label">{t('off.where')}</p>
        <div className="actions">
          {scopes.map((scope) => (
            <button key={scope} type="button" className="btn" onClick={() => turnOff(scope)}>
              {t(`off.${scope}`)}
            </button>
          ))}
        </div>
      </div>
    </>
  )
}
