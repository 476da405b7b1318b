/**
 * Calls the listener whenever a dossier changes, in this page, another page of the extension, or the background.
 *
 * @returns a function that stops it
 */
export function watchDossiers(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL_NAME)
  channel.onmessage = () => listener()
  return () => channel.close()
}

/** Calls the listeners of all pages and of the background, because dossiers have changed. */
export function tellWatchers(): void {
  sender ??= new BroadcastChannel(CHANNEL_NAME)
  sender.postMessage(null)
}

/** Kept open, because a channel that is closed after a message may lose it. */
let sender: BroadcastChannel | undefined

const CHANNEL_NAME = 'claimlight-dossiers'
