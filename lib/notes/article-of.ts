import type { StoredArticle } from '@/lib/schema/annotation'
import { soonPageSource } from '@/lib/platform/page-source'
import { noteLimits } from '@/lib/schema/limits'

/**
 * Author, site and date from the metadata of a tab's page, for the note that is saved on it.
 *
 * @param known what the check of the page has read already
 * @returns a field to spread; none where the page says nothing
 */
export async function articleOf(
  tabId: number,
  url: string,
  known: { site: string; date: string | null } | null,
): Promise<{ article?: StoredArticle }> {
  // A page that is busy must not keep the note from being saved.
  const said = await soonPageSource(tabId, url)
  const author = (said?.author ?? '').slice(0, noteLimits.line)
  // A page that is not checked, such as one in another language, is known by its host alone.
  const site = (said?.site || known?.site || '').slice(0, noteLimits.line)
  const date = known?.date?.slice(0, 10) || (said?.date ?? '')
  return author + site + date === '' ? {} : { article: { author, site, date } }
}
