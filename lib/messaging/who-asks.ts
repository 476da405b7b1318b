/** The sender of a message, from data that the browser guarantees, not from the message. */
export type Sender =
  /** An extension page: the panel, also when opened in a tab. */
  | { part: 'panel'; tabId: number | null }
  /** The page agent in a page. Its data can be forged by a compromised renderer. */
  | { part: 'page'; tabId: number; frameId: number; url: string }
  /** The background, as seen from the page agent. */
  | { part: 'background' }

export type PageSender = Extract<Sender, { part: 'page' }>

export interface RawSender {
  id?: string | undefined
  url?: string | undefined
  origin?: string | undefined
  frameId?: number | undefined
  tab?: { id?: number | undefined } | undefined
}

/**
 * @param ownId the extension's id
 * @param ownOrigin `runtime.getURL('/')`
 * @returns null for another extension, and for an unknown sender with an address but without a tab
 */
export function senderOf(sender: RawSender, ownId: string, ownOrigin: string): Sender | null {
  if (sender.id !== ownId) return null
  const tabId = sender.tab?.id ?? null
  if (sender.url?.startsWith(ownOrigin)) {
    return isBackground(sender.url, ownOrigin) ? { part: 'background' } : { part: 'panel', tabId }
  }
  if (tabId !== null) return { part: 'page', tabId, frameId: sender.frameId ?? 0, url: sender.url ?? '' }
  // Chromium gives no url for a message from the worker to a tab.
  return sender.url === undefined ? { part: 'background' } : null
}

function isBackground(url: string, ownOrigin: string): boolean {
  const path = url.slice(ownOrigin.length)
  return path.startsWith('background') || path.startsWith('_generated_background_page')
}
