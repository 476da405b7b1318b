import type { Page } from 'playwright-core'

/** The place of each box that marks words on a page that changes all the time, by its kind, in the page's window. */
export async function boxesOf(page: Page, kind: string): Promise<{ left: number; top: number }[]> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('DOM.enable')
  const { nodes } = await cdp.send('DOM.getFlattenedDocument', { depth: -1, pierce: true })
  const places = []
  for (const { nodeId, nodeName, attributes = [] } of nodes) {
    if (nodeName !== 'I' || attributes[attributes.indexOf('class') + 1] !== kind) continue
    // A box may be removed meanwhile.
    const box = await cdp.send('DOM.getBoxModel', { nodeId }).catch(() => null)
    if (box) places.push({ left: box.model.border[0] ?? NaN, top: box.model.border[1] ?? NaN })
  }
  await cdp.detach()
  return places
}
