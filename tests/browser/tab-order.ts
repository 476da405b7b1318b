import type { Locator, Page } from 'playwright-core'

/** Returns the names of the parts of a panel in the order in which the Tab key reaches them. */
export async function tabOrder(panel: Page, parts: Readonly<Record<string, Locator>>): Promise<string[]> {
  const order = new Set<string>()
  for (let i = 0; i < 18; i++) {
    await panel.keyboard.press('Tab')
    for (const [name, part] of Object.entries(parts))
      if (await part.evaluate((element) => element.contains(document.activeElement))) order.add(name)
  }
  return [...order]
}
