// @module-tag walks
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { launchExtension } from './extension'
import { highlightsOf } from './highlights'
import { follow, goInHistory, keptPage } from './kept-pages'
import { notesStored } from './notes-stored'
import { serveSite } from './site'
import { until } from './until'
import { claimlight, startExtension } from './start-extension'
import { t } from '@/lib/i18n/t'

// The steps are in order: each begins on the page where the last one ended.
const ABOUT = '<p>Andrej Karpathy is a researcher and a teacher, and this is a page about him and his work.</p>'
let page: Page
let panel: Page
let tabId: number
const at: Record<'first' | 'second' | 'soup' | 'far', string> = { first: '', second: '', soup: '', far: '' }

startExtension(async () => {
  const pages: Record<string, string> = {
    '/second': keptPage('The second story', `${ABOUT}<p>Karpathy left Tesla in March 2018.</p><a id="go" href="/soup">Soup</a>`),
    '/soup': keptPage('Soup', '<p>A soup needs water, salt and an hour of time.</p>'),
  } // prettier-ignore
  const site = await serveSite('tests/browser/fixtures', pages)
  for (const name of ['first', 'second', 'soup'] as const) at[name] = `${site.url}/${name}`
  at.far = at.second.replace('localhost', '127.0.0.1')
  pages['/first'] = keptPage(
    'The first story',
    `${ABOUT}<p id="s">Karpathy left Tesla in March 2019.</p><p>Karpathy left Tesla in June 2018.</p>
     <a id="go" href="/second">Next</a><a id="far" href="${at.far}">Another site</a>`,
  )
  const claimlight = await launchExtension({ allSites: true })
  page = await claimlight.open(at.first)
  await claimlight.waitForStatus(page, 'done')
  tabId = await claimlight.tabIdOf(page)
  panel = await claimlight.openPanel(page)
  return { claimlight, site }
})

/** Waits until the panel, the badge, the stored state and the marks are those of a page. */
async function shows(title: string, { url, badge, wrong }: { url: string; badge: string; wrong: string[] }) {
  const state = await until(
    () => claimlight.stateOf(page),
    (now) => now?.title === title && ['done', 'off-subject'].includes(now.status),
    20_000,
  )
  expect(state).toMatchObject({ url, pageKey: url.replace('http:', 'https:') })
  await until(() => panel.locator('body').innerText(), (text) => wrong.every((words) => text.includes(words)))
  const others = ['March 2019', 'June 2018', 'March 2018'].filter((words) => !wrong.includes(words))
  const listed = await panel.locator('body').innerText()
  for (const words of others) expect(listed).not.toContain(words)
  const worker = await claimlight.worker()
  await until(() => worker.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId), (text) => text === badge)
  const marks = await until(async () => (await highlightsOf(page))['claimlight-differs'] ?? [], (found) => found.length === wrong.length)
  expect(marks.every((words) => wrong.some((one) => one.includes(words)))).toBe(true)
} // prettier-ignore

const first = () => shows('The first story', { url: at.first, badge: '2', wrong: ['March 2019', 'June 2018'] })
const second = (url = at.second) => shows('The second story', { url, badge: '1', wrong: ['March 2018'] })

test('after Back, the open sidebar, the badge and the marks are those of the page that came back', async () => {
  await first()
  await follow(page, 'go', at.second)
  await second()
  await goInHistory(page, -1, at.first)
  await first()
})

test('a note is stored under the page that came back', async () => {
  await panel.getByRole('button', { name: t('pageNotes.notePage') }).click()
  await panel.getByRole('textbox', { name: /^Note/ }).fill('On the first story')
  await panel.getByRole('button', { name: t('notes.save') }).click()
  const notes = await until(
    () => panel.evaluate(notesStored),
    ({ length }) => length === 1,
  )
  expect(notes).toMatchObject([{ title: 'The first story', url: at.first }])
})

test('“Go to” moves to the sentence of the page that came back', async () => {
  const finding = panel.locator('li.contradicted').filter({ hasText: 'March 2019' })
  const toggle = finding.locator('[data-toggle][aria-expanded="false"]')
  if ((await toggle.count()) > 0) await toggle.click()
  await finding.getByRole('button', { name: t('finding.goTo') }).click()
  await until(() => highlightsOf(page), (marks) => marks['claimlight-here']?.[0] === 'Karpathy left Tesla in March 2019.')
}) // prettier-ignore

test('after Forward, and after several steps back from a page off the subject, all is that page’s', async () => {
  await goInHistory(page, 1, at.second)
  await second()
  await follow(page, 'go', at.soup)
  await shows('Soup', { url: at.soup, badge: '', wrong: [] })
  await goInHistory(page, -2, at.first)
  await first()
  await goInHistory(page, 2, at.soup)
  await shows('Soup', { url: at.soup, badge: '', wrong: [] })
  await goInHistory(page, -2, at.first)
})

test('after Back from another site, and a reload, all is that page’s', async () => {
  await follow(page, 'far', at.far)
  await second(at.far)
  await goInHistory(page, -1, at.first)
  await first()
  await page.reload()
  await first()
})
