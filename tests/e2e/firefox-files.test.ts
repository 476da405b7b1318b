// @module-tag firefox
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf, overflowsOf } from '@/tests/browser/faults'
import { tableOf } from '@/tests/browser/import-files'
import { startPageModel, type PageModelServer } from '@/tests/browser/page-model-server'
import { serveSite, type Site } from '@/tests/browser/site'
import { until } from '@/tests/browser/until'
import { makeDocx, paragraph } from '../unit/dossier/readers/make-docx'
import { lines, makePdf } from '../unit/dossier/readers/make-pdf'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { goTo, marks, marksOf, press, readEverySite, says, saveNote, upload } from './firefox-panel'
import { CURIE_PAGE, ownDossierFiles, WRONG, type OwnDossierFiles } from './own-dossier-files'

// A walk through the panel in Firefox, with one profile: its workers and the extension's policy, with notes, files,
// dossiers and a model. The steps are in order.
let claimlight: FirefoxClaimlight
let folder: string
let files: OwnDossierFiles
let site: Site
let server: PageModelServer
let panel: Page

beforeAll(async () => {
  claimlight = await launchFirefox()
  await readEverySite(claimlight)
  folder = await mkdtemp(join(tmpdir(), 'claimlight-files-'))
  files = ownDossierFiles()
  site = await serveSite('tests/e2e', { '/curie.html': CURIE_PAGE })
  server = await startPageModel(({ sentences, claims }) => {
    const [sentence] = Object.entries(sentences).find(([, text]) => text.includes('2, 2024')) ?? []
    const [claim] = Object.entries(claims).find(([, one]) => JSON.stringify(one).includes('February 2, 2025')) ?? []
    const words = { words: 'February 2, 2024', claimWords: 'February 2, 2025' }
    return { differs: [{ sentence: Number(sentence), claim: Number(claim), ...words }], agrees: [] }
  })
  panel = await claimlight.openOwn('sidepanel.html#/notes')
}, 120_000)
afterAll(async () => {
  await claimlight.close()
  await Promise.all([server.close(), site.close(), rm(folder, { recursive: true, force: true })])
  files.close()
})

test('notes are read in a worker, updated after changes, and searched', async () => {
  await says(panel, 'Your saved notes appear here.')
  for (const id of ['one', 'two']) await saveNote(panel, id, `Note on the Été, ${id}`)
  await panel.waitForSelector('.library-list ::-p-text(Note on the Été, one)')
  await (await panel.waitForSelector('input[type=search]'))?.type('ete two')
  await panel.waitForSelector('.library-head ::-p-text(1 of 2)')
})

test('a file of notes is previewed and imported, and unchanged by a second import', async () => {
  const file = join(folder, 'notes.csv')
  await writeFile(file, tableOf(600))
  await goTo(panel, '#/notes/import')
  await upload(panel, '.drop input[type=file]', file)
  await says(panel, '600 notes would be imported.')
  await press(panel, 'Import 600 notes')
  await says(panel, '600 notes were imported.')
  await press(panel, 'Import another file')
  await upload(panel, '.drop input[type=file]', file)
  await says(panel, 'No new notes in this file.')
})

const TEXT = 'Andrej Karpathy left Tesla in March 2019.'

test.each([
  ['story.docx', makeDocx(paragraph('A job', 'berschrift1') + paragraph(TEXT))],
  ['story.pdf', makePdf([[...lines(['A job'], 720, 20), ...lines([TEXT], 680)]])],
  ['story.md', new TextEncoder().encode(`# A job\n\n${TEXT}\n`)],
])('%s is checked with its heading and its sentence', async (name, bytes) => {
  const file = join(folder, name)
  await writeFile(file, bytes)
  await goTo(panel, '#/check')
  await upload(panel, '.own-text input[type=file]', file)
  const wordsOf = (selector: string) => panel.evaluate((one) => document.querySelector(one)?.textContent, selector)
  await until(() => wordsOf('.marked [data-start].contradicted'), (words) => words === TEXT, 60_000) // prettier-ignore
  expect(await wordsOf('.marked h2')).toBe('A job')
  await press(panel, 'New text')
})

test('a dossier is added, checks an article about it, and has no findings at once when it is turned off', async () => {
  await goTo(panel, '#/dossiers/add')
  await upload(panel, '.drop input[type=file]', files.dossier)
  await press(panel, 'Add this evidence')
  await panel.waitForSelector('::-p-aria([name="Look at its claims"][role="link"])')
  const article = await claimlight.open(`${site.url}/curie.html`)
  const wrong = WRONG.words.split(' ')[2] ?? ''
  await marks(article, wrong)
  await goTo(panel, '#/dossiers')
  await press(panel, 'Marie Curie', 'switch')
  await until(() => marksOf(article), (words) => words === '', 30_000) // prettier-ignore
  await press(panel, 'Marie Curie', 'switch')
  await marks(article, wrong)
})

test('a newer dossier replaces the installed one after a question, and undo brings it back', async () => {
  await goTo(panel, '#/dossiers/add')
  await upload(panel, '.drop input[type=file]', files.newer)
  await says(panel, 'The new one comes from curie-newer.json.')
  await press(panel, 'Replace')
  await says(panel, 'Marie Curie was replaced.')
  await press(panel, 'Undo')
  await goTo(panel, '#/dossiers')
  await says(panel, 'Version 1 ·')
  await press(panel, 'Remove Marie Curie')
  await panel.waitForSelector('::-p-aria([name="Restore Marie Curie"][role="button"])')
  await press(panel, 'Undo')
  await panel.waitForSelector('::-p-aria([name="Marie Curie"][role="switch"])')
})

const type = async (label: string, text: string) =>
  (await panel.waitForSelector(`::-p-aria([name="${label}"][role="textbox"])`))?.type(text)

test('a model server is connected, a text is checked with it, and the card of the finding says so', async () => {
  await goTo(panel, '#/settings')
  await press(panel, 'Read with a model', 'switch')
  await type('Address', server.address)
  await press(panel, 'Connect')
  await says(panel, 'Connected to tiny.')
  expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(['/v1/models']))
  await goTo(panel, '#/check')
  await type('Text to check', 'Karpathy coined the term vibe coding on February 2, 2024.')
  await press(panel, 'Check')
  await press(panel, 'Read with the model')
  await says(panel, 'The model found 1 difference.')
  await says(panel, 'tiny too')
})

test('the screens of the research fit', { timeout: 240_000 }, async () => {
  await goTo(panel, '#/dossier/research')
  await says(panel, 'How it was made')
  expect(await faultsByWidth()).toEqual([])
  const french = await launchFirefox(undefined, true)
  panel = await french.openOwn('sidepanel.html#/dossier/research')
  await says(panel, 'Comment c’est fait')
  expect(await faultsByWidth()).toEqual([])
  await french.close()
})

/** Faults of the present screen, with the text of its first sections open, in two widths of a sidebar. */
async function faultsByWidth(): Promise<string[]> {
  await panel.evaluate(() => [...document.querySelectorAll('summary')].slice(0, 3).forEach((fold) => fold.click()))
  // Both libraries have the one method that is used.
  const same = panel as unknown as Parameters<typeof faultsOf>[0]
  const faults: string[] = []
  for (const width of [320, 400]) {
    await panel.setViewport({ width, height: 700 })
    faults.push(...(await overflowsOf(same)), ...(await faultsOf(same)))
  }
  return faults
}
