import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium, type Browser, type Page } from 'playwright-core'
import { colourSheet } from '@/lib/schema/colours'
import type { Dossier } from '@/lib/dossier/format/schema'
import { catalogueOf } from '../../words/catalogue-of'
import { chromiumPath } from '@/tools/shared/chromium-path'

export interface OpenStage {
  browser: Browser
  page: Page
  close: () => Promise<void>
}

/** Opens the dossier view in Chromium with any dossier. The code is bundled as for production. */
export async function openStage(dossier: Dossier, hash = '#/dossier'): Promise<OpenStage> {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['tests/browser/dossier/stage.tsx'],
    bundle: true,
    write: false,
    outdir: 'stage',
    format: 'iife',
    minify: true,
    jsx: 'automatic',
    alias: {
      // As in the build of the extension (wxt.config.ts).
      '@/lib/engine/data/large-data': `${root}lib/platform/large-data-files.ts`,
      '@': root,
      'webextension-polyfill': `${root}tests/unit/fake-browser.ts`,
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const page = await browser.newPage({ viewport: { width: 400, height: 800 }, reducedMotion: 'reduce' })
  await page.route('http://stage.test/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stage</title><style>${colourSheet}${text('.css')}</style><body><div id="root"></div></body></html>`,
    }),
  )
  await page.goto(`http://stage.test/${hash}`)
  await page.evaluate(text('.js'))
  const words = await catalogueOf('en')
  await page.evaluate(([given, said]) => window.showDossier(given, said), [dossier, words] as const)
  await page.locator('main[data-ready="true"]').waitFor()
  return { browser, page, close: () => browser.close() }
}
