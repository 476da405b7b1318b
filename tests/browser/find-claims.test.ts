import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { STORY_PAGE } from '@/tests/e2e/story'
import { launchExtension } from './extension'
import { panel, startExtension } from './start-extension'
import { faultsInEveryLook } from './faults'
import { startPageModel, type PageModelServer } from './page-model-server'
import { serveSite } from './site'

// The open page as a source of the bundled dossier, in the built panel, with a model server that answers as it is told.
let server: PageModelServer
let page: Page

const CATS = 'Andrej Karpathy keeps three cats in his office.'
const FINDINGS = [
  { claim: CATS, quote: 'Karpathy keeps three cats in his office.' },
  {
    claim: 'Andrej Karpathy left Tesla in March 2019.',
    quote: 'Karpathy left Tesla in March 2019.',
  },
  {
    claim: 'Karpathy’s dissertation is entitled “Connecting Images and Natural Language”.',
    quote: 'The dissertation of Karpathy is called “Connecting Images and Natural Language”.',
  },
  { claim: 'Andrej Karpathy keeps four dogs in his office.', quote: 'Karpathy keeps four dogs in his office.' },
]

startExtension(async () => {
  const claimlight = await launchExtension({ allSites: true, viewport: { width: 400, height: 700 } })
  const site = await serveSite('tests/e2e', { '/story.html': STORY_PAGE })
  server = await startPageModel((asked) => ({
    findings: JSON.stringify(asked).includes('three cats')
      ? FINDINGS.map((one) => ({ ...one, question: 0, wordings: [] }))
      : [],
  }))
  await claimlight.changeSettings({
    ...{ secondOpinion: true, modelAlong: false },
    modelServer: { address: `${server.address}/`, model: 'tiny' },
  })
  page = await claimlight.open(`${site.url}/story.html`)
  await claimlight.waitForStatus(page, 'done', 60_000)
  const panel = await claimlight.openPanel(page, '#/dossier/research')
  return { claimlight, site, panel, close: () => server.close() }
})

const found = (claim: string) =>
  panel.getByRole('region', { name: 'Find claims on this page' }).getByRole('listitem').filter({ hasText: claim })

test('a model finds claims on the page: new, known and in conflict, and an invented quotation is thrown away', async () => {
  await panel.getByRole('button', { name: 'Find claims on this page' }).click()
  await panel.getByText('The model found 3 claims.').waitFor()
  await panel.getByText('1 more was thrown away, because its quotation is not on the page.').waitFor()
  await found(CATS).getByText('New', { exact: true }).waitFor()
  await found('left Tesla in March').getByText('In conflict').waitFor()
  await found('is entitled').getByText('Known').waitFor()
  expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(['/v1/chat/completions']))
  expect(await faultsInEveryLook(panel)).toEqual([])
})

test('its quotation is shown on the page', async () => {
  await found(CATS).getByRole('button', { name: 'Show on the page' }).click()
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  await panel.bringToFront()
})

test('an accepted one is a claim with its passage, and the page is opened', async () => {
  await found(CATS).getByRole('button', { name: 'Add this claim' }).click()
  await found(CATS).getByText('Added.').waitFor()
  await panel.evaluate(() => location.assign('#/dossier?q=three+cats'))
  await panel.getByRole('link', { name: CATS }).click()
  await panel.getByRole('heading', { level: 1, name: CATS }).waitFor()
  await panel.getByText('The source says').waitFor()
  await panel.getByText('Karpathy keeps three cats in his office.', { exact: true }).waitFor()
  await panel.getByText(/^Opened, /).waitFor()
})

test('words that the user selects become a claim, without a model', async () => {
  await panel.evaluate(() => location.assign('#/dossier/research'))
  await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('li')!))
  await panel.getByRole('button', { name: 'Add the selected words' }).click()
  await panel.getByRole('heading', { level: 1, name: 'Add a claim' }).waitFor()
  await panel.getByText('nanochat is the capstone project of LLM101n.').waitFor()
  await panel.getByLabel('Answers the question').waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
})

test('the claim of the selected words is added with its source', async () => {
  await panel.getByRole('button', { name: 'Use these words' }).click()
  await panel.getByLabel('Tier').selectOption('2')
  await panel.getByRole('button', { name: 'Add this claim' }).click()
  await panel.getByText('The claim was added.').waitFor()
})
