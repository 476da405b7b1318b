import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { chromiumPath } from '@/tools/shared/chromium-path'

/** `node scripts/run.mjs tools/release/draw-icons.ts`: draws `assets/lamp.svg` as the PNG files for stores and toolbars. */
const lamp = await readFile('assets/lamp.svg', 'utf8')
const greyLamp = lamp.replaceAll('#f2b21b', '#9aa1a0').replaceAll('#17191b', '#5d6265')

const browser = await chromium.launch({ executablePath: chromiumPath() })
const page = await browser.newPage()
for (const [folder, svg, sizes] of [
  ['icon', lamp, [16, 32, 48, 128]],
  ['icon-grey', greyLamp, [16, 32]],
] as const) {
  await mkdir(`public/${folder}`, { recursive: true })
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
    await writeFile(`public/${folder}/${size}.png`, await page.screenshot({ omitBackground: true }))
  }
}
await browser.close()
