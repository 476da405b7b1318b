// @module-tag walks
import { beforeEach, describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { launchExtension } from '@/tests/browser/extension'
import { claimlight, panel, startExtension } from '@/tests/browser/start-extension'
import { t } from '@/lib/i18n/t'

// A walk through the bundled dossier in the built panel.
const { claims } = bundledDossier
const inDoubt = claims.filter(({ status }) => status !== 'established')

startExtension(async () => {
  const claimlight = await launchExtension({ viewport: { width: 400, height: 800 } })
  await claimlight.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const panel = await claimlight.open('/sidepanel.html#/dossier')
  return { claimlight, panel }
})
beforeEach(async () => {
  await panel.goto(`chrome-extension://${claimlight.id}/sidepanel.html#/notes`)
  // The tab opens the list of dossiers.
  await panel.goto(`chrome-extension://${claimlight.id}/sidepanel.html#/dossier`)
  await panel.getByRole('heading', { level: 1, name: bundledDossier.subject.name }).waitFor()
})

const found = () => panel.getByRole('list', { name: t('searchResults.claims') }).getByRole('link')
const status = () => panel.getByRole('status').first()

describe('the search in the dossier', () => {
  test('finds claims, people and sources while the user types, and returns to the overview', async () => {
    const box = panel.getByRole('searchbox', { name: t('dossierIntro.search') })
    await box.pressSequentially('fei-fei li', { delay: 30 })
    await panel
      .getByRole('list', { name: t('searchResults.whoAndWhat') })
      .getByRole('link', { name: /^Fei-Fei Li/ })
      .waitFor()
    expect(await found().count()).toBeGreaterThan(3)
    await expect.poll(() => panel.url()).toContain('q=fei-fei')
    expect(await box.inputValue()).toBe('fei-fei li')
    // Also in the middle of the text: the caret stays where the user types.
    await box.press('Home')
    await box.pressSequentially('advisor ', { delay: 30 })
    await expect.poll(() => box.inputValue()).toBe('advisor fei-fei li')
    await box.fill('')
    await panel.getByRole('heading', { name: t('dossier.sections') }).waitFor()
  })

  test('is unchanged after going to a claim and back, with its scroll position', async () => {
    await panel.getByRole('searchbox').fill('tesla')
    await expect.poll(() => panel.url()).toContain('q=tesla')
    await panel.mouse.wheel(0, 900)
    await expect.poll(() => panel.evaluate(() => history.state as unknown)).toMatchObject({ top: 900 })
    // A link in the window, so that nothing has to scroll first.
    await panel.mouse.click(150, 400)
    await panel.getByRole('button', { name: t('claim.copyWithSources') }).waitFor()
    await expect.poll(() => panel.evaluate(() => scrollY)).toBe(0)
    await panel.goBack()
    await expect.poll(() => panel.evaluate(() => scrollY)).toBe(900)
    expect(await panel.getByRole('searchbox').inputValue()).toBe('tesla')
  })
})

describe('the claims can be filtered', () => {
  test('by status, with exactly the claims in doubt', async () => {
    await panel.getByRole('button', { name: t('timeline.inDoubt') }).click()
    await expect.poll(() => status().textContent()).toBe(`${inDoubt.length} claims`)
    await panel.reload()
    await expect.poll(() => status().textContent()).toBe(`${inDoubt.length} claims`)
  })

  test('by section and tier together', async () => {
    const topic = inDoubt[0]!.topic
    const part = bundledDossier.parts!.find(({ topics }) => topics.includes(topic))!
    await panel.getByRole('link', { name: new RegExp(`^${part.name}`) }).click()
    await panel
      .getByRole('list', { name: `Sections of ${part.name}` })
      .getByRole('link', { name: topic })
      .click()
    const all = claims.filter((claim) => claim.topic === topic)
    await expect.poll(() => status().textContent()).toBe(`${all.length} claims`)
    await panel.getByRole('combobox', { name: t('dossierIntro.bestSource') }).selectOption('1')
    const tierOf = new Map(bundledDossier.sources.map(({ n, tier }) => [n, tier]))
    const first = all.filter(({ sources }) => sources.some((n) => tierOf.get(n) === 1))
    await expect.poll(() => status().textContent()).toBe(`${first.length} ${first.length === 1 ? 'claim' : 'claims'}`)
    await panel.getByRole('link', { name: t('searchResults.wholeDossier') }).click()
    await panel.getByRole('heading', { name: t('dossier.sections') }).waitFor()
  })
})

test('a part links to its sections, a section to its claims, and a claim back to both', async () => {
  const part = bundledDossier.parts![0]!
  const { topic } = claims.find((claim) => part.topics.includes(claim.topic))!
  await panel.getByRole('link', { name: new RegExp(`^${part.name}`) }).click()
  await panel
    .getByRole('list', { name: `Sections of ${part.name}` })
    .getByRole('link')
    .first()
    .click()
  await panel.getByRole('heading', { level: 2, name: topic }).waitFor()
  await panel.getByRole('list', { name: topic }).getByRole('link').first().click()
  await panel.getByRole('heading', { level: 1 }).waitFor()
  expect(await panel.locator('.crumb a').allInnerTexts()).toEqual(['Evidence', part.name, topic])
})

describe('the timeline', () => {
  test('can be zoomed, moved and filtered, by pointer and by keys, with a list below', async () => {
    await panel.getByRole('link', { name: t('dossier.timeline'), exact: true }).click()
    const count = async () => Number.parseInt((await status().textContent()) ?? '', 10)
    const all = claims.filter(({ time }) => time !== undefined).length
    await expect.poll(count).toBe(all)
    await panel.getByRole('button', { name: t('timeline.closer') }).click()
    await panel.getByRole('button', { name: t('timeline.later') }).click()
    await expect.poll(count).toBeLessThan(all)
    const near = await count()
    await panel.getByRole('button', { name: t('timeline.closer') }).press('Enter')
    await expect.poll(count).toBeLessThan(near)
    expect(panel.url()).toMatch(/from=20\d\d/)
    await panel.getByRole('button', { name: t('timeline.whole') }).press('Enter')
    await expect.poll(count).toBe(all)
    await panel.getByRole('button', { name: t('evidence.kind.study') }).click()
    await expect.poll(count).toBeLessThan(all)
    await panel.getByRole('button', { name: t('timeline.inDoubt') }).click()
    expect(
      await panel
        .getByRole('list', { name: t('timeline.dated') })
        .getByRole('listitem')
        .count(),
    ).toBeGreaterThan(2)
  })

  test('has bars that Tab reaches and that link to their claims', async () => {
    await panel.getByRole('link', { name: t('dossier.timeline'), exact: true }).click()
    const bar = panel.getByRole('link', { name: /^Tesla, / })
    await panel.getByRole('button', { name: t('timeline.later') }).waitFor()
    for (let i = 0; i < 40 && !(await bar.evaluate((link) => link === document.activeElement)); i++)
      await panel.keyboard.press('Tab')
    await panel.keyboard.press('Enter')
    await panel.getByRole('heading', { level: 1, name: /Tesla/ }).waitFor()
    // The focus moves too: the next Tab is in the claim, not in the bar.
    await panel.keyboard.press('Tab')
    await expect
      .poll(() =>
        panel
          .locator('.crumb a')
          .first()
          .evaluate((link) => link === document.activeElement),
      )
      .toBe(true)
  })
})

test('an entity in the list of names links to its page, and from there to another', async () => {
  await panel.getByRole('link', { name: t('dossier.whoAndWhat'), exact: true }).click()
  await panel.getByRole('link', { name: /^OpenAI organisation, \d+ claims/ }).click()
  await panel.getByRole('heading', { level: 1, name: 'OpenAI' }).waitFor()
  await panel
    .getByRole('list', { name: t('entity.near') })
    .getByRole('link')
    .first()
    .click()
  await panel.getByRole('heading', { level: 1, name: bundledDossier.subject.name }).waitFor()
})

test('the sources are grouped by tier, and each shows its claims', async () => {
  await panel.getByRole('link', { name: t('dossier.sourcesByTier') }).click()
  await panel.getByRole('link', { name: /^Tier 2\b(?!\.)/ }).click()
  const second = bundledDossier.sources.filter(({ tier }) => tier === 2 || tier === 2.5)
  await expect.poll(() => status().textContent()).toBe(`${second.length} sources`)
  const used = second.find(({ n }) => claims.some(({ sources }) => sources.includes(n)))!
  await panel
    .getByRole('list', { name: t('tier.name', { tier: 2 }) })
    .getByText(`[${used.n}]`, { exact: true })
    .click()
  const resting = claims.filter(({ sources }) => sources.includes(used.n))
  await panel.getByRole('list', { name: t('source.rests') }).waitFor()
  expect(
    await panel
      .getByRole('list', { name: t('source.rests') })
      .getByRole('link')
      .count(),
  ).toBe(resting.length)
})

test('the introduction links to its claims', async () => {
  await panel.getByRole('link', { name: t('dossier.readIntroduction') }).click()
  await panel.getByRole('heading', { name: t('introduction.tiersTitle') }).waitFor()
  const hrefs = await panel
    .locator('.prose a[href^="#/claim/"]')
    .evaluateAll((links) => links.map((a) => a.getAttribute('href')))
  expect(hrefs.length).toBeGreaterThan(10)
  for (const href of hrefs)
    expect(
      claims.some(({ id }) => href === `#/claim/${id}`),
      String(href),
    ).toBe(true)
})
