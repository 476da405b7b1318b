import type { Fields } from '@/lib/sync/kinds/kind'

/** A dossier as it is in a backup: the fields that syncing has, and whether it is on. Without fields: the bundled one. */
export interface KeptDossier {
  kind: 'dossier'
  id: string
  isOn: boolean
  fields: Fields | null
}

/** A change of the user's to a dossier, with its sources written out. */
export interface KeptChange {
  kind: 'change'
  id: string
  fields: Fields
}
