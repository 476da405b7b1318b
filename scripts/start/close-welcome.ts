import type { BrowserContext, Page } from 'playwright-core'

/** Closes the page that a fresh extension opens: what is driven has the tabs that it opened itself. */
export async function closeWelcome(context: BrowserContext): Promise<void> {
  await (await welcomeOf(context))?.close()
}

/** The page that a fresh extension opens, once it is there; null when it does not come in time. */
export async function welcomeOf(context: BrowserContext, limitMs = 5000): Promise<Page | null> {
  for (const until = Date.now() + limitMs; Date.now() < until;) {
    const welcome = context.pages().find((page) => page.url().endsWith('/welcome.html'))
    if (welcome) return welcome
    await new Promise((tick) => setTimeout(tick, 50))
  }
  return null
}
