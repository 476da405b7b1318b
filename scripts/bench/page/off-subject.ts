import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { launchExtension, type Claimlight } from '@/tests/browser/extension'
import { costOfScripts, type Cost } from './cost-of-scripts'

/** Cost of each script of an extension on a page that does not mention the subject. */
export async function measureOffSubject(context: BrowserContext, url: string): Promise<Cost[]> {
  const page = await context.newPage()
  try {
    // The process of the site is the one that is traced, so it has to be there.
    await page.goto(new URL('/blank.html', url).href)
    return await costOfScripts(page, async () => {
      await page.goto(url, { waitUntil: 'load' })
      await page.waitForTimeout(1200)
    })
  } finally {
    await page.close()
  }
}

/**
 * The minimum: the same extension with a script that only walks the text nodes. Every extension script pays for its own
 * world in each page.
 */
export async function launchWalker(): Promise<Claimlight> {
  const folder = await mkdtemp(join(tmpdir(), 'claimlight-walker-'))
  await cp('.output/chrome-mv3', folder, { recursive: true })
  await writeFile(join(folder, 'subject-detector.js'), WALK)
  const walker = await launchExtension({ extension: folder, allSites: true })
  return {
    ...walker,
    async close() {
      await walker.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const WALK = `{
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let letters = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) letters += node.data.length
  globalThis.letters = letters
}`
