import { useEffect, useState } from 'react'
import { OwnChangesList } from '@/components/dossiers/own-changes-list'
import { changed, putBackInDossier, undoInDossier } from '@/lib/app/dossiers/change-dossier'
import { askDossier } from '@/lib/app/dossiers/read-dossier'
import type { ChangedClaim, OwnChanges } from '@/lib/dossiers/own-changes'
import { t } from '@/lib/i18n/t'

export interface OwnChangesScreenProps {
  /** Id of the dossier. */
  dossier: string
  /** How many it has. */
  claims: number
  /** Changes with each change of the dossier. */
  stamp: string
  onDone: (says: string, undo: () => void) => void
}

/** The user's changes to a dossier, below its screen. */
export function OwnChangesScreen({ dossier, claims, stamp, onDone }: OwnChangesScreenProps) {
  const [held, setHeld] = useState<OwnChanges | null>(null)
  useEffect(() => {
    let isLive = true
    askDossier(claims, 'own', { id: dossier }).then(
      (changes) => {
        if (isLive) setHeld(changes)
      },
      (error: unknown) => console.error('Claimlight: the changes cannot be read', error),
    )
    return () => {
      isLive = false
    }
  }, [dossier, claims, stamp])
  if (held === null) return null
  const undo = async ({ changes }: ChangedClaim, says: 'broughtBack' | 'undone') => {
    const before = undoInDossier({ id: dossier, claims }, changes)
    if (await changed(before))
      onDone(
        t(`changes.${says}`),
        () => void before.then((rows) => changed(putBackInDossier({ id: dossier, claims }, rows))),
      )
  }
  return <OwnChangesList dossier={dossier} changes={held} onUndo={(claim, says) => void undo(claim, says)} />
}
