import { callBackground } from '@/lib/messaging/call'

/**
 * Waits for a change of the dossiers to be stored and has the open pages checked again.
 * @returns whether it was stored
 */
export async function awaitChangeAndRecheck(change: Promise<unknown>): Promise<boolean> {
  try {
    await change
  } catch (error) {
    console.error('Claimlight: the dossier was not changed', error)
    return false
  }
  announceDossiersChanged()
  return true
}

/**
 * Makes a change of the dossiers that can be undone, and has the open pages checked again.
 * @returns its undo; null where it was not stored
 */
export async function changeWithUndo(change: () => Promise<unknown>): Promise<(() => void) | null> {
  // Loaded when it is first needed: findings of the bundled dossier show before.
  const { recordChange } = await import('@/lib/user-rows/undo-changes')
  const changed = recordChange(change)
  if (!(await awaitChangeAndRecheck(changed))) return null
  return () => void awaitChangeAndRecheck(changed.then((undo) => undo()))
}

/** Tells the background to rebuild its engines and to check open pages again, because dossiers have changed. */
export function announceDossiersChanged(): void {
  void callBackground('dossiers-changed', null)
}
