import type { InstalledDossier } from '../types'

/**
 * The version under which a dossier is exported: with changes of the user, the minute of the last one is added, so that each further
 * export is newer than the one before for those who have that.
 */
export function exportedVersion({
  version,
  changes,
  modified,
}: Pick<InstalledDossier, 'version' | 'changes' | 'modified'>): string {
  if (changes === 0) return version
  const [day = '', time = ''] = modified.split('T')
  return `${version}.${day.replaceAll('-', '')}.${time.slice(0, 5).replace(':', '')}`
}
