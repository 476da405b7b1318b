import { browser } from 'wxt/browser'

/** Opens a page of the web in a tab of its own, in front. The caller has made sure that the address is http(s). */
export async function openPage(url: string): Promise<void> {
  await browser.tabs.create({ url })
}
