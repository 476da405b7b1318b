import { t } from '@/lib/i18n/t'

/** At the foot of the notes: the way in for notes from elsewhere. */
export function ImportLink() {
  return (
    <footer className="foot import-foot">
      <p>{t('import.foot')}</p>
      <div className="actions">
        <a className="btn" href="#/notes/import">
          {t('import.name')}
        </a>
      </div>
    </footer>
  )
}
