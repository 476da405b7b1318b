import { useEffect, useRef } from 'react'
import type { InstalledDossier } from '@/lib/dossiers/types'
import { rich } from '@/components/ui/rich'
import { t } from '@/lib/i18n/t'
import { screenHref } from '@/lib/dossiers/screen-href'

export interface AddedProps {
  dossier: InstalledDossier
  /** Another version of it was installed before. */
  isUpdate: boolean
  onAgain: () => void
  onCheckPage: (() => void) | null
}

/** A dossier is stored: what can be done with it now. */
export function Added({ dossier, isUpdate, onAgain, onCheckPage }: AddedProps) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const name = <strong>{dossier.subject.name}</strong>
  return (
    <section className="block">
      <h1 className="lead" tabIndex={-1} ref={head}>
        {isUpdate ? rich('adding.updated', { name, version: dossier.version }) : rich('adding.added', { name })}
      </h1>
      <p className="text-muted">{t('adding.addedAbout')}</p>
      <div className="actions">
        {onCheckPage !== null && (
          <button type="button" className="btn main" onClick={onCheckPage}>
            {t('pageStatus.checkPage')}
          </button>
        )}
        <a className="btn" href={screenHref(dossier.id)}>
          {t('adding.open')}
        </a>
        <button type="button" className="btn" onClick={onAgain}>
          {t('adding.anotherDossier')}
        </button>
      </div>
    </section>
  )
}
