import type { Page, Worker } from 'playwright-core'
import type { browser } from 'wxt/browser'

/** Global of the worker; the functions below are evaluated there. */
declare const chrome: typeof browser & {
  contextMenus: { onClicked: { dispatch: (info: object, tab: object) => void } }
}

/** Brings a sentence into the middle of the window. @returns a point on its first line */
export async function pointOnFinding(page: Page, quote: string): Promise<{ x: number; y: number }> {
  await select(page, quote)
  return page.evaluate(() => {
    const range = getSelection()?.getRangeAt(0)
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
    const [line] = range?.getClientRects() ?? []
    getSelection()?.removeAllRanges()
    if (!line) throw new Error('the page does not show the sentence')
    return { x: line.left + 24, y: line.top + line.height / 2 }
  })
}

/** Selects the first occurrence of the words on a page. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => {
    getSelection()?.removeAllRanges()
    const find = (window as unknown as { find: (text: string) => boolean }).find
    find.call(window, text)
  }, words)
}

/** Selects words and checks them. The context menu belongs to the system, so the worker gets its click event. */
export async function askAbout(worker: Worker, tabId: number, page: Page, words: string): Promise<void> {
  await page.bringToFront()
  await select(page, words)
  await worker.evaluate(
    async ([id, selectionText]) => {
      const tab = await chrome.tabs.get(id)
      const info = { menuItemId: 'check-claim', selectionText, pageUrl: tab.url, frameId: 0, editable: false }
      chrome.contextMenus.onClicked.dispatch(info, tab)
    },
    [tabId, words] as const,
  )
}

/** Hides scroll bars: in a headless browser they are wider than in the real panel. */
export async function hideScrollbars(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setScrollbarsHidden', { hidden: true })
}

/** Writes a note on the finding with that quote, as a reader does. */
export async function writeNote(panel: Page, quote: string, note: string): Promise<void> {
  const item = panel.getByRole('list', { name: 'Findings' }).getByRole('listitem').filter({ hasText: quote }).first()
  const toggle = item.locator('[data-toggle]')
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click()
  await item.getByRole('button', { name: 'Note', exact: true }).click()
  await item.getByRole('textbox', { name: 'Note', exact: true }).fill(note)
  await item.getByRole('textbox', { name: /^Tags/ }).fill('dates')
  await item.getByRole('button', { name: 'Save note' }).click()
  await item.getByRole('group', { name: 'Your note' }).waitFor()
}
