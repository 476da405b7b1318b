import { browser } from './browser'
import { storedItem } from './stored-item'
import type { ModelCheck } from '@/lib/model/page-answer'
import type { PageState, Question, TabEntry, ViewState } from '@/lib/schema/page-state'

/** A value that must outlive the worker but not the browser: kept in memory by the browser, closed to content scripts. */
const item = <T>(key: string) => storedItem<T>('session', key)

/** The page of a tab with its findings. Written by `changePage` alone. */
export const pageState = (tabId: number) => item<PageState>(pageKey(tabId))

/** The part of that page that the user looks at. Written by `changePage` and `changeView` alone. */
export const viewState = (tabId: number) => item<ViewState>(viewKey(tabId))

/** The user's last question by right click in a tab. Written by the background alone; the panel removes its wish for a note. */
export const question = (tabId: number) => item<Question>(`question:${tabId}`)

/** The tab whose page the user has just had checked by the toolbar button, the menu or the shortcut. New each time. */
export const checkWish = item<{ tabId: number; id: string }>('check-wish')

/** The check of a tab's page by a model. Written by the panel alone, and removed with the page. */
export const modelCheck = (tabId: number) => item<ModelCheck>(modelKey(tabId))

/** An entry for each tab that has a page state, by the tab's id. */
export type TabIndex = Record<string, TabEntry>

export async function readTabIndex(): Promise<TabIndex> {
  return (await item<TabIndex>(INDEX_KEY).read()) ?? {}
}

/** The tabs of which a page state is kept, without their findings. */
export async function knownTabs(): Promise<TabEntry[]> {
  return Object.values(await readTabIndex())
}

/** Writes a tab's page together with the parts that have changed with it, so that nobody sees one without the other. */
export async function writePage(
  tabId: number,
  page: PageState | null,
  { view, index }: { view?: ViewState | undefined; index?: TabIndex | undefined },
): Promise<void> {
  const { session } = browser.storage
  if (page === null) await session.remove([pageKey(tabId), viewKey(tabId), modelKey(tabId)])
  const values = {
    ...(page !== null && { [pageKey(tabId)]: page }),
    ...(page !== null && view && { [viewKey(tabId)]: view }),
    ...(index && { [INDEX_KEY]: index }),
  }
  if (Object.keys(values).length > 0) await session.set(values)
}

const INDEX_KEY = 'tabs'

const pageKey = (tabId: number): string => `page:${tabId}`
const viewKey = (tabId: number): string => `view:${tabId}`
const modelKey = (tabId: number): string => `model:${tabId}`
