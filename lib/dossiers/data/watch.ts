/**
 * Calls the listener whenever a dossier changes, in this page, another page of the extension, or the background.
 * @returns a function that stops it
 */
export function watchDossiers(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL_NAME)
  channel.onmessage = () => listener()
  return () => channel.close()
}

export function notifyWatchers(): void {
  senderChannel ??= new BroadcastChannel(CHANNEL_NAME)
  senderChannel.postMessage(null)
}

/** Kept open, because a channel that is closed after a message may lose it. */
let senderChannel: BroadcastChannel | undefined

const CHANNEL_NAME = 'claimlight-dossiers'
