import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumPath } from '@/tests/browser/chromium-path'

/** The size that the Chrome Web Store takes; addons.mozilla.org takes it as well. */
const SIZE = { width: 1280, height: 800 }
const LIGHT = '#f4f1ea'
const DARK = '#1c1b19'

/**
 * Lays the screenshots that `docs/store/pictures.json` names on the stores' picture size, whole, in the order of the list.
 *
 * @param project the folder of the project
 * @param to the folder in which `pictures` is made
 */
export async function storePictures(project: string, to: string): Promise<void> {
  const list = JSON.parse(readFileSync(join(project, 'docs/store/pictures.json'), 'utf8')) as string[][]
  mkdirSync(join(to, 'pictures'), { recursive: true })
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: SIZE })
    for (const [index, files] of list.entries()) {
      const images = files.map((file) => {
        const data = readFileSync(join(project, 'docs/screenshots', file)).toString('base64')
        return `<img src="data:image/png;base64,${data}">`
      })
      const ground = files.every((file) => file.includes('-dark')) ? DARK : LIGHT
      await page.setContent(
        `<style>body{margin:0;height:100vh;display:flex;gap:32px;align-items:center;justify-content:center;background:${ground}}
        img{max-width:${Math.floor(1216 / files.length)}px;max-height:768px}</style>${images.join('')}`,
      )
      await page.screenshot({ path: join(to, 'pictures', `${index + 1}.png`) })
    }
  } finally {
    await browser.close()
  }
}
