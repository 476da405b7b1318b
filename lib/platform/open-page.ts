import { browser } from './browser'

/** Opens a web page in a new, active tab. The caller has checked that the address is http(s). */
export async function openPage(url: string): Promise<void> {
  await browser.tabs.create({ url })
}

/** Opens the welcome page in a new, active tab. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })
}
