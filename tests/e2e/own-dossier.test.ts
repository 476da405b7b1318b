// @module-tag walks
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOfScreen } from '@/tests/browser/faults'
import { launchExtension } from '@/tests/browser/extension'
import { claimlight, panel, startExtension } from '@/tests/browser/start-extension'
import { serveSite } from '@/tests/browser/site'
import { CURIE_PAGE, ownDossierFiles, WRONG, type OwnDossierFiles } from './own-dossier-files'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// A dossier on another subject in the built extension, from its import to its removal.
let files: OwnDossierFiles
let article: Page
let clicks = 0

startExtension(async () => {
  files = ownDossierFiles()
  const site = await serveSite('tests/e2e', { '/curie.html': CURIE_PAGE })
  const claimlight = await launchExtension({ allSites: true, readAlong: false })
  claimlight.context.setDefaultTimeout(20_000)
  article = await claimlight.open(`${site.url}/curie.html`)
  const panel = await claimlight.openPanel(article)
  return { claimlight, site, panel, close: () => files.close() }
})

test('the first finding from a user’s own dossier takes at most 6 clicks', async () => {
  await click(panel.getByRole('link', { name: t('bar.dossier'), exact: true }))
  await chooseFile('Add evidence', files.dossier)
  await panel.getByRole('heading', { level: 1, name: 'Marie Curie' }).waitFor()
  await panel
    .getByRole('list', { name: /^All .* claims$/ })
    .getByText('on 7 November 1867 in Warsaw')
    .first()
    .waitFor()
  await click(panel.getByRole('button', { name: t('adding.add') }))
  await panel.getByRole('heading', { name: t('adding.added', { name: 'Marie Curie' }) }).waitFor()
  expect(clicks, 'it is added').toBe(3)
  await click(panel.getByRole('button', { name: t('pageStatus.checkPage') }))
  const list = panel.getByRole('list', { name: t('page.findings') })
  await list.getByRole('listitem').filter({ hasText: WRONG.words }).getByText(WRONG.right).first().waitFor()
  expect(clicks).toBeLessThanOrEqual(6)
})

test('the finding links to the claim of that dossier', async () => {
  const item = panel
    .getByRole('list', { name: t('page.findings') })
    .getByRole('listitem')
    .filter({ hasText: WRONG.words })
  const claim = item.getByRole('link', { name: /Curie was born Maria Salomea/ }).first()
  await claim.click()
  await panel.getByRole('heading', { level: 1, name: /Curie was born Maria Salomea/ }).waitFor()
  expect(panel.url()).toContain('#/of/marie-curie/claim/')
})

test('turned off, the dossier has no findings; turned on again, it has them', async () => {
  await go('#/dossiers')
  const toggle = panel.getByRole('switch', { name: 'Marie Curie' })
  await toggle.click()
  await expect.poll(contradictions, { timeout: 20_000 }).toEqual([])
  await go('#/dossiers')
  await toggle.click()
  await expect.poll(contradictions, { timeout: 20_000 }).toContain(`Marie Curie was born in Warsaw on ${WRONG.words}.`)
})

test('a claim that is set aside is used in no check of the open page, until it is brought back', async () => {
  const wrong = `Marie Curie was born in Warsaw on ${WRONG.words}.`
  const claim = await wrongClaim()
  await go(`#/of/marie-curie/claim/${claim}`)
  await panel.getByRole('button', { name: t('claim.setAside') }).click()
  await panel.getByText(t('claim.isSetAside')).waitFor()
  await expect.poll(contradictions, { timeout: 20_000 }).not.toContain(wrong)
  await go('#/dossiers')
  await panel.getByText(patternOf('dossiers.adjustments')).waitFor()
  await go(`#/of/marie-curie/claim/${claim}`)
  await panel.getByRole('button', { name: t('claim.bringBack') }).click()
  await expect.poll(contradictions, { timeout: 20_000 }).toContain(wrong)
})

test('a note is saved on the finding', async () => {
  await go('#/page')
  const item = panel
    .getByRole('list', { name: t('page.findings') })
    .getByRole('listitem')
    .filter({ hasText: WRONG.words })
  const toggle = item.locator('[data-toggle]').first()
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  await item.getByRole('button', { name: t('finding.note'), exact: true }).click()
  const editor = panel.getByRole('textbox', { name: t('notes.note') })
  await editor.fill('Ask the archive.')
  await panel.getByRole('button', { name: t('notes.save') }).click()
  // The editor closes when the note is stored.
  await editor.waitFor({ state: 'detached' })
  await item.getByText('Ask the archive.').first().waitFor()
})

test('a newer dossier replaces the installed one after one question, and both ways back lead to it', async () => {
  await go('#/dossiers/add')
  await chooseFile('Choose a file', files.newer)
  const question = panel.getByRole('region', { name: t('replace.question', { name: 'Marie Curie' }) })
  await question.getByText(t('replace.from', { place: 'curie-newer.json' })).waitFor()
  await question.getByText('none new, 1 changed, 1 gone').waitFor()
  await question.getByText(t('replace.otherVerdict', 1)).waitFor()
  await look(panel, 'replace')
  await panel.getByRole('button', { name: t('replace.accept'), exact: true }).click()
  await panel.getByRole('heading', { name: t('adding.replaced', { name: 'Marie Curie' }) }).waitFor()
  await look(panel, 'replaced')
  await panel.getByRole('button', { name: t('notes.undo') }).click()
  await go('#/dossiers')
  await panel.getByText(/^Version 1 ·/).waitFor()
  // The newer one is in the bin now. Restored from there, it changes places with the older one again.
  await panel.getByRole('button', { name: /^Restore Marie Curie as of / }).click()
  await panel.getByText(/^Version 2 ·/).waitFor()
  await look(panel, 'bin')
  await panel.getByRole('button', { name: t('notes.undo') }).click()
  await panel.getByText(/^Version 1 ·/).waitFor()
})

test('a note whose claim is gone says so, until the claim is there again', async () => {
  await panel.getByRole('button', { name: /^Restore Marie Curie as of / }).click()
  await panel.getByText(/^Version 2 ·/).waitFor()
  await go('#/notes')
  const isGone = panel.getByText(t('notes.claimGone'))
  await isGone.waitFor()
  await panel.getByText(t('library.unsure')).waitFor()
  await look(panel, 'note')
  await go('#/dossiers')
  await panel.getByRole('button', { name: /^Restore Marie Curie as of / }).click()
  await panel.getByText(/^Version 1 ·/).waitFor()
  await go('#/notes')
  await panel.getByText('Ask the archive.').waitFor()
  await isGone.waitFor({ state: 'detached' })
})

test('a removed dossier has no findings, and undo restores it', async () => {
  await go('#/dossiers')
  await panel.getByRole('button', { name: t('dossiers.removeNamed', { subject: 'Marie Curie' }) }).click()
  await panel
    .getByRole('button', { name: t('dossiers.restoreNamed', { subject: 'Marie Curie' }), exact: true })
    .waitFor()
  await expect.poll(contradictions, { timeout: 20_000 }).toEqual([])
  await go('#/dossiers')
  await panel.getByRole('button', { name: t('notes.undo') }).click()
  await panel.getByRole('switch', { name: 'Marie Curie' }).waitFor()
  await expect.poll(contradictions, { timeout: 20_000 }).toContain(`Marie Curie was born in Warsaw on ${WRONG.words}.`)
})

test(
  'its views have no accessibility violations in any look, and fit from 320 pixels',
  { timeout: 120_000 },
  async () => {
    const screens = ['dossiers', 'dossiers/add', 'of/marie-curie/dossier']
    for (const screen of screens) {
      await go(`#/${screen}`)
      await panel.getByRole('heading', { level: 1 }).first().waitFor()
      expect(await faultsOfScreen(panel, screen)).toEqual([])
    }
  },
)

async function click(what: Locator): Promise<void> {
  clicks += 1
  await what.click()
}

/** For a user, one click on the label and a choice in the dialog of the system. */
async function chooseFile(label: string, path: string): Promise<void> {
  clicks += 1
  await panel.getByLabel(label).setInputFiles(path)
}

async function go(hash: string): Promise<void> {
  await panel.bringToFront()
  await panel.evaluate((to) => location.assign(to), hash)
}

/** Quotes of the contradicted sentences of the article, as the background has them. */
async function contradictions(): Promise<string[]> {
  const state = await claimlight.stateOf(article)
  return (state?.findings ?? []).flatMap(({ verdict, quote }) => (verdict === 'contradicted' ? [quote] : []))
}

/** The claim that contradicts the wrong sentence of the article. */
async function wrongClaim(): Promise<string> {
  const state = await claimlight.stateOf(article)
  return state?.findings.find(({ quote }) => quote.includes(WRONG.words))?.claims[0] ?? ''
}

/** Pictures of the panel, for people; only with `PICTURES=FOLDER`. */
async function look(shown: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (folder === undefined) return
  for (const [width, colorScheme] of [
    [360, 'light'],
    [360, 'dark'],
    [240, 'light'],
  ] as const) {
    await shown.setViewportSize({ width, height: 700 })
    await shown.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await shown.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true })
  }
  await shown.emulateMedia({ colorScheme: 'light' })
}
