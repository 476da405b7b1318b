import { distinctNameOf } from '@/lib/dossiers/data/name-among'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { ListSection, HeadedBlock } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { DossierItem } from './dossier-item'
import { Button, ButtonLink, FileButton } from '@/components/ui/button'
import { DOSSIER_FILES } from './add-choose'
import { SafeRow } from '@/components/ui/safe'

export interface DossiersViewProps {
  /** Null: not read yet. */
  installed: readonly InstalledDossier[] | null
  removed: readonly InstalledDossier[]
  isBroken: boolean
  /** Whole days until a removed dossier is deleted for good. */
  daysLeft: (dossier: InstalledDossier) => number
  /** Called with the file of a dossier to add. */
  onAdd: (file: File) => void
  onSwitch: (dossier: InstalledDossier, isOn: boolean) => void
  onRemove: (dossier: InstalledDossier) => void
  onRestore: (dossier: InstalledDossier) => void
  onRestoreFormer: (dossier: InstalledDossier) => void
}

/** The installed dossiers, and the dossiers that were removed in the last thirty days and can be restored. */
export function DossiersView({ installed, removed, isBroken, daysLeft, onAdd, ...actions }: DossiersViewProps) {
  return (
    <>
      <section className="block">
        <h1 className="lead">{t('dossiers.lead')}</h1>
        <p className="text-muted facts">{t('dossiers.about')}</p>
        <div className="actions">
          <FileButton
            isMain
            label={t('dossiers.add')}
            accept={DOSSIER_FILES}
            onFiles={([file]) => file && onAdd(file)}
          />
          <ButtonLink label={t('dossiers.startOwn')} href="#/dossiers/new" />
          <ButtonLink kind="bare" label={t('adding.paste')} href="#/dossiers/add" />
        </div>
      </section>
      {isBroken && (
        <p role="alert" className="block">
          {t('dossiers.broken')}
        </p>
      )}
      {installed !== null && (
        <ListSection id="installed" name={t('dossiers.installed')}>
          <ul role="list" aria-labelledby="installed">
            {installed.map((dossier) => (
              <SafeRow
                key={dossier.id}
                of={dossier}
                isItem
                onRemove={dossier.origin.kind === 'bundled' ? null : () => actions.onRemove(dossier)}
              >
                <DossierItem dossier={dossier} name={distinctNameOf(dossier, installed)} {...actions} />
              </SafeRow>
            ))}
          </ul>
        </ListSection>
      )}
      {removed.length > 0 && (
        <HeadedBlock id="removed" name={t('dossiers.removed')}>
          <p className="text-muted">{t('dossiers.removedAbout')}</p>
          <ul className="kept" aria-labelledby="removed">
            {removed.map((dossier) => (
              <li key={dossier.id}>
                <span>
                  {dossier.subject.name} <span className="label">{t('library.daysLeft', daysLeft(dossier))}</span>
                </span>
                <Button
                  label={t('dossiers.restore')}
                  aria-label={t('dossiers.restoreNamed', { subject: dossier.subject.name })}
                  onClick={() => actions.onRestore(dossier)}
                />
              </li>
            ))}
          </ul>
        </HeadedBlock>
      )}
    </>
  )
}
