import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchExtension, type Claimlight } from '@/tests/browser/extension'
import { tabOrder } from '@/tests/browser/tab-order'
import { longPage, page, showState, TAB } from '@/tests/browser/panel-states'
import { t } from '@/lib/i18n/t'

let claimlight: Claimlight
let panel: Page

beforeAll(async () => {
  claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
  panel = await claimlight.open(`/sidepanel.html?tabId=${TAB}`)
})
afterAll(() => claimlight.close())

test('the strip is reached by keyboard alone, before the findings', async () => {
  await showState(panel, '#/page', { page })
  const parts = {
    strip: panel.getByRole('slider').first(),
    findings: panel.getByRole('list', { name: t('page.findings') }),
  }
  expect(await tabOrder(panel, parts)).toEqual(['strip', 'findings'])
})

test('the strip has one mark for several sentences that do not fit separately', async () => {
  await showState(panel, '#/page', { page: { ...longPage(longPage(page)) } })
  const [strip, marks] = await panel.evaluate(() => {
    const box = document.querySelector('.strip')!
    return [box.clientWidth, [...box.querySelectorAll('i')].map((mark) => mark.getBoundingClientRect().left)] as const
  })
  expect(marks.length).toBeLessThanOrEqual(strip / 4)
  const gaps = marks.slice(1).map((left, i) => left - marks[i]!)
  expect(Math.min(...gaps)).toBeGreaterThan(3.5)
})
