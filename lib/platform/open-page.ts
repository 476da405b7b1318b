import { browser } from 'wxt/browser'

/** Opens a page of the web in a tab of its own, in front. The caller has made sure that the address is http(s). */
export async function openPage(url: string): Promise<void> {
  await browser.tabs.create({ url })
}

/** Opens the page that says what this is, in a tab in front. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })
}
