import { mayReadAllSites } from './permissions'
import { pageInTab } from './tabs'

/** Whether the page of a tab may be read: now, once the user clicks the toolbar button on it, or never. */
export type PageAccess = 'open' | 'after-click' | 'closed'

export async function pageAccess(tabId: number): Promise<PageAccess> {
  // The browser gives the address of a page only with a permission for it.
  const { url } = await pageInTab(tabId)
  if (url !== null) return /^https?:/.test(url) ? 'open' : 'closed'
  return (await mayReadAllSites()) ? 'closed' : 'after-click'
}
