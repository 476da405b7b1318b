import type { InstalledDossier } from '@/lib/dossiers/types'
import { t } from '@/lib/i18n/t'

export interface RemovedListProps {
  removed: readonly InstalledDossier[]
  daysLeft: (dossier: InstalledDossier) => number
  onRestore: (dossier: InstalledDossier) => void
}

/** Dossiers removed in the last thirty days. Notes on their claims are kept. */
export function RemovedList({ removed, daysLeft, onRestore }: RemovedListProps) {
  return (
    <section className="block" aria-labelledby="removed">
      <h2 className="head" id="removed">
        {t('dossiers.removed')}
      </h2>
      <p className="text-muted">{t('dossiers.removedAbout')}</p>
      <ul className="kept" aria-labelledby="removed">
        {removed.map((dossier) => (
          <li key={dossier.id}>
            <span>
              {dossier.subject.name} <span className="label">{t('library.daysLeft', daysLeft(dossier))}</span>
            </span>
            <button
              type="button"
              className="btn"
              aria-label={t('dossiers.restoreNamed', { subject: dossier.subject.name })}
              onClick={() => onRestore(dossier)}
            >
              {t('dossiers.restore')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
