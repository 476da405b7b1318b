// @module-tag walks
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOf, overflowsOf } from '../faults'
import { launchExtension } from '../extension'
import { claimlight, startExtension } from '../start-extension'
import { serveSite } from '../site'
import { t } from '@/lib/i18n/t'

// The user's own dossiers in the built extension. The tests build on each other.
const FILLER = '<p>The rain went on until the evening, and the boats stayed in the harbour for the night.</p>'.repeat(4)
const LEFT = 'Mira Solberg left Tide Labs in 2011.'
const MIRA = `<!doctype html><html lang="en"><title>Mira Solberg</title><body><article><h1>Mira Solberg</h1><p>${LEFT}</p>${FILLER}</article></body></html>`
const solberg = (version: string, year: number) => ({
  name: `solberg-${version}.json`,
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      ...{ subject: { name: 'Mira Solberg', kind: 'person' }, version, asOf: '2026-01' },
      claims: [
        { id: 'left', topic: 'Work', text: `Mira Solberg left Tide Labs in ${year}.`, sources: [1] },
        { id: 'joined', topic: 'Work', text: 'Mira Solberg joined Tide Labs in 2004.', sources: [1] },
      ],
      sources: [{ n: 1, title: `Log of version ${version}`, url: `https://log.example/${version}` }],
      entities: [{ name: 'Tide Labs', kind: 'organisation' }],
    }),
  ),
})

let panel: Page
let mira: Page

startExtension(async () => {
  const site = await serveSite('tests/browser/fixtures', { '/mira.html': MIRA })
  const claimlight = await launchExtension({ allSites: true })
  claimlight.context.setDefaultTimeout(30_000)
  mira = await claimlight.open(`${site.url}/mira.html`)
  panel = await claimlight.openPanel(mira, '#/dossiers/add')
  return { claimlight, site }
})

async function go(hash: string): Promise<void> {
  await panel.bringToFront()
  await panel.evaluate((to) => location.assign(to), hash)
}

async function add(version: string, year: number, button: string): Promise<void> {
  await go('#/dossiers/add')
  await panel.getByLabel(t('adding.choose')).setInputFiles(solberg(version, year))
  await panel.getByRole('button', { name: button }).click()
  await panel.getByRole('link', { name: t('adding.open') }).waitFor()
}

/** The verdict of the sentence, as the background has it for the page. */
async function verdictOf(page: Page, sentence: string): Promise<string | undefined> {
  const state = await claimlight.stateOf(page)
  return state?.status === 'done' ? state.findings.find(({ quote }) => quote === sentence)?.verdict : undefined
}

test('a source that nobody has rated gets a rating, which the dossier shows', async () => {
  await add('1', 2011, 'Add this evidence')
  await go('#/of/mira-solberg/dossier/source/1')
  const rating = panel.getByRole('combobox', { name: t('source.rate') })
  expect(await rating.inputValue()).toBe('')
  await rating.selectOption('1')
  await panel.getByText(t('source.rated')).waitFor()
  await expect.poll(() => rating.inputValue()).toBe('1')
  await go('#/of/mira-solberg/claim/left')
  await panel.getByRole('heading', { level: 1, name: LEFT }).waitFor()
  await panel
    .getByRole('listitem')
    .filter({ hasText: 'Log of version 1' })
    .getByText(t('tier.name', { tier: 1 }))
    .waitFor()
})

test('two dossiers that disagree on a sentence both speak, and the sentence is disputed', async () => {
  await claimlight.waitForStatus(mira, 'done')
  await expect.poll(() => verdictOf(mira, LEFT), { timeout: 20_000 }).toBe('supported')
  await add('2', 2013, 'Keep both')
  await expect.poll(() => verdictOf(mira, LEFT), { timeout: 20_000 }).toBe('disputed')
  await go('#/page')
  const item = panel
    .getByRole('list', { name: t('page.findings') })
    .getByRole('listitem')
    .filter({ hasText: LEFT })
    .first()
  await item
    .getByText(/\b(?:2, 1|1, 2)\b/)
    .first()
    .waitFor()
  const toggle = item.locator('[data-toggle]').first()
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  const others = item.getByRole('list', { name: t('finding.otherDossiers') })
  await others.getByText(t('state.supported')).first().waitFor()
  await others.getByText('Log of version 1').waitFor()
  await item.getByText('Log of version 2').first().waitFor()
  await claimlight.context
    .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(panel.url()).origin })
    .catch(() => undefined)
  await panel.getByRole('button', { name: t('page.saveReport') }).click()
  const waiting = panel.waitForEvent('download')
  await panel.getByRole('button', { name: t('page.format.markdown'), exact: true }).click()
  const report = readFileSync(await (await waiting).path()).toString()
  expect(report).toContain('Log of version 1')
  expect(report).toContain('Log of version 2')
  await go('#/dossiers')
  await panel
    .getByRole('button', { name: /^Remove Mira Solberg/ })
    .last()
    .click()
  await expect.poll(() => verdictOf(mira, LEFT), { timeout: 20_000 }).toBe('supported')
})

test('a claim that is set aside gives way to the next one, and comes back from its page or with Undo', async () => {
  await go('#/of/mira-solberg/claim/left')
  await panel.getByRole('button', { name: t('claim.setAside') }).click()
  await panel.getByText(t('claim.isSetAside')).waitFor()
  await panel.getByRole('heading', { level: 1, name: LEFT }).waitFor({ state: 'detached' })
  expect(new URL(panel.url()).hash).toMatch(/^#\/of\/mira-solberg\/claim\/(?!left)/)
  await expect.poll(() => verdictOf(mira, LEFT), { timeout: 20_000 }).not.toBe('supported')
  await go('#/of/mira-solberg/claim/left')
  await panel.getByRole('heading', { name: t('claim.wasSetAside') }).waitFor()
  await look('set-aside')
  for (const width of [320, 480]) {
    await panel.setViewportSize({ width, height: 800 })
    expect(await overflowsOf(panel), `${width} px`).toEqual([])
    expect(await faultsOf(panel), `${width} px`).toEqual([])
  }
  await panel.getByRole('button', { name: t('claim.bringBack') }).click()
  await panel.getByText(t('claim.isBack')).waitFor()
  await panel.getByRole('heading', { level: 1, name: LEFT }).waitFor()
  await expect.poll(() => verdictOf(mira, LEFT), { timeout: 20_000 }).toBe('supported')
  await panel.getByRole('button', { name: t('claim.setAside') }).click()
  await panel.getByRole('button', { name: t('notes.undo') }).click()
  await expect.poll(() => verdictOf(mira, LEFT), { timeout: 20_000 }).toBe('supported')
})

/** A picture of the panel, for people; only with `PICTURES=FOLDER`. */
async function look(name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (folder !== undefined) await panel.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
