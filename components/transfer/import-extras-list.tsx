import { t } from '@/lib/i18n/t'
import type { Preview } from '@/lib/app/import/import-state'

/** The contents of a backup other than notes. */
export function ImportExtrasList({ beside: { mutes, deleted } }: { beside: Preview['beside'] }) {
  const parts = [mutes > 0 && t('import.mutes', mutes), deleted > 0 && t('import.deleted', deleted)].filter(Boolean)
  return parts.length === 0 ? null : <p className="second">{t('import.extras', { what: parts.join(', ') })}</p>
}
