import type { Kind } from '@/lib/sync/kinds/kind'
import { changeKind } from './kinds/change'
import { dossierKind } from './kinds/dossier'
import { muteKind } from './kinds/mute'
import { noteKind } from './kinds/note'

/** In the order in which they are applied: a change comes after the dossier that it is made to. */
export const kindNames = ['dossier', 'change', 'note', 'mute'] as const
export type KindName = (typeof kindNames)[number]

export const kinds: Readonly<Record<KindName, Kind>> = {
  dossier: dossierKind,
  change: changeKind,
  note: noteKind,
  mute: muteKind,
}
