// @module-tag tools
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath } from '@/tools/shared/chromium-path'
import { colourFaultsInOtherLooks, faultsOf } from './faults'
import { t } from '@/lib/i18n/t'

/** One page of each kind of two sites; that on Apollo 11 also in French. */
const screens = ['index', 'introduction', 'claims', 'claims-doubt', 'timeline', 'names', 'sources', 'downloads']
const PAGES = [
  ...[...screens, 'search', 'claims-corrected', 'names-person', 'sources-tier-1', 'timeline-page-2'].map(inKarpathy),
  ...['claim/llm101n-only-course', 'name/openai', 'name/andrej-karpathy', 'source/26', 'topic/llm101n'].map(inKarpathy),
  ...[...screens, 'search', 'source/1'].flatMap((name) => [`apollo-11/${name}`, `apollo-11/fr/${name}`]),
]

let browser: Browser
const out = mkdtempSync(join(tmpdir(), 'claimlight-site-'))
beforeAll(async () => {
  makeSite('dossier/karpathy', 'andrej-karpathy', 'en')
  makeSite('dossier/apollo-11', 'apollo-11', 'en,fr')
  // The longest pages of the kinds whose names are those of the dossier.
  for (const kind of ['claim', 'name', 'topic']) {
    const [file] = readdirSync(`${out}/apollo-11/${kind}`)
      .filter((name) => name.endsWith('.html'))
      .sort((a, b) => statSync(`${out}/apollo-11/${kind}/${b}`).size - statSync(`${out}/apollo-11/${kind}/${a}`).size)
    const name = `${kind}/${(file ?? '').replace('.html', '')}`
    PAGES.push(`apollo-11/${name}`, `apollo-11/fr/${name}`)
  }
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
}, 120_000)
afterAll(async () => {
  await browser.close()
  rmSync(out, { recursive: true, force: true })
})

describe('the site of a dossier', () => {
  test('has no fault of accessibility on any kind of page in any look', async () => {
    const page = await browser.newPage({ bypassCSP: true })
    const found: string[] = []
    for (const name of PAGES) {
      await page.goto(`file://${out}/${name}.html`)
      const faults = [...(await faultsOf(page)), ...(await colourFaultsInOtherLooks(page))]
      found.push(...faults.map((fault) => `${name}: ${fault}`))
    }
    expect(found).toEqual([])
  })

  test('fits into 320 pixels, and needs no scripts to be read', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false })
    for (const name of PAGES) {
      await page.goto(`file://${out}/${name}.html`)
      expect([name, (await page.locator('main').boundingBox())?.width]).toEqual([name, 320])
      expect(await page.locator('h1').first().isVisible()).toBe(true)
    }
    await page.goto(`file://${out}/andrej-karpathy/search.html`)
    expect(await page.locator('noscript a').first().isVisible()).toBe(true)
  })

  test('finds claims from a disk', async () => {
    const page = await browser.newPage()
    await page.goto(`file://${out}/andrej-karpathy/index.html`)
    await page.getByRole('searchbox').fill('llm101n only course')
    await page.getByRole('button', { name: t('site.screen.search') }).click()
    await page.getByRole('link', { name: /is the only course Eureka Labs/ }).click()
    await page.waitForURL(/claim\/llm101n-only-course\.html$/)
  })
})

function makeSite(dossier: string, folder: string, languages: string): void {
  const command = ['packages/publish/dossier.ts', 'site', dossier, '--languages', languages, '--out', join(out, folder)]
  const made = spawnSync(process.execPath, ['scripts/run.mjs', ...command], { encoding: 'utf8' })
  expect(made.stderr).toBe('')
}

function inKarpathy(name: string): string {
  return `andrej-karpathy/${name}`
}
