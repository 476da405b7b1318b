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

/** Tells the background to rebuild its engines and to check open pages again, because dossiers have changed. */
export function announceDossiersChanged(): void {
  void callBackground('dossiers-changed', null)
}
