/**
 * Calls back whenever a part of the extension changes a dossier: another page of it, this one, or the background.
 *
 * @returns a function that stops it
 */
export function watchDossiers(listener: () => void): () => void {
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = () => listener()
  return () => channel.close()
}

/** Tells all that watch that dossiers have changed. */
export function tellWatchers(): void {
  sender ??= new BroadcastChannel(NAME)
  sender.postMessage(null)
}

/** A channel that is closed at once may lose what was sent. */
let sender: BroadcastChannel | undefined

const NAME = 'claimlight-dossiers'
