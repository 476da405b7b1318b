import { readFileSync, writeFileSync } from 'node:fs'
import type { BrowserContext } from 'playwright-core'

/** Sets the picture of a page and that of the panel side by side, as a browser shows them. */
export async function besideEachOther(
  context: BrowserContext,
  left: string,
  right: string,
  to: string,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1600, height: 1000 })
  const [a, b] = [left, right].map((path) => `data:image/png;base64,${readFileSync(path).toString('base64')}`)
  const edge = colorScheme === 'light' ? '#dcdfdd' : '#333a3c'
  await page.setContent(
    `<body style="margin:0;display:flex;width:max-content"><img src="${a}"><img src="${b}" style="border-left:1px solid ${edge}"></body>`,
    { waitUntil: 'load' },
  )
  writeFileSync(to, await page.locator('body').screenshot())
  await page.close()
}
