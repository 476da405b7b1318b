import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOf, overflowsOf, faultsOfScreen } from '@/tests/browser/faults'
import { launchExtension } from '@/tests/browser/extension'
import { serveSite } from '@/tests/browser/site'
import {
  ARTICLE_PAGE,
  BRIDGE_PAGE,
  EDITED_PAGE,
  ENCYCLOPEDIA_PAGE,
  NEWS_PAGE,
  WRONG_BRIDGE,
  WRONG_SENTENCE,
} from './evidence-pages'
import { claimlight, site, startExtension } from '@/tests/browser/start-extension'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// Any page as evidence, in the built extension: from an open encyclopedia page to the marks on another tab.
let encyclopedia: Page
let panel: Page
let clicks = 0
const pages = {
  '/wiki.html': ENCYCLOPEDIA_PAGE,
  '/article.html': ARTICLE_PAGE,
  '/news.html': NEWS_PAGE,
  '/bridge.html': BRIDGE_PAGE,
}

startExtension(async () => {
  const site = await serveSite('tests/e2e', pages)
  const claimlight = await launchExtension({ allSites: true })
  claimlight.context.setDefaultTimeout(30_000)
  encyclopedia = await claimlight.open(`${site.url}/wiki.html`)
  panel = await claimlight.openPanel(encyclopedia)
  return { claimlight, site }
})

test('one click makes an open encyclopedia page evidence, and another tab has its marks', async () => {
  await panel.getByText(patternOf('pageStatus.comparedWith')).waitFor()
  await look(panel, 'no-evidence')
  await click(panel.getByRole('button', { name: t('evidence.usePage') }))
  await panel.getByText(/^Borg Observatory · .* was added\.$/).waitFor()
  await look(panel, 'evidence')
  const article = await claimlight.open(`${site.url}/article.html`)
  await expect.poll(() => contradictionsOn(article), { timeout: 20_000 }).toEqual([WRONG_SENTENCE])
  expect(await article.evaluate(() => [...CSS.highlights.values()].some(({ size }) => size > 0))).toBe(true)
  expect(clicks).toBe(1)
})

test('a page that was added leads back to “This page”, from where the next article is one click away', async () => {
  await panel.getByRole('heading', { name: /^\d+ claims\. Now open another page about / }).waitFor()
  await panel.getByRole('button', { name: t('notes.undo') }).waitFor()
  await claimlight.changeSettings({ readAlong: false })
  await encyclopedia.goto(`${site.url}/article.html`)
  const check = panel.getByRole('button', { name: t('pageStatus.checkPage') })
  await check.waitFor()
  expect(await panel.locator('main .btn.main').allTextContents()).toEqual(['Check this page'])
  await panel.getByText(t('pageStatus.notAsked')).waitFor()
  await look(panel, 'next-article')
  await panel.bringToFront()
  await check.click()
  await panel.getByRole('button', { name: t('states.contradicted', 1) }).waitFor()
  await claimlight.changeSettings({ readAlong: true })
  await encyclopedia.goto(`${site.url}/wiki.html`)
})

test('the finding says that the evidence contradicts the sentence, and shows the words of the page', async () => {
  const article = claimlight.context.pages().find((page) => page.url().endsWith('/article.html'))!
  const findings = await claimlight.openPanel(article)
  const item = findings
    .getByRole('list', { name: t('page.findings') })
    .getByRole('listitem')
    .filter({ hasText: '1937' })
  await item.getByText(t('state.contradicted')).waitFor()
  const toggle = item.locator('[data-toggle]').first()
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  await item.getByRole('link', { name: /opened on 12 May 1931/ }).waitFor()
  await look(findings, 'finding')
  await findings.close()
})

test('a page that is watched says which of its sentences have changed when it is opened again', async () => {
  const article = claimlight.context.pages().find((page) => page.url().endsWith('/article.html'))!
  const watching = await claimlight.openPanel(article)
  await watching.getByRole('button', { name: t('page.watch') }).click()
  await watching.getByRole('button', { name: t('page.unwatch') }).waitFor()
  pages['/article.html'] = ARTICLE_PAGE.replace('1937', '1938')
  await article.reload()
  const changed = watching.getByRole('region', { name: patternOf('changed.watch') })
  await changed.getByRole('insertion').filter({ hasText: '1938' }).waitFor()
  await look(watching, 'watched')
  pages['/article.html'] = ARTICLE_PAGE
  await article.reload()
  await changed.waitFor({ state: 'detached' })
  await watching.getByRole('button', { name: t('page.unwatch') }).click()
  await watching.getByRole('button', { name: t('page.watch') }).waitFor()
  await watching.close()
})

test('reading the page again asks one question, and keeps the name and project that the user gave', async () => {
  await go('#/dossiers')
  const item = panel.getByRole('listitem').filter({ hasText: 'Borg Observatory · ' })
  await item.getByText(t('evidence.edit')).click()
  await item.getByRole('textbox', { name: t('evidence.label'), exact: true }).fill('The wiki page')
  await item.getByRole('combobox', { name: t('evidence.project') }).fill('My story')
  await item.getByRole('button', { name: t('evidence.save') }).click()
  await panel.getByRole('heading', { name: 'My story' }).waitFor()
  await panel.getByRole('switch', { name: 'The wiki page' }).waitFor()
  await look(panel, 'project')
  pages['/wiki.html'] = EDITED_PAGE
  await encyclopedia.reload()
  await claimlight.waitForStatus(encyclopedia, 'off-subject')
  await go('#/page')
  await panel.getByRole('heading', { name: /^\d+ claims\. Now open another page about / }).waitFor()
  const changed = panel.getByRole('region', { name: patternOf('changed.evidence') })
  await changed.getByRole('insertion').filter({ hasText: '110' }).waitFor()
  await look(panel, 'changed-evidence')
  await panel.getByRole('button', { name: t('evidence.again') }).click()
  const question = panel.getByRole('region', { name: t('replace.question', { name: 'The wiki page' }) })
  await question.getByText(`The new one comes from ${site.url}/wiki.html.`).waitFor()
  await question.getByText('1 new, 1 changed, 1 gone').waitFor()
  await look(panel, 'replace')
  await panel.getByRole('button', { name: t('replace.accept'), exact: true }).click()
  await panel.getByRole('heading', { name: t('adding.replaced', { name: 'The wiki page' }) }).waitFor()
  await go('#/dossiers')
  await panel.getByRole('switch', { name: 'The wiki page' }).waitFor()
  await panel.getByRole('link', { name: 'The wiki page' }).click()
  await panel.getByRole('searchbox').fill('centimetres')
  await panel
    .getByText(/110 centimetres/)
    .first()
    .waitFor()
})

test('a pasted text becomes a second document of the project, and both answer by name', async () => {
  await go('#/dossiers/add')
  await panel.getByText(t('adding.paste')).click()
  await panel
    .getByLabel(t('adding.pasteLabel'))
    .fill('# Borg Observatory\n\nPress release, 4 June 2026\n\nThe Borg Observatory was opened on 12 May 1937.\n')
  await panel.getByLabel(t('evidence.label')).fill('The release')
  await panel.getByLabel(t('source.rate')).selectOption('1')
  await panel.getByRole('button', { name: t('adding.readPasted') }).click()
  await panel.getByRole('heading', { level: 1, name: 'Borg Observatory' }).waitFor()
  await look(panel, 'preview')
  await panel.getByRole('button', { name: t('evidence.readAlong') }).click()
  await panel.getByRole('heading', { name: /^Borg Observatory · The release was added/ }).waitFor()
  await go('#/dossiers')
  const pasted = panel.getByRole('listitem').filter({ hasText: 'Borg Observatory · The release' })
  await pasted.getByText(t('evidence.edit')).click()
  await pasted.getByRole('combobox', { name: t('evidence.project') }).fill('My story')
  await pasted.getByRole('button', { name: t('evidence.save') }).click()
  await panel.getByText(t('count.evidence', 2)).waitFor()
  const article = await claimlight.open(`${site.url}/article.html`)
  await claimlight.waitForStatus(article, 'done')
  const state = await claimlight.stateOf(article)
  const both = state?.findings.find(({ quote }) => quote === WRONG_SENTENCE)
  expect(both?.verdict).toBe('disputed')
  expect(both?.answers?.map(({ verdict }) => verdict).sort()).toEqual(['contradicted', 'supported'])
  const findings = await claimlight.openPanel(article)
  const toggle = findings.locator('[data-toggle]').first()
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  for (const sentence of [/opened on 12 May 1931/, /opened on 12 May 1937/])
    await findings.getByRole('link', { name: sentence }).first().waitFor()
  await findings.setViewportSize({ width: 320, height: 800 })
  expect([...(await overflowsOf(findings)), ...(await faultsOf(findings))]).toEqual([])
  await look(findings, 'conflict')
  await findings.close()
})

test('a project is saved as one file, removed, and added again from it', async () => {
  await go('#/dossiers')
  const [file] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('button', { name: t('evidence.saveProject') }).click(),
  ])
  const path = await file.path()
  await panel.getByRole('button', { name: t('dossiers.removeNamed', { subject: 'My story' }) }).click()
  await panel.getByRole('heading', { name: 'My story' }).waitFor({ state: 'detached' })
  await panel.getByLabel(t('dossiers.add')).setInputFiles({
    name: file.suggestedFilename(),
    mimeType: 'application/json',
    buffer: readFileSync(path),
  })
  await panel.getByRole('button', { name: /^Import/ }).click()
  await go('#/dossiers')
  await panel.getByRole('heading', { name: 'My story' }).waitFor()
  await panel.getByRole('switch', { name: 'The wiki page' }).waitFor()
})

test(
  'its screens have no accessibility violations in any look, and fit from 320 pixels',
  { timeout: 120_000 },
  async () => {
    await encyclopedia.bringToFront()
    await go('#/page')
    await panel.getByRole('button', { name: t('evidence.again') }).click()
    await panel.getByRole('heading', { level: 1, name: 'Borg Observatory' }).waitFor()
    for (const screen of ['preview', 'dossiers']) {
      if (screen === 'dossiers') await go('#/dossiers')
      expect(await faultsOfScreen(panel, screen)).toEqual([])
    }
  },
)

test('a page whose subject is its headline is read along with on pages that name the same two names', async () => {
  const news = await claimlight.open(`${site.url}/news.html`)
  const own = await claimlight.openPanel(news)
  await own.getByRole('button', { name: t('evidence.usePage') }).click()
  await own.getByText(/^Town council votes.* was added\.$/).waitFor()
  await own.evaluate(() => location.assign('#/dossiers'))
  const item = own.getByRole('listitem').filter({ hasText: 'Town council votes' })
  await item.getByText(t('evidence.edit')).click()
  await item.getByRole('textbox', { name: t('evidence.mainNames') }).fill('Elvik, Nordbru, Sund')
  await look(own, 'main-names')
  await own.setViewportSize({ width: 320, height: 800 })
  expect([...(await overflowsOf(own)), ...(await faultsOf(own))]).toEqual([])
  await item.getByRole('button', { name: t('evidence.save') }).click()
  const bridge = await claimlight.open(`${site.url}/bridge.html`)
  await expect.poll(() => contradictionsOn(bridge), { timeout: 20_000 }).toEqual([WRONG_BRIDGE])
  await own.close()
})

test('a page that is asked for becomes evidence once, though two pages of the extension stand on its tab', async () => {
  const bridge = await claimlight.open(`${site.url}/bridge.html`)
  const tabId = await claimlight.tabIdOf(bridge)
  const panels = [await claimlight.openPanel(bridge), await claimlight.openPanel(bridge)] as const
  await panels[0].evaluate((wish) => chrome.storage.session.set({ 'evidence-wish': wish }), {
    tabId,
    id: 'one',
    isPart: false,
  })
  const added = panels.map((one) => one.getByText(/ was added\.$/))
  await expect.poll(async () => (await Promise.all(added.map((text) => text.count()))).sort()).toEqual([0, 1])
  for (const one of panels) {
    expect(await one.getByText(t('adding.failed.database')).count()).toBe(0)
    await one.close()
  }
})

async function click(what: Locator): Promise<void> {
  clicks += 1
  await what.click()
}

async function go(hash: string): Promise<void> {
  await panel.bringToFront()
  await panel.evaluate((to) => location.assign(to), hash)
}

/** Quotes of the contradicted sentences of a page, as the background has them. */
async function contradictionsOn(page: Page): Promise<string[]> {
  const state = await claimlight.stateOf(page)
  return (state?.findings ?? []).flatMap(({ verdict, quote }) => (verdict === 'contradicted' ? [quote] : []))
}

/** Pictures of the panel, for people; only with `PICTURES=FOLDER`. */
async function look(shown: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (folder === undefined) return
  for (const [width, colorScheme] of [
    [345, 'light'],
    [320, 'light'],
    [345, 'dark'],
  ] as const) {
    await shown.setViewportSize({ width, height: 700 })
    await shown.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await shown.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true })
  }
  await shown.emulateMedia({ colorScheme: 'light' })
}
