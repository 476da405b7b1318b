import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import type { Article } from '@/lib/engine'

export interface EngineAlone {
  /** From nothing to an engine that answers, the loading of its code apart. */
  ready: number
  /** Milliseconds for all sentences of an article, by an engine that has read others. */
  check: (article: Article) => Promise<number>
}

/** Runs the engine in the same browser without a page, to separate its share. */
export async function engineAlone(browser: Browser, warmUp: Article): Promise<EngineAlone> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { bundledIndex } from '@/lib/dossiers/bundled-index'
import { createEngine } from './lib/engine'
        import { bundledDossier } from './lib/dossier/bundled'
        const started = performance.now()
        const engine = createEngine(bundledDossier, bundledIndex)
        const ready = performance.now() - started
        window.engine = { ready, check(article) { const from = performance.now(); engine.check(article); return performance.now() - from } }`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    alias: { '@': process.cwd() },
    logLevel: 'error',
  })
  const page = await browser.newPage()
  await page.evaluate(outputFiles[0]?.text ?? '')
  const check = (article: Article): Promise<number> => page.evaluate((given) => window.engine.check(given), article)
  await check(warmUp)
  return { ready: await page.evaluate(() => window.engine.ready), check }
}

declare global {
  interface Window {
    engine: { ready: number; check: (article: Article) => number }
  }
}
