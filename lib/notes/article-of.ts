import type { StoredArticle } from '@/lib/schema/annotation'
import { requestPageSource } from '@/lib/platform/page-source'
import { noteLimits } from '@/lib/schema/limits'

/**
 * Returns the author, site and date from the metadata of a tab's page, for the note that is saved on it.
 * @param known site and date that the check of the page has already read
 * @returns an object to spread into the note; empty if the page gives none of the three
 */
export async function articleOf(
  tabId: number,
  url: string,
  known: { site: string; date: string | null } | null,
): Promise<{ article?: StoredArticle }> {
  // Waits only briefly: a busy page must not prevent the note from being saved.
  const pageSource = await requestPageSource(tabId, url)
  const author = (pageSource?.author ?? '').slice(0, noteLimits.line)
  // The stored site of a page that is not checked, such as one in another language, is only its host.
  const site = (pageSource?.site || known?.site || '').slice(0, noteLimits.line)
  const date = known?.date?.slice(0, 10) || (pageSource?.date ?? '')
  return author + site + date === '' ? {} : { article: { author, site, date } }
}
