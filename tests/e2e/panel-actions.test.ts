import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { launchExtension } from '@/tests/browser/extension'
import { highlightsOf } from '@/tests/browser/highlights'
import { serveSite } from '@/tests/browser/site'
import { STORY, STORY_PAGE } from './story'
import { claimlight, site, startExtension } from '@/tests/browser/start-extension'

// Actions on a finding and on a whole page, in the built extension. Each test continues the previous one.
const conflict = STORY.contradicted[0]!
let article: Page
let panel: Page

startExtension(async () => {
  const site = await serveSite('.', {
    '/story.html': STORY_PAGE,
    '/slow.html': `<script src="/slow.js"></script>${STORY_PAGE}`,
  })
  // Only words near the view are marked: the window shows most of the story.
  const claimlight = await launchExtension({ allSites: true, viewport: { width: 1000, height: 1200 } })
  claimlight.context.setDefaultTimeout(15_000)
  article = await claimlight.open(`${site.url}/story.html`)
  await claimlight.waitForStatus(article, 'done')
  panel = await claimlight.openPanel(article)
  return { claimlight, site }
})

const item = () => panel.getByRole('list', { name: 'Findings' }).getByRole('listitem').filter({ hasText: conflict })
const marks = async () => (await highlightsOf(article))['claimlight-differs'] ?? []

test('“Save report” saves an HTML file without external resources, or Markdown', async () => {
  const html = await saved('Web page (HTML)')
  expect(html).toContain('sentences conflicts with the evidence.')
  expect(html).not.toMatch(/<script|src=/)
  for (const words of [STORY.page, STORY.dossier]) expect(html).toContain(words.replaceAll("'", '&#39;'))
  const markdown = await saved('Markdown')
  expect(markdown).toContain(`**${STORY.page}**`)
  // The file is complete: it can be opened offline.
  const page = await claimlight.context.newPage()
  await page.setContent(html)
  expect(await page.locator('blockquote').allTextContents()).toContain(conflict)
  await page.close()
})

test('a finding marked as not right is restored by undo, which has the focus', async () => {
  expect(await marks()).toEqual([STORY.page])
  await markAsWrong()
  await panel.getByText('1 finding on this page is muted.').waitFor()
  await expect.poll(marks, { timeout: 10_000 }).toEqual([])
  await expect.poll(() => panel.evaluate(() => document.activeElement?.textContent)).toBe('Undo')
  await panel.keyboard.press('Enter')
  await item().waitFor()
  await expect.poll(marks, { timeout: 10_000 }).toEqual([STORY.page])
})

test('a finding marked as not right stays muted after another check, and can be undone in the settings', async () => {
  await markAsWrong()
  await article.reload()
  await claimlight.waitForStatus(article, 'done')
  expect(await marks()).toEqual([])
  const settings = await claimlight.open('/sidepanel.html#/settings')
  await settings.getByText('Keys and muted sentences').click()
  await settings.getByRole('button', { name: `Undo: ${conflict}` }).click()
  await settings.getByText(/^Nothing is muted/).waitFor()
  await settings.getByText('No longer muted.').waitFor()
  await settings.locator('.undo').getByRole('button', { name: 'Undo' }).click()
  await settings.getByRole('button', { name: `Undo: ${conflict}` }).click()
  await settings.getByText(/^Nothing is muted/).waitFor()
  await settings.close()
  await expect.poll(marks, { timeout: 10_000 }).toEqual([STORY.page])
})

test('turned off for the page, there are no marks; turned on again, there are', async () => {
  await panel.bringToFront()
  await panel.getByRole('button', { name: 'Turn off Claimlight' }).click()
  await panel.getByRole('group', { name: 'Turn off on' }).getByRole('button', { name: 'This page' }).click()
  await panel.getByRole('heading', { name: 'Claimlight is off on this page.' }).waitFor()
  await expect.poll(marks, { timeout: 10_000 }).toEqual([])
  await panel.getByRole('button', { name: 'Turn on' }).click()
  await item().waitFor()
  await expect.poll(marks, { timeout: 10_000 }).toEqual([STORY.page])
})

test('a panel that opens while its page loads says only that the page is read', async () => {
  let answer = (): unknown => null
  const page = await claimlight.context.newPage()
  await page.route('**/slow.js', (route) => void (answer = () => route.fulfill({ body: '' })))
  await page.goto(`${site.url}/slow.html`, { waitUntil: 'commit' })
  const tabId = await claimlight.tabIdOf(page)
  const opened = await claimlight.context.newPage()
  await opened.addInitScript(() => {
    const says = new Set<string>()
    Object.assign(globalThis, { says })
    const look = (): unknown => says.add(document.querySelector('main')?.innerText ?? '')
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
  })
  await opened.goto(`chrome-extension://${claimlight.id}/sidepanel.html?tabId=${tabId}`)
  await opened.locator('main[tabindex]').getByText('Reading the page…').waitFor()
  const said = await opened.evaluate(() => [...(globalThis as unknown as { says: Set<string> }).says])
  expect(said.filter((words) => words !== '' && !words.startsWith('Reading the page…'))).toEqual([])
  await answer()
  await opened.getByRole('list', { name: 'Findings' }).waitFor()
})

async function markAsWrong(): Promise<void> {
  await panel.bringToFront()
  const toggle = item().locator('[data-toggle]')
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click()
  await item().getByRole('button', { name: 'Wrong finding' }).click()
  await item().waitFor({ state: 'detached' })
}

async function saved(button: string): Promise<string> {
  const downloading = panel.waitForEvent('download')
  await panel.getByRole('button', { name: 'Save report' }).click()
  await panel.getByRole('button', { name: button }).click()
  return readFile(await (await downloading).path(), 'utf8')
}
