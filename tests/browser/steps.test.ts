// @module-tag walks
import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeBackup } from '@/lib/notes/formats/backup/backup'
import { STORY_PAGE } from '@/tests/e2e/story'
import { notes } from '@/tests/unit/components/fixtures'
import { batchesOf, joined, NOW } from '@/tests/unit/notes/formats/pieces'
import { launchExtension, type Claimlight } from './extension'
import { startPageModel } from './page-model-server'
import { serveSite, type Site } from './site'
import { t } from '@/lib/i18n/t'

// How many things a user does for a job, beginning at the article with the sidebar beside it. A file that is chosen is one.
let claimlight: Claimlight
let site: Site
let panel: Page
let steps: number

beforeEach(async () => {
  steps = 0
  site = await serveSite('tests/e2e', { '/story.html': STORY_PAGE })
  claimlight = await launchExtension({ allSites: true, viewport: { width: 400, height: 900 } })
  claimlight.context.setDefaultTimeout(30_000)
  panel = await openArticle()
})
afterEach(async () => {
  await claimlight.close()
  await site.close()
})

async function openArticle(): Promise<Page> {
  const article = await claimlight.open(`${site.url}/story.html`)
  await claimlight.waitForStatus(article, 'done', 60_000)
  return claimlight.openPanel(article)
}
async function click(what: Locator): Promise<void> {
  steps++
  await what.click()
}
async function choose(what: Locator, file: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  steps++
  await what.setInputFiles(file)
}

test('a backup is restored in three steps', async () => {
  await click(panel.getByRole('link', { name: t('bar.settings') }))
  const contents = { notes: batchesOf(notes), bin: [], mutes: [], settings: null }
  const backup = await joined(writeBackup(contents, { now: NOW, total: notes.length }))
  const file = { name: 'backup.jsonl', mimeType: 'application/json', buffer: Buffer.from(backup) }
  await choose(panel.getByLabel(t('backup.restore')), file)
  await click(panel.getByRole('button', { name: /^Import \d+ notes?/ }))
  await panel.getByRole('heading', { name: /notes? (?:was|were) imported/ }).waitFor()
  expect(steps).toBe(3)
})

test('a model is connected with one click and the browser’s question, takes the focus, and can read all further pages', async () => {
  const server = await startPageModel(() => ({ differs: [], agrees: [] }))
  // The server answers in the place of Ollama, whose port may be in use on this computer.
  await claimlight.context.route(/^http:\/\/127\.0\.0\.1:(?:11434|1234|8080)\//, (route) =>
    route.continue({
      url: route
        .request()
        .url()
        .replace(/^http:\/\/[^/]+\/v1/, server.address),
    }),
  )
  await click(panel.getByRole('button', { name: 'find one' }))
  const reader = panel.getByRole('heading', { name: t('modelCheck.name', { model: 'tiny' }) })
  await reader.waitFor()
  await expect.poll(() => reader.evaluate((head) => head === document.activeElement)).toBe(true)
  expect(steps).toBe(1)
  await panel.getByRole('checkbox', { name: t('secondOpinion.along') }).click()
  panel = await openArticle()
  await panel.getByText(t('modelCheck.none')).waitFor()
  expect(server.requests.length).toBeGreaterThan(1)
  await server.close()
})
