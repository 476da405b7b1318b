// @module-tag walks
import { test } from 'vitest'
import { launchExtension } from '@/tests/browser/extension'
import { serveSite } from '@/tests/browser/site'
import { claimlight, site, startExtension } from '@/tests/browser/start-extension'
import { ENCYCLOPEDIA_PAGE, HILL_PAGE } from './evidence-pages'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

startExtension(async () => ({
  site: await serveSite('tests/e2e', { '/wiki.html': ENCYCLOPEDIA_PAGE, '/hill.html': HILL_PAGE }),
  claimlight: await launchExtension({ allSites: true }),
}))

test('a page that gives the subject no name of the evidence is compared by one click', async () => {
  const wiki = await claimlight.open(`${site.url}/wiki.html`)
  const panel = await claimlight.openPanel(wiki)
  await panel.getByRole('button', { name: t('evidence.usePage') }).click()
  await panel.getByText(patternOf('adding.added')).waitFor()
  const hill = await claimlight.open(`${site.url}/hill.html`)
  await claimlight.waitForStatus(hill, 'off-subject')
  const beside = await claimlight.openPanel(hill)
  await beside.getByText(/^Borg Observatory .*may be about this/).waitFor()
  await beside.getByRole('button', { name: t('pageStatus.compareAnyway') }).click()
  await claimlight.waitForStatus(hill, 'done')
})
