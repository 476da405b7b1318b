// @module-tag walks
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { launchExtension } from '@/tests/browser/extension'
import { highlightsOf } from '@/tests/browser/highlights'
import { serveSite } from '@/tests/browser/site'
import { STORY, STORY_PAGE } from './story'
import { claimlight, site, startExtension } from '@/tests/browser/start-extension'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

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

const item = (sentence = conflict) =>
  panel
    .getByRole('list', { name: t('page.findings') })
    .getByRole('listitem')
    .filter({ hasText: sentence })
const marks = async () => (await highlightsOf(article))['claimlight-differs'] ?? []
/** The claims behind the contradicted sentence, in the state of a tab. */
const claimsBehindConflict = async (tab: typeof article) =>
  (await claimlight.stateOf(tab))?.findings.find(({ quote }) => quote === conflict)?.claims ?? []

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
  expect((await page.locator('p.page').allTextContents()).join('\n')).toContain(conflict)
  await page.close()
})

test('a sentence that does not belong to its claim is muted, and restored by undo, which has the focus', async () => {
  expect(await marks()).toEqual([STORY.page])
  await callWrong('The two do not belong together')
  await panel.getByText(t('wrongFinding.here', 1)).waitFor()
  await expect.poll(marks, { timeout: 10_000 }).toEqual([])
  await expect.poll(focused).toBe('Undo')
  await panel.keyboard.press('Enter')
  await item().waitFor()
  await expect.poll(marks, { timeout: 10_000 }).toEqual([STORY.page])
})

test('wrong evidence is set aside in each tab by keyboard alone, and comes back with undo, which has the focus', async () => {
  const other = await claimlight.open(`${site.url}/story.html?other`)
  await claimlight.waitForStatus(other, 'done')
  const [claim = ''] = await claimsBehindConflict(other)
  expect(await claimsBehindConflict(article)).toContain(claim)
  await openReasons()
  await panel.keyboard.press('Tab')
  await expect.poll(focused).toBe('The two do not belong together')
  await panel.keyboard.press('Tab')
  await expect.poll(focused).toBe('The evidence is wrong')
  await panel.keyboard.press('Enter')
  await panel.getByText(t('wrongFinding.setAside')).waitFor()
  // Another claim may contradict the sentence too, so its mark may stay.
  for (const tab of [article, other])
    await expect.poll(() => claimsBehindConflict(tab), { timeout: 20_000 }).not.toContain(claim)
  await expect.poll(focused).toBe('Undo')
  await panel.keyboard.press('Enter')
  for (const tab of [article, other])
    await expect.poll(() => claimsBehindConflict(tab), { timeout: 20_000 }).toContain(claim)
  await expect.poll(marks, { timeout: 10_000 }).toEqual([STORY.page])
  await item().waitFor()
  await other.close()
})

test('both stay after another check, and are in one list in the settings, with export and undo', async () => {
  const [doubted = ''] = STORY.disputed
  await callWrong('The two do not belong together')
  await callWrong('The evidence is wrong', doubted)
  await article.reload()
  await claimlight.waitForStatus(article, 'done')
  expect(await marks()).toEqual([])
  const settings = await claimlight.open('/sidepanel.html#/settings')
  await settings.getByText(t('settings.moreAbout')).click()
  const rows = settings.getByRole('list', { name: t('wrongFinding.list') }).getByRole('listitem')
  await expect.poll(() => rows.count()).toBe(2)
  expect(await rows.allTextContents()).toEqual([
    expect.stringContaining('The evidence is wrong'),
    expect.stringContaining('The two do not belong together'),
  ])
  const downloading = settings.waitForEvent('download')
  await settings.getByRole('button', { name: t('wrongFinding.export', 2) }).click()
  const lines = (await readFile(await (await downloading).path(), 'utf8')).trim().split('\n')
  expect(lines).toEqual([
    expect.stringMatching(
      /^The evidence is wrong\. Claim \(Andrej Karpathy\): “.+” Sentence: “nanochat .+\/story\.html$/,
    ),
    expect.stringContaining(conflict),
  ])
  const undo = rows.getByRole('button', { name: /^Undo: / })
  await undo.first().click()
  await settings.getByText(t('claim.isBack')).waitFor()
  await undo.first().click()
  await settings.getByText(t('wrongFinding.unmuted')).waitFor()
  await settings.getByText(patternOf('wrongFinding.none')).waitFor()
  await settings
    .locator('.undo')
    .getByRole('button', { name: t('notes.undo') })
    .click()
  await settings.getByRole('button', { name: `Undo: ${conflict}` }).click()
  await settings.getByText(patternOf('wrongFinding.none')).waitFor()
  await settings.close()
  await expect.poll(marks, { timeout: 10_000 }).toEqual([STORY.page])
})

test('turned off for the page, there are no marks; turned on again, there are', async () => {
  await panel.bringToFront()
  await panel.getByRole('button', { name: t('off.button') }).click()
  await panel
    .getByRole('group', { name: t('off.where') })
    .getByRole('button', { name: t('off.page') })
    .click()
  await panel.getByRole('heading', { name: t('off.isOff.page') }).waitFor()
  await expect.poll(marks, { timeout: 10_000 }).toEqual([])
  await panel.getByRole('button', { name: t('off.turnOn') }).click()
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
  await opened.locator('main[tabindex]').getByText(t('page.starting')).waitFor()
  const said = await opened.evaluate(() => [...(globalThis as unknown as { says: Set<string> }).says])
  expect(said.filter((words) => words !== '' && !words.startsWith('Reading the page…'))).toEqual([])
  await answer()
  await opened.getByRole('list', { name: t('page.findings') }).waitFor()
})

const focused = () => panel.evaluate(() => document.activeElement?.textContent)

async function openReasons(sentence = conflict): Promise<void> {
  await panel.bringToFront()
  const toggle = item(sentence).locator('[data-toggle]')
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click()
  await item(sentence)
    .getByRole('button', { name: t('finding.notRight') })
    .click()
}

async function callWrong(reason: string, sentence = conflict): Promise<void> {
  await openReasons(sentence)
  await item(sentence).getByRole('button', { name: reason }).click()
  await item(sentence).waitFor({ state: 'detached' })
}

async function saved(button: string): Promise<string> {
  const downloading = panel.waitForEvent('download')
  await panel.getByRole('button', { name: t('page.saveReport') }).click()
  await panel.getByRole('button', { name: button }).click()
  return readFile(await (await downloading).path(), 'utf8')
}
