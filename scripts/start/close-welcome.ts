import type { BrowserContext, Page } from 'playwright-core'

/** Closes the welcome page, so that only the driver's own tabs are open. */
export async function closeWelcome(context: BrowserContext): Promise<void> {
  await (await welcomeOf(context))?.close()
}

/** The welcome page; null when it does not open in time. */
export async function welcomeOf(context: BrowserContext, limitMs = 5000): Promise<Page | null> {
  for (const until = Date.now() + limitMs; Date.now() < until;) {
    const welcome = context.pages().find((page) => page.url().endsWith('/welcome.html'))
    if (welcome) return welcome
    await new Promise((tick) => setTimeout(tick, 50))
  }
  return null
}
