import { call } from '@/lib/messaging/call'
import type { UndoneChanges } from '@/lib/dossiers/data/changes'
import { DossierRefused, type ClaimChange } from '@/lib/dossiers/data/types'
import { tellWatchers } from '@/lib/dossiers/data/watch'
import { askDossier } from './read-dossier'

/** A dossier that is changed. In one of many claims a worker makes the change, so that the panel stays responsive. */
export interface ChangedDossier {
  id: string
  /** How many it has. */
  claims: number
}

/**
 * Stores a change of the user's.
 *
 * @returns the id to undo it by
 * @throws DossierRefused as `changeClaim`
 */
export async function changeDossier({ id, claims }: ChangedDossier, change: ClaimChange): Promise<string> {
  const answer = await told(askDossier(claims, 'change', { id, change }))
  if ('refused' in answer) throw new DossierRefused(answer.refused, answer.reason)
  return answer.changeId
}

/** Undoes changes. @returns what `putBackInDossier` needs */
export function undoInDossier({ id, claims }: ChangedDossier, changeIds: readonly string[]): Promise<UndoneChanges> {
  return told(askDossier(claims, 'undo', { id, changeIds }))
}

/** Undoes that. */
export async function putBackInDossier({ id, claims }: ChangedDossier, undone: UndoneChanges): Promise<void> {
  await told(askDossier(claims, 'putBack', { id, undone }))
}

/** A worker that is ended with its answer may lose what it tells to those who watch. */
async function told<T>(answer: Promise<T>): Promise<T> {
  const given = await answer
  tellWatchers()
  return given
}

/**
 * Waits for a change of the dossiers to be stored and has the open pages checked again.
 *
 * @returns whether it was stored
 */
export async function changed(change: Promise<unknown>): Promise<boolean> {
  try {
    await change
  } catch (error) {
    console.error('Claimlight: the dossier was not changed', error)
    return false
  }
  dossiersChanged()
  return true
}

/** Tells the background to rebuild its engines and to check open pages again, because dossiers have changed. */
export function dossiersChanged(): void {
  void call('dossiers-changed', null)
}
