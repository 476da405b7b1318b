// @module-tag walks
import type { Page } from 'playwright-core'
import { beforeEach, afterEach, expect, test } from 'vitest'
import { defaultSettings } from '@/lib/schema/settings'
import type { PageState } from '@/lib/schema/page-state'
import { shownFindings } from '@/lib/check/reuse-findings'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { MuteDraft } from '@/lib/schema/mute'
import { launchExtension } from './extension'
import { highlightsOf } from './highlights'
import { follow, goInHistory, keptPage } from './kept-pages'
import { serveSite } from './site'
import { until } from './until'
import { claimlight, site, startExtension } from './start-extension'

// Something changes while a page is in the browser's memory.
const ABOUT = '<p>Andrej Karpathy is a researcher and a teacher, and this is a page about him and his work.</p>'
const MUTED = 'Karpathy left Tesla in March 2019.'
const TALKS = Array.from({ length: 150 }, (_, i) => `<p>Karpathy gave talk ${i} on networks at OpenAI.</p>`).join('')
let page: Page

startExtension(async () => {
  const site = await serveSite('tests/browser/fixtures', {
    '/first': keptPage('The first story', `${ABOUT}<p>${MUTED}</p><a id="go" href="/second">Next</a>`),
    '/long': keptPage('A long story', `${ABOUT}<p>${MUTED}</p><a id="go" href="/second">Next</a>${TALKS}`),
    '/second': keptPage('The second story', `${ABOUT}<p>Karpathy left Tesla in March 2018.</p>`),
  })
  const claimlight = await launchExtension({ allSites: true })
  return { claimlight, site }
})
beforeEach(async () => {
  page = await claimlight.open(`${site.url}/first`)
  await checked('The first story')
  await until(differing, (words) => words.length === 1)
  await follow(page, 'go', `${site.url}/second`)
  await checked('The second story')
})
afterEach(() => page.close())

const back = () => goInHistory(page, -1, `${site.url}/first`)
const differing = async () => (await highlightsOf(page))['claimlight-differs'] ?? []
const checked = (title: string, status = 'done') => state((now) => now.title === title && now.status === status)
const state = (wanted: (now: PageState) => boolean) =>
  until(() => claimlight.stateOf(page), (now) => now !== null && wanted(now), 20_000) // prettier-ignore

test('a page that was left while it was checked is checked after Back', async () => {
  await page.goto(`${site.url}/long`)
  await until(
    () => claimlight.stateOf(page),
    (now) => now?.title === 'A long story',
    20_000,
  )
  await follow(page, 'go', `${site.url}/second`)
  await checked('The second story')
  await goInHistory(page, -1, `${site.url}/long`)
  await checked('A long story')
  await until(differing, (words) => words.includes('March 2019'))
})

test('marks that were switched off are gone after Back', async () => {
  await claimlight.changeSettings({ marks: { ...defaultSettings.marks, contradicted: false } })
  await back()
  await checked('The first story')
  await until(differing, (words) => words.length === 0)
  await claimlight.changeSettings({ marks: defaultSettings.marks })
  await until(differing, (words) => words.length === 1)
})

test('a site that was switched off has no marks after Back', async () => {
  await claimlight.changeSettings({ off: { everywhere: true, sites: [], pages: [] } })
  await checked('The second story', 'off')
  await back()
  await checked('The first story', 'off')
  await until(differing, (words) => words.length === 0)
  await claimlight.changeSettings({ off: { everywhere: false, sites: [], pages: [] } })
  await checked('The first story')
})

test('a dossier that was switched off marks nothing after Back, and marks again when it is on', async () => {
  const dossiers = await claimlight.open('/sidepanel.html#/dossiers')
  const toggle = dossiers.getByRole('switch', { name: 'Andrej Karpathy' })
  await toggle.click()
  await checked('The second story', 'off-subject')
  await back()
  await checked('The first story', 'off-subject')
  await until(differing, (words) => words.length === 0)
  await toggle.click()
  await checked('The first story')
  await until(differing, (words) => words.length === 1)
  await dossiers.close()
})

test('a sentence that was muted elsewhere is not marked after Back', async () => {
  const panel = await claimlight.open('/sidepanel.html#/settings')
  await back()
  const finding = (await checked('The first story'))!.findings.find(({ quote }) => quote === MUTED)
  const behind = bundledDossier.claims.filter(({ id }) => finding!.claims.includes(id))
  const claims = behind.map(({ id, text: words }) => ({ id, words }))
  await goInHistory(page, 1, `${site.url}/second`)
  await checked('The second story')
  await panel.evaluate(mute, { sentence: MUTED, claims })
  await back()
  const now = await checked('The first story')
  expect(shownFindings(now!).map(({ quote }) => quote)).not.toContain(MUTED)
  await until(differing, (words) => words.length === 0)
  await panel.close()
})

async function mute(about: Pick<MuteDraft, 'sentence' | 'claims'>): Promise<void> {
  const db = await new Promise<IDBDatabase>((done) => {
    const opening = indexedDB.open('claimlight')
    opening.onsuccess = () => done(opening.result)
  })
  const row = { id: 'm', created: '2026-01-01T00:00:00.000Z', verdict: 'contradicted', url: '', title: '' } // prettier-ignore
  const writing = db.transaction('mutes', 'readwrite')
  writing.objectStore('mutes').put({ ...row, ...about })
  await new Promise((done) => (writing.oncomplete = done))
  db.close()
  await chrome.runtime.sendMessage({ v: 1, to: 'background', kind: 'mutes-changed', data: null })
}
