import { notesStamp } from '@/lib/notes/data/backups'
import { dossiersStamp } from '@/lib/dossiers/data/portable/kept-dossiers'
import { readSettings } from '@/lib/platform/settings'
import { defaultSettings } from '@/lib/schema/settings'
import { contentId } from '@/lib/text/content-id'

/** Changes whenever something changes that a backup contains. */
export async function backupStamp(): Promise<string> {
  const [settings, untouched] = [contentId([await readSettings()]), contentId([defaultSettings])]
  const parts = [await notesStamp(), await dossiersStamp(), settings === untouched ? '' : settings]
  return parts.filter((part) => part !== '').join(' ')
}
