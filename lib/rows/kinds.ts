import { changeKind, dossierKind } from './dossier'
import type { RowRules, KindName } from './kind'
import { muteKind } from './mute'
import { noteKind } from './note'

// The rows of the user's data as sync, backups and imports carry them.

export const kinds: Readonly<Record<KindName, RowRules>> = {
  dossier: dossierKind,
  change: changeKind,
  note: noteKind,
  mute: muteKind,
}
