import type { Page } from 'playwright-core'

/**
 * Returns the accessible content of the open card as one text; null without a card. Locators and scripts of the page
 * cannot read its closed shadow root, but the accessibility tree includes it.
 */
export async function cardText(page: Page): Promise<string | null> {
  const cdp = await page.context().newCDPSession(page)
  try {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree')
    const byId = new Map(nodes.map((node) => [node.nodeId, node]))
    const dialog = nodes.find((node) => node.role?.value === 'dialog')
    if (!dialog) return null
    const words: string[] = []
    const walk = (id: string): void => {
      const node = byId.get(id)
      if (!node) return
      if (node.role?.value === 'StaticText' || node.role?.value === 'image') words.push(String(node.name?.value))
      else node.childIds?.forEach(walk)
    }
    dialog.childIds?.forEach(walk)
    return words.join(' ')
  } finally {
    await cdp.detach()
  }
}

/** Returns the middle of the first line of some words, in CSS pixels of the window. */
export async function pointOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const [box] = range.getClientRects()
      if (box) return { x: box.left + Math.min(box.width / 2, 60), y: box.top + box.height / 2 }
    }
    throw new Error(`“${wanted}” is not on the page`)
  }, words)
}
