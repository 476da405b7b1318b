import type { Fields } from '@/lib/rows/kind'

/** A dossier as it is in a backup: the fields that syncing has, and whether it is on. Without fields: the bundled one. */
export interface KeptDossier {
  kind: 'dossier'
  id: string
  isOn: boolean
  /** Key of the last version that was signed. The backup does not prove it, so that it serves for warnings only. */
  lastSignedBy: string | null
  fields: Fields | null
}

/** A change of the user's to a dossier, with its sources written out. */
export interface KeptChange {
  kind: 'change'
  id: string
  fields: Fields
}
