// @module-tag walks
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { STORY_PAGE } from '@/tests/e2e/story'
import { chooseFromMenu } from './check-claim'
import { launchExtension } from './extension'
import { faultsInEveryLook } from './faults'
import { longestTask } from './longest-task'
import { openNewText } from './new-text'
import { startPageModel, type AskedData, type PageModelServer } from './page-model-server'
import { serveSite } from './site'
import { claimlight, site, startExtension } from './start-extension'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// The built panel with a model server on this computer that answers as it is told.
let server: PageModelServer
let page: Page
let panel: Page

const PARAGRAPHS = Array.from(
  { length: 60 },
  (_, i) =>
    `<p>Andrej Karpathy joined Tesla in June 2019, as number ${i} of this list says. He taught cs231n at Stanford. ` +
    `Later he went back to OpenAI. He left Tesla in July 2022. He founded Eureka Labs.</p>`,
)
const LONG_PAGE = `<article><h1>A long list about Andrej Karpathy</h1>${PARAGRAPHS.join('')}</article>`

const GERMAN_PAGE = `<!doctype html><html lang="de"><title>Ein Porträt</title><article><h1>Andrej Karpathy, ein Porträt</h1>
<p>Andrej Karpathy kam im Juni 2019 zu Tesla und leitete dort die Abteilung für künstliche Intelligenz. Vorher war er bei
OpenAI. Im Juli 2022 verließ er Tesla, und es war für ihn keine leichte Entscheidung.</p>
<p>Heute lebt er mit seinen Freunden in der Stadt und schreibt an einem Buch, das es noch nicht gibt.</p></article>`

startExtension(async () => {
  const claimlight = await launchExtension({ allSites: true, viewport: { width: 400, height: 700 } })
  const site = await serveSite('tests/e2e', {
    '/story.html': STORY_PAGE,
    '/long.html': LONG_PAGE,
    '/german.html': GERMAN_PAGE,
  })
  return { claimlight, site }
})
beforeEach(async () => {
  await claimlight.changeSettings({ secondOpinion: true, modelServer: null, modelAlong: false })
})
afterEach(async () => {
  await panel.close()
  await page.close()
  await server.close()
})

/** Says of the first sentence of each question that it differs, and of the next one that it agrees. */
function firstDiffers({ sentences, check, claims }: AskedData) {
  const [[number, claim] = ['1', '']] = Object.entries(claims)
  const start = (text: string) => text.split(' ').slice(0, 2).join(' ')
  const claimWords = start(typeof claim === 'string' ? claim : claim.text)
  const entries = check.slice(0, 2).map((sentence) => {
    const words = start(sentences[String(sentence)] ?? '')
    return { sentence, words, claim: Number(number), claimWords }
  })
  return { differs: entries.slice(0, 1), agrees: entries.slice(1) }
}

async function open(path: string): Promise<void> {
  page = await claimlight.open(`${site.url}${path}`)
  await claimlight.waitForStatus(page, 'done', 60_000)
  await claimlight.changeSettings({ modelServer: { address: `${server.address}/`, model: 'tiny' } })
  panel = await claimlight.openPanel(page)
}
const block = () => panel.getByRole('region', { name: t('modelCheck.name', { model: 'tiny' }) })
const start = () =>
  block()
    .getByRole('button', { name: t('modelCheck.read') })
    .click()

test('the settings connect to a server on this computer, and to no other', async () => {
  server = await startPageModel(firstDiffers)
  page = await claimlight.open(`${site.url}/story.html`)
  panel = await claimlight.open('/sidepanel.html#/settings')
  const address = panel.getByLabel(t('modelServer.address'), { exact: true })
  await address.fill('http://192.168.1.5:11434/v1')
  await panel.getByRole('button', { name: t('modelServer.connect') }).click()
  await panel.getByText(patternOf('modelServer.fault.remote')).waitFor()
  await address.fill(server.address)
  await panel.getByRole('button', { name: t('modelServer.connect') }).click()
  await panel.getByText(t('modelServer.connected', { model: 'tiny' })).waitFor()
  const models = () => panel.locator('.model-form option').allTextContents()
  await expect.poll(models).toEqual(['tiny', 'large'])
  expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(['/v1/models']))
  expect(server.requests[0]?.headers.cookie).toBeUndefined()
  expect(await faultsInEveryLook(panel)).toEqual([])
  await panel.reload()
  await expect.poll(models).toEqual(['tiny', 'large'])
  // This model says of everything that it differs, and fails.
  await panel.getByRole('button', { name: t('modelTest.start') }).click()
  await panel.getByText(patternOf('modelTest.poor')).waitFor()
  await panel.getByRole('button', { name: t('modelServer.remove') }).click()
  await panel.locator('.model-form option').first().waitFor({ state: 'detached' })
})

test('a server that refuses the extension is explained', async () => {
  server = await startPageModel(firstDiffers, { status: 403 })
  page = await claimlight.open(`${site.url}/story.html`)
  panel = await claimlight.open('/sidepanel.html#/settings')
  await panel.getByLabel(t('modelServer.address'), { exact: true }).fill(server.address)
  await panel.getByRole('button', { name: t('modelServer.connect') }).click()
  await panel.getByText(`launchctl setenv OLLAMA_ORIGINS "chrome-extension://${claimlight.id}"`).waitFor()
})

test('a refusal by a server that was looked for fills the width of the settings', async () => {
  server = await startPageModel(firstDiffers)
  page = await claimlight.open(`${site.url}/story.html`)
  panel = await claimlight.open('/sidepanel.html#/settings')
  await panel.route(/^http:\/\/127\.0\.0\.1:(?:11434|1234|8080)\//, (route) => route.fulfill({ status: 403 }))
  await panel.getByRole('button', { name: t('modelServer.find') }).click()
  const refusal = panel.getByText(patternOf('modelServer.fault.forbidden'))
  await refusal.waitFor()
  expect((await refusal.boundingBox())!.width).toBeGreaterThan(300)
})

test('a page is read by a model, and its differences are findings with its name, on the page too', async () => {
  server = await startPageModel(firstDiffers)
  await open('/story.html')
  const looked = () => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0))
  const before = await looked()
  await start()
  await block()
    .getByText(/The model found \d+ difference/)
    .waitFor()
  const findings = panel.getByRole('list', { name: t('page.findings'), exact: true })
  const heads = findings.getByRole('button', { name: /by the model tiny/ })
  await heads.first().waitFor()
  if ((await heads.first().getAttribute('aria-expanded')) === 'false') await heads.first().click()
  await panel
    .getByText(/Claimlight: .+\. tiny: differs\./)
    .first()
    .waitFor()
  // A model that was not tested makes nothing red.
  expect(await panel.locator('.finding.contradicted', { hasText: 'cannot tell. tiny: differs' }).count()).toBe(0)
  await expect.poll(looked).toBeGreaterThan(before)
  expect(await faultsInEveryLook(panel)).toEqual([])
})

test('a reading begins by itself where the user wants it', async () => {
  server = await startPageModel(firstDiffers)
  await claimlight.changeSettings({ modelAlong: true })
  await open('/long.html')
  await block()
    .getByText(/The model found \d+ differences\.$/)
    .waitFor({ timeout: 60_000 })
})

test('the states before and during a check have no accessibility fault', { timeout: 120_000 }, async () => {
  server = await startPageModel(firstDiffers, { delayMs: 600_000 })
  await open('/story.html')
  await block()
    .getByRole('button', { name: t('modelCheck.read') })
    .waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
  await start()
  await block()
    .getByText(/^0 of \d+ questions? answered/)
    .waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
  await block()
    .getByRole('button', { name: t('modelCheck.stop') })
    .click()
  await block().getByText('Stopped.').waitFor()
})

/** Finds the wrong month of the German page. */
function findsMonth({ sentences, claims }: AskedData) {
  const [sentence] = Object.entries(sentences).find(([, text]) => text.includes('Juni 2019')) ?? []
  const [claim] = Object.entries(claims).find(([, one]) => JSON.stringify(one).includes('June 2017')) ?? []
  const entry = { sentence: Number(sentence), words: 'Juni 2019', claim: Number(claim), claimWords: 'June 2017' }
  return { differs: [entry], agrees: [] }
}

async function openGerman(): Promise<void> {
  server = await startPageModel(findsMonth)
  page = await claimlight.open(`${site.url}/german.html`)
  await claimlight.waitForStatus(page, 'other-language', 60_000)
  await claimlight.changeSettings({ modelServer: { address: `${server.address}/`, model: 'tiny' } })
}

test('a page in German is checked with a model, and the message on its language stays', async () => {
  await openGerman()
  panel = await claimlight.openPanel(page)
  await panel.getByText(t('pageStatus.inLanguage', { language: 'German' })).waitFor()
  await start()
  const head = panel.getByRole('button', { name: /by the model tiny/ })
  await head.waitFor()
  await panel.getByText(t('pageStatus.inLanguage', { language: 'German' })).waitFor()
  await panel.getByText('Juni 2019').first().waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
})

test('a sentence in German is checked with a model after a right click', async () => {
  await openGerman()
  await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('p')!))
  const selectionText = await page.evaluate(() => String(getSelection()))
  await claimlight.changeSettings({ secondOpinion: false })
  await chooseFromMenu(claimlight, page, { selectionText })
  panel = await claimlight.openPanel(page)
  const answer = panel.getByRole('region', { name: t('selection.name') })
  await answer
    .getByText(/Claimlight only reads English\. This text seems to be in (German|another language)\./)
    .waitFor()
  expect(await answer.getByRole('button', { name: t('modelCheck.ask') }).count()).toBe(0)
  await claimlight.changeSettings({ secondOpinion: true })
  await answer.getByRole('button', { name: t('modelCheck.ask') }).waitFor()
  await answer.getByRole('button', { name: t('modelCheck.ask') }).click()
  await answer.getByText(t('modelCheck.found', 1)).waitFor()
  await answer.getByText(/tiny: differs\./).waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
})

test.each(['pasted', 'file'])('a text of the user in German is checked with a model: %s', async (from) => {
  const words = GERMAN_PAGE.slice(GERMAN_PAGE.indexOf('<p>')).replace(/<[^>]+>/g, '')
  await openGerman()
  panel = await claimlight.open('/sidepanel.html#/check')
  await openNewText(panel)
  if (from === 'file')
    await panel
      .getByLabel(t('check.choose'))
      .setInputFiles({ name: 'porträt.txt', mimeType: '', buffer: Buffer.from(words) })
  else {
    await panel.getByRole('textbox', { name: t('check.text') }).fill(words)
    await panel.getByRole('button', { name: t('check.check'), exact: true }).click()
  }
  await panel.getByText('Claimlight only reads English.').waitFor()
  await start()
  await panel.getByRole('button', { name: /by the model tiny/ }).waitFor()
})

test('a closed panel goes on where it was, without asking again', { timeout: 180_000 }, async () => {
  server = await startPageModel(firstDiffers, { delayMs: 50 })
  await open('/long.html')
  await start()
  await block()
    .getByText(/^[5-9] of \d+ questions answered/)
    .waitFor()
  const tab = panel.url()
  await panel.close()
  const before = server.requests.length
  panel = await claimlight.context.newPage()
  await panel.goto(tab)
  await block().getByText(patternOf('modelCheck.found')).waitFor({ timeout: 60_000 })
  const answered = Number(
    /(\d+)/.exec((await block().getByText(patternOf('modelCheck.found')).textContent()) ?? '')?.[1],
  )
  // Each question has one difference, and is asked about once more.
  expect(server.requests.length).toBeLessThanOrEqual(2 * answered + 3)
  expect(server.requests.length).toBeGreaterThan(before)
})

test(
  'a check of fifty paragraphs never holds the panel up, and is cancelled at once',
  { timeout: 180_000 },
  async () => {
    server = await startPageModel(firstDiffers, { delayMs: 50 })
    await open('/long.html')
    const button = await block()
      .getByRole('button', { name: t('modelCheck.read') })
      .elementHandle()
    const { longestMs } = await longestTask(panel, async () => button.evaluate(startAndCancel))
    const sent = server.requests.length
    expect(sent).toBeGreaterThanOrEqual(50)
    await block()
      .getByRole('button', { name: t('modelCheck.read') })
      .waitFor()
    expect(server.requests.length).toBeLessThanOrEqual(sent + 1)
    console.log(`fifty paragraphs: longest task ${longestMs.toFixed(0)} ms`)
    // Twice the longest measured, because processor time depends on the machine too.
    expect(longestMs).toBeLessThan(100)
  },
)

/** Runs in the panel, since a query of the test by role takes longer on a long list than all that is measured. */
async function startAndCancel(button: Node): Promise<void> {
  const region = (button as HTMLElement).closest('section')
  const says = (words: RegExp) =>
    new Promise<void>((done) => {
      const look = (): void => {
        if (!words.test(region?.querySelector('[role="status"]')?.textContent ?? '')) return
        watch.disconnect()
        done()
      }
      const watch = new MutationObserver(look)
      if (region) watch.observe(region, { subtree: true, childList: true, characterData: true })
      look()
    })
  ;(button as HTMLElement).click()
  await says(/^5\d of/)
  // The first button has become Stop; the one that was clicked is gone.
  region?.querySelector<HTMLElement>('.actions button')?.click()
  await says(/Stopped/)
}
