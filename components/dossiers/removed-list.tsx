import type { InstalledDossier } from '@/lib/dossiers/types'
import { HeadedBlock } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'

export interface RemovedListProps {
  removed: readonly InstalledDossier[]
  daysLeft: (dossier: InstalledDossier) => number
  onRestore: (dossier: InstalledDossier) => void
}

/** Dossiers removed in the last thirty days. Notes on their claims are kept. */
export function RemovedList({ removed, daysLeft, onRestore }: RemovedListProps) {
  return (
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
              onClick={() => onRestore(dossier)}
            />
          </li>
        ))}
      </ul>
    </HeadedBlock>
  )
}
