import { t } from '@/lib/i18n/t'
import type { OtherData } from '@/lib/notes/import/importer'

/** The contents of a backup other than notes, and what its changes do to dossiers. */
export function ImportExtrasList({ beside }: { beside: OtherData }) {
  const { mutes, deleted, dossiers, changes, effects } = beside
  const parts = [
    mutes > 0 && t('import.mutes', mutes),
    deleted > 0 && t('import.deleted', deleted),
    dossiers.length > 0 && t('import.dossiers', dossiers.length, { names: dossiers.join(', ') }),
    changes > 0 && t('import.changes', changes),
  ].filter(Boolean)
  if (parts.length === 0) return null
  return (
    <>
      <p className="text-muted">{t('import.extras', { what: parts.join(', ') })}</p>
      {effects.length > 0 && (
        <details>
          <summary>{t('import.effects', effects.length)}</summary>
          <ul className="effects">
            {effects.slice(0, MAX_EFFECTS_SHOWN).map(({ id, what, subject, text }) => (
              <li key={id}>{t(`import.effectOf.${what}`, { subject, text })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const MAX_EFFECTS_SHOWN = 1000
