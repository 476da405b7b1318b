import { mayReadAllSites } from './permissions'
import { pageInTab } from './tabs'

/** Whether the page of a tab may be read: now, once the user clicks the toolbar button on it, or never. */
export type PageAccess = 'open' | 'after-click' | 'closed'

export async function pageAccess(tabId: number): Promise<{ access: PageAccess; isLoading: boolean }> {
  // The browser gives the address of a page only with a permission for it.
  const { url, isLoading } = await pageInTab(tabId)
  if (url !== null) return { access: /^https?:/.test(url) ? 'open' : 'closed', isLoading }
  return { access: (await mayReadAllSites()) ? 'closed' : 'after-click', isLoading }
}
