import type { InstalledDossier } from '@/lib/dossiers/types'
import { Button, ButtonLink } from '@/components/ui/button'
import { rich } from '@/components/ui/rich'
import { FocusHeading } from '@/components/ui/focus-heading'
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
  const name = <strong>{dossier.subject.name}</strong>
  return (
    <section className="block">
      <FocusHeading className="lead">
        {isUpdate ? rich('adding.updated', { name, version: dossier.version }) : rich('adding.added', { name })}
      </FocusHeading>
      <p className="text-muted">{t('adding.addedAbout')}</p>
      <div className="actions">
        {onCheckPage !== null && <Button kind="main" label={t('pageStatus.checkPage')} onClick={onCheckPage} />}
        <ButtonLink label={t('adding.open')} href={screenHref(dossier.id)} />
        <Button label={t('adding.anotherDossier')} onClick={onAgain} />
      </div>
    </section>
  )
}
