// @module-tag looks
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { cardText, pointOf } from './card'
import { launchExtension, type Claimlight } from './extension'
import { faultsInEveryLook, overflowsOf } from './faults'
import { frenchCopy } from './french'
import { startPageModel } from './page-model-server'
import { panelStates, showState, TAB } from './panel-states'
import { serveSite, type Site } from './site'
import { until } from './until'

// The whole extension in a French browser, on an article in English.
const CONFLICT = 'Karpathy left Tesla in March 2019.'
const corrected = bundledDossier.claims.find(({ correction, status }) => correction && status !== 'established')

let copy: Awaited<ReturnType<typeof frenchCopy>>
let claimlight: Claimlight
let site: Site
let article: Page
let panel: Page

beforeAll(async () => {
  copy = await frenchCopy()
  site = await serveSite(fileURLToPath(new URL('./fixtures', import.meta.url)), {
    '/soup.html': '<!doctype html><html lang="en"><title>Soup</title><p>Boil the water first. Then add the leeks.</p>',
    '/german.html': `<!doctype html><html lang="de"><title>Porträt</title><p>${'Andrej Karpathy hat Tesla verlassen und danach mit anderen eine Schule gegründet, die es noch gibt. '.repeat(6)}</p>`,
  })
  claimlight = await launchExtension({ extension: copy.folder, allSites: true, viewport: { width: 900, height: 700 } })
  article = await claimlight.open(`${site.url}/article.html`)
  await claimlight.waitForStatus(article, 'done')
  panel = await claimlight.openPanel(article)
  await panel.setViewportSize({ width: 320, height: 700 })
})
afterAll(async () => {
  await claimlight.close()
  await site.close()
  await copy.remove()
})

test('the panel is in French, and page and dossier texts stay English', async () => {
  await panel
    .getByRole('group', { name: 'Afficher' })
    .getByRole('button', { name: /^\d+ contredites?$/ })
    .waitFor()
  expect(await panel.evaluate(() => document.documentElement.lang)).toBe('fr-FR')
  const finding = panel.getByRole('list', { name: 'Constats' }).getByRole('listitem').filter({ hasText: CONFLICT })
  await finding.getByText('Contredite').waitFor()
  expect(await finding.locator('.rows .large .label').allInnerTexts()).toEqual(['Page\u00a0:', 'Preuve\u00a0:'])
  for (const part of ['.quote', '.rows .value > [lang]'])
    expect(await finding.locator(part).first().getAttribute('lang'), part).toBe('en')
})

test('names, commands and the toolbar are in French', async () => {
  const words = await panel.evaluate(async () => ({
    manifest: chrome.runtime.getManifest(),
    commands: await chrome.commands.getAll(),
    title: await chrome.action.getTitle({}),
  }))
  expect(words.manifest.description).toContain('phrase par phrase')
  expect(words.commands.map(({ description }) => description)).toContain(
    'Aller à la phrase suivante, contredite ou à examiner',
  )
  expect(words.title).toBe('Claimlight\u00a0: analyser cette page')
})

test('the card on the page is in French', async () => {
  await article.bringToFront()
  const { x, y } = await pointOf(article, CONFLICT)
  await article.mouse.click(x, y)
  const said = await until(
    () => cardText(article),
    (card) => card !== null,
  )
  expect(said).toMatch(/^Contredite/)
  expect(said).toContain('Ouvrir dans le panneau')
  await article.keyboard.press('Escape')
})

test.each([
  ['/soup.html', 'off-subject', 'Aucune de vos preuves ne concerne cette page.'],
  ['/german.html', 'other-language', 'Langue probable de cette page\u00a0: allemand.'],
] as const)('the panel explains in French why it has no findings: %s', async (path, status, words) => {
  const page = await claimlight.open(`${site.url}${path}`)
  await claimlight.waitForStatus(page, status)
  const own = await claimlight.openPanel(page)
  await own.getByRole('heading', { name: words }).waitFor()
  await own.setViewportSize({ width: 320, height: 700 })
  expect(await overflowsOf(own)).toEqual([])
  await own.close()
  await page.close()
})

test.each([
  ['page', 'page'],
  ['notes', 'notes'],
  ['check', 'check'],
  ['settings', 'settings'],
  ['dossier', 'dossier'],
  ['search', 'dossier?q=openai&show=doubt'],
  ['introduction', 'dossier/introduction'],
  ['research', 'dossier/research'],
  ['timeline', 'dossier/timeline'],
  ['names', 'dossier/names'],
  ['name', 'dossier/entity/Tesla'],
  ['sources', 'dossier/sources?tier=2'],
  ['source', `dossier/source/${bundledDossier.sources[0]!.n}`],
  ['claim', `claim/${corrected!.id}`],
])('the screen “%s” has no faults in any look', { timeout: 90_000 }, async (_name, hash) => {
  await panel.bringToFront()
  await panel.evaluate((at) => (location.hash = at), `#/${hash}`)
  await panel.locator('main :is(h1, h2, [role="group"])').first().waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
})

test('a check with a model is in French', { timeout: 60_000 }, async () => {
  const server = await startPageModel(({ sentences, check, claims }) => {
    const [number = '1', claim = ''] = Object.entries(claims)[0] ?? []
    const words = (text: string | { text: string }) =>
      (typeof text === 'string' ? text : text.text).split(' ').slice(0, 2).join(' ')
    const entries = check.map((sentence) => {
      return { sentence, words: words(sentences[sentence] ?? ''), claim: Number(number), claimWords: words(claim) }
    })
    return { differs: entries.slice(0, 1), agrees: entries.slice(1) }
  })
  const modelServer = { address: `${server.address}/`, model: 'tiny' }
  await claimlight.changeSettings({ secondOpinion: true, modelServer })
  await panel.evaluate(() => (location.hash = '#/page'))
  await panel.getByRole('button', { name: 'Lire avec le modèle' }).click()
  const list = panel.getByRole('list', { name: 'Constats' })
  const head = list.getByRole('button', { name: /par le modèle tiny/ }).first()
  await head.waitFor()
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
  await panel
    .getByText(/Claimlight\s: .+ tiny\s: diffère\./)
    .first()
    .waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
  await claimlight.changeSettings({ secondOpinion: false, modelServer: null })
  await server.close()
})

describe('without faults in any look is', { timeout: 90_000 }, () => {
  let own: Page
  beforeAll(async () => {
    own = await claimlight.open(`/sidepanel.html?tabId=${TAB}`)
  })

  test.each(panelStates)('%s', async (_name, hash, stored) => {
    await showState(own, hash, stored)
    expect(await faultsInEveryLook(own)).toEqual([])
  })

  test('the welcome page', async () => {
    await own.goto(new URL('/welcome.html', own.url()).href)
    await own.getByRole('img', { name: /^À gauche, une page/ }).waitFor()
    expect(await faultsInEveryLook(own)).toEqual([])
  })
})

declare const chrome: {
  runtime: { getManifest: () => { description: string } }
  commands: { getAll: () => Promise<{ description: string }[]> }
  action: { getTitle: (of: object) => Promise<string> }
}
