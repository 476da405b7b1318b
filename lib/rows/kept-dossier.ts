import type { Fields } from '@/lib/rows/kind'

/** A dossier in a backup, with the fields that syncing uses. `fields` is null for the bundled one. */
export interface BackupDossier {
  kind: 'dossier'
  id: string
  isOn: boolean
  /** Key of the last signed version. A backup cannot prove it, so it is used for warnings only. */
  lastSignedBy: string | null
  fields: Fields | null
}

/** A change of the user to a dossier, in a backup, with its sources written out. */
export interface BackupChange {
  kind: 'change'
  id: string
  fields: Fields
}
