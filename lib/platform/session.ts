import { browser } from './browser'
import { runInTurn } from './one-at-a-time'
import { createStoredItem } from './stored-item'
import type { StoredDraft } from './drafts'
import type { PageState, SelectionCheck, TabEntry, ViewState } from '@/lib/schema/page-state'

/** A value in session storage: it outlives the worker but not the browser; content scripts cannot read it. */
const sessionItem = <T>(key: string) => createStoredItem<T>('session', key)
/** The page of a tab with its findings. Only `changePage` writes it. */
export const pageState = (tabId: number) => sessionItem<PageState>(pageStateKey(tabId))
/** The part of that page that is on screen. Only `changePage` and `changeView` write it. */
export const viewState = (tabId: number) => sessionItem<ViewState>(viewStateKey(tabId))
/** The selection last checked in a tab. The background writes it; the panel only removes `wantsNote`. */
export const selectionCheck = (tabId: number) => sessionItem<SelectionCheck>(`question:${tabId}`)

/** The words that the editor in a tab's page writes a note on, with its draft. Only the background writes it. */
export const noteRequest = (tabId: number) => sessionItem<NoteRequest>(`note:${tabId}`)

/**
 * The sentences of a page, by `pageKeyOf` of its address, that asking contradicted. They outlast a reload of the
 * tab, which removes the state of the page.
 */
export const askedSentences = (tabId: number) => sessionItem<{ page: string; quotes: string[] }>(`asked:${tabId}`)
export interface NoteRequest {
  selection: SelectionCheck
  draft: StoredDraft
}

/** The evidence that the user has compared pages with though they do not name it, by `pageKeyOf` of their address. */
export const comparedAnyway = sessionItem<ComparedAnyway[]>('compared-anyway')
export interface ComparedAnyway {
  page: string
  /** Ids of all evidence on one subject. */
  dossiers: readonly string[]
  /** Words of the page by which its agent knows that it is to be read. */
  words: string[]
}

/** The tab that the user has just checked, with the time in ms; `id` is new each time. */
export const checkRequest = sessionItem<{ tabId: number; id: string; at: number }>('check-wish')

export function askForCheck(tabId: number): Promise<void> {
  return checkRequest.write({ tabId, id: crypto.randomUUID(), at: Date.now() })
}

/** The page that the user wants to use as evidence; the panel removes it. `isPart`: only what is selected there. */
export const evidenceRequest = sessionItem<EvidenceRequest>('evidence-wish')
interface EvidenceRequest {
  tabId: number
  id: string
  isPart: boolean
}

/** Removes the request for a tab, and returns it to one caller alone; null where there is none. */
export function removeEvidenceRequest(tabId: number): Promise<EvidenceRequest | null> {
  return runInTurn('evidence-wish', async () => {
    const asked = await evidenceRequest.read()
    if (asked?.tabId !== tabId) return null
    await evidenceRequest.remove()
    return asked
  })
}

/** The page of a tab that a model reads, so that a reopened panel goes on. Only the panel writes it; it is removed with the page. */
export const modelCheck = (tabId: number) => sessionItem<{ url: string }>(modelCheckKey(tabId))

/** The entries of all tabs that have a page state, by tab id. */
export type TabIndex = Record<string, TabEntry>

export async function readTabIndex(): Promise<TabIndex> {
  return (await sessionItem<TabIndex>(INDEX_KEY).read()) ?? {}
}

export async function knownTabs(): Promise<TabEntry[]> {
  return Object.values(await readTabIndex())
}

/** Returns those whose check is the newest of their page: an older tab may show an older copy of it. */
export async function newestTabs(): Promise<TabEntry[]> {
  const tabs = await knownTabs()
  return tabs.filter((tab) => tabs.every(({ pageKey, since }) => pageKey !== tab.pageKey || since <= tab.since))
}

/** Writes a tab's page, view and index in one step, so that readers see them consistent. Page null: removes it. */
export async function writePage(
  tabId: number,
  page: PageState | null,
  { view, index }: { view?: ViewState | undefined; index?: TabIndex | undefined },
): Promise<void> {
  const { session } = browser.storage
  if (page === null) await session.remove([pageStateKey(tabId), viewStateKey(tabId), modelCheckKey(tabId)])
  const values = {
    ...(page !== null && { [pageStateKey(tabId)]: page }),
    ...(page !== null && view && { [viewStateKey(tabId)]: view }),
    ...(index && { [INDEX_KEY]: index }),
  }
  if (Object.keys(values).length > 0) await session.set(values)
}

const INDEX_KEY = 'tabs'
const pageStateKey = (tabId: number): string => `page:${tabId}`
const viewStateKey = (tabId: number): string => `view:${tabId}`
const modelCheckKey = (tabId: number): string => `model:${tabId}`
