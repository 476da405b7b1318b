import { browser } from './browser'
import { mapDefined } from '@/lib/text/lists'

/** The browser's id of no tab. */
export const NO_TAB = -1

/** Returns the id of the active tab of this window; null when there is none (a window of devtools). */
export async function activeTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab?.id ?? null
}

/** Calls back when another tab of this window becomes active. @returns a function that stops it */
export function watchActiveTab(changed: (tabId: number) => void): () => void {
  let isStopped = false
  // Events wait until the window is known: another window has a panel of its own.
  const here = browser.windows.getCurrent()
  const listener = ({ tabId, windowId }: { tabId: number; windowId: number }): void => {
    void here.then(({ id }) => {
      if (windowId === id && !isStopped) changed(tabId)
    })
  }
  browser.tabs.onActivated.addListener(listener)
  return () => {
    isStopped = true
    browser.tabs.onActivated.removeListener(listener)
  }
}

/** Activates a tab and its window. Rejects when the tab no longer exists. */
export async function showTab(tabId: number): Promise<void> {
  const tab = (await browser.tabs.update(tabId, { active: true })) as { windowId?: number } | undefined
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true })
}

/** Returns address and title of a tab, null without a permission for the page, and whether it loads. */
export async function pageInTab(tabId: number) {
  const { url, title, status } = await browser.tabs.get(tabId)
  return { url: url || null, title: title || null, isLoading: status === 'loading' }
}

/** Tells whether a tab is in a private window. A closed tab counts as private, so that nothing of it is stored. */
export async function isPrivateTab(tabId: number): Promise<boolean> {
  return browser.tabs.get(tabId).then(
    ({ incognito }) => incognito,
    () => true,
  )
}

export function isPrivateWindow(): boolean {
  return browser.extension.inIncognitoContext ?? false
}

/** Returns the loaded tabs whose pages match one of the patterns; needs the permission for these pages. */
export async function tabsWithPages(matches: readonly string[]): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: [...matches] })
  return mapDefined(tabs, (tab) => (tab.id === undefined || tab.discarded ? undefined : tab.id))
}

/** Returns the ids of all tabs of all windows. */
export async function openTabs(): Promise<number[]> {
  return mapDefined(await browser.tabs.query({}), ({ id }) => id)
}

/** Calls back with the loaded tabs whose addresses the extension may see, now and when one has loaded or is closed. */
export function watchOpenPages(changed: (pages: readonly { tabId: number; url: string }[]) => void): () => void {
  let isStopped = false
  const read = async (): Promise<void> => {
    const tabs = await browser.tabs.query({ discarded: false })
    const pages = mapDefined(tabs, ({ id: tabId, url }) => (tabId === undefined || !url ? undefined : { tabId, url }))
    if (!isStopped) changed(pages)
  }
  const onChange = (): void => void read()
  onChange()
  const stop = onTabLoading(onChange)
  browser.tabs.onRemoved.addListener(onChange)
  return () => {
    isStopped = true
    stop()
    browser.tabs.onRemoved.removeListener(onChange)
  }
}

export function onTabClosed(closed: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => closed(tabId))
  // Firefox has no such event.
  const { onReplaced } = browser.tabs as Partial<typeof browser.tabs>
  onReplaced?.addListener((_added, tabId) => closed(tabId))
}

/**
 * Calls back when a document starts to load in a tab or has loaded, also when only the part after `#` changed.
 * @returns a function that stops it
 */
export function onTabLoading(loading: (tabId: number, status: 'loading' | 'complete') => void): () => void {
  const listener = (tabId: number, { status }: { status?: string }): void => {
    if (status === 'loading' || status === 'complete') loading(tabId, status)
  }
  browser.tabs.onUpdated.addListener(listener)
  return () => browser.tabs.onUpdated.removeListener(listener)
}

/** Opens a web page in a new, active tab. The caller must check that the address is http(s). */
export async function openPage(url: string): Promise<void> {
  await browser.tabs.create({ url })
}

export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })
}
