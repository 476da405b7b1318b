/** Who sent a message, as the browser vouches for it: nothing in here comes from the message itself. */
export type Asker =
  /** One of our own pages: the panel, also when it stands in a tab. */
  | { part: 'panel'; tabId: number | null }
  /** The reader in a page. What it says is only as good as the page's renderer. */
  | { part: 'page'; tabId: number; frameId: number; url: string }
  /** The background itself, as the reader sees it. */
  | { part: 'background' }

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
 * @returns null for another extension, and for anything that has neither a page of ours nor a tab
 */
export function whoAsks(sender: RawSender, ownId: string, ownOrigin: string): Asker | null {
  if (sender.id !== ownId) return null
  const tabId = sender.tab?.id ?? null
  if (sender.url?.startsWith(ownOrigin)) {
    return isBackground(sender.url, ownOrigin) ? { part: 'background' } : { part: 'panel', tabId }
  }
  if (tabId !== null) return { part: 'page', tabId, frameId: sender.frameId ?? 0, url: sender.url ?? '' }
  // Chromium names no url for a message that the worker sends to a tab.
  return sender.url === undefined ? { part: 'background' } : null
}

function isBackground(url: string, ownOrigin: string): boolean {
  const path = url.slice(ownOrigin.length)
  return path.startsWith('background') || path.startsWith('_generated_background_page')
}
