// @module-tag walks
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { launchExtension } from './extension'
import { serveSite } from './site'
import { until } from './until'
import { claimlight, site, startExtension } from './start-extension'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

const NOTED = 'Andrej Karpathy left Tesla in May 2022.'
const CORRECTED = NOTED.replace('May', 'July')
const pageWith = (sentence: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A portrait</title></head><body><article><h1>A portrait</h1>
  <p>Andrej Karpathy is a researcher and a teacher, and this is a page about him and his work.</p>
  <p>His lectures are watched by many students. ${sentence} Since then he has taught in the open.</p>
  <p>The portrait was written in the summer, and the pictures are from the archive of the paper.</p></article></body></html>`

startExtension(async () => {
  const site = await serveSite('tests/browser/fixtures', { '/portrait': pageWith(NOTED) })
  const claimlight = await launchExtension({ allSites: true })
  return { claimlight, site }
})

const checked = (page: Page) =>
  until(
    () => claimlight.stateOf(page),
    (state) => state?.status === 'done',
    20_000,
  )

test('a sentence that was corrected after a note is shown above the findings, and the note can move to it', async () => {
  const page = await claimlight.open(`${site.url}/portrait`)
  await checked(page)
  const panel = await claimlight.openPanel(page)
  await panel
    .getByRole('button', { name: t('finding.note'), exact: true })
    .first()
    .click()
  await panel.getByRole('textbox', { name: /^Note/ }).first().fill('Wrong month')
  await panel.getByRole('button', { name: t('notes.save') }).click()
  await panel.getByText('Wrong month').first().waitFor()

  await page.route('**/portrait', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageWith(CORRECTED) }),
  )
  await page.reload()
  await checked(page)
  const news = panel.getByRole('region', { name: t('changed.name', 1) })
  await news.waitFor()
  expect(await news.getByRole('listitem').locator('p').first().textContent()).toMatch(
    /^Changed since your note of .*: May 2022 →became July 2022\. It now matches the evidence\.$/,
  )
  await news.getByRole('button', { name: t('changed.attach') }).press('Enter')
  await news.waitFor({ state: 'detached' })
  await panel.getByText(CORRECTED).first().click()
  await panel.getByText(`“${NOTED}”`).first().waitFor()
  expect(await panel.getByText(patternOf('pageNotes.gone')).count()).toBe(0)
})
