// @module-tag large
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchExtension, type Claimlight } from './extension'
import { longestTask } from './longest-task'
import { until } from './until'
import { t } from '@/lib/i18n/t'

/**
 * The largest possible dossier, with a limit of 50 ms for the tasks of the panel while it is added, is tested only on request, by
 * `TIMINGS=1 npx vitest run --project browser tests/browser/large-dossier.test.ts`.
 */
const timed = process.env.TIMINGS === '1'
const CLAIMS = timed ? 100_000 : 4_000
let claimlight: Claimlight
let folder: string
let file: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimlight-large-'))
  file = join(folder, 'large.json')
  const claims = Array.from({ length: CLAIMS }, (_, at) => ({
    id: `letter-${at}`,
    topic: `Box ${Math.floor(at / 1000)}`,
    text: `Ada Example wrote letter ${at} to the works in ${1700 + (at % 300)}.`,
    sources: [1],
    time: String(1700 + (at % 300)),
    ...(at % 50 === 0 ? { status: 'uncertain' } : {}),
  }))
  const sources = [{ n: 1, title: 'Letters of Ada Example', url: 'https://letters.example/' }]
  writeFileSync(
    file,
    JSON.stringify({ subject: { name: 'Ada Example' }, asOf: '2026-01', version: '1', claims, sources }),
  )
  claimlight = await launchExtension({ allSites: true, readAlong: false })
})
afterAll(async () => {
  await claimlight.close()
  rmSync(folder, { recursive: true, force: true })
})

test(
  'a very large dossier is read with progress, can be cancelled, and is added while the panel stays responsive',
  { timeout: 600_000 },
  async () => {
    const panel = await claimlight.open('/sidepanel.html#/dossiers/add')
    panel.setDefaultTimeout(300_000)
    const input = panel.getByLabel(t('adding.choose'))
    await input.setInputFiles(file)
    await panel.getByRole('progressbar').waitFor()
    await panel.getByRole('button', { name: t('notes.cancel') }).click()
    await panel.getByText(t('adding.failed.cancelled')).waitFor()
    const { longestMs } = await longestTask(panel, async () => {
      await input.setInputFiles(file)
      await panel.getByText(`${CLAIMS.toLocaleString('en')} claims from 1 source`).waitFor()
      await panel.getByRole('button', { name: t('adding.add') }).click()
      await panel.getByRole('link', { name: t('adding.open') }).waitFor()
    })
    if (timed) console.log(`longest task ${Math.round(longestMs)} ms of processor time`)
    if (timed) expect(longestMs).toBeLessThan(50)
  },
)

test('the screen of very many claims opens, and is searched', { timeout: 600_000 }, async () => {
  const panel = await claimlight.open('/sidepanel.html#/page')
  panel.setDefaultTimeout(300_000)
  const screen = await longestTask(panel, async () => {
    await panel.evaluate(() => (location.hash = '#/of/ada-example/dossier'))
    await panel.getByText(`${CLAIMS.toLocaleString('en')} claims from 1 source`).waitFor()
    await panel
      .getByRole('region', { name: t('dossier.sections') })
      .or(panel.locator('.sections'))
      .first()
      .waitFor()
  })
  const search = await longestTask(panel, async () => {
    await panel.getByRole('searchbox').pressSequentially('letter 777', { delay: 40 })
    await panel
      .getByRole('status')
      .filter({ hasText: /^[\d,]+ claims?$/ })
      .waitFor()
  })
  const claim = await longestTask(panel, async () => {
    await panel.evaluate(() => (location.hash = '#/of/ada-example/claim/letter-77'))
    await panel.getByRole('heading', { name: /wrote letter 77 / }).waitFor()
  })
  report({ screen, search, claim })
})

test(
  'only the claims near the window are rendered, and scrolling leads to the last one',
  { timeout: 600_000 },
  async () => {
    const panel = await claimlight.open('/sidepanel.html#/of/ada-example/dossier?show=established')
    const rows = panel.getByRole('list', { name: t('searchResults.claims') }).getByRole('listitem')
    await rows.first().waitFor()
    expect(await rows.count()).toBeLessThan(130)
    // The scrollbar uses estimates; measured rows at the end may move the end a little.
    const last = rows.filter({ hasText: `letter ${CLAIMS - 1} ` })
    const isLastShown = async (): Promise<boolean> => {
      await panel.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      return last.isVisible()
    }
    await until(isLastShown, Boolean, 60_000)
    const isRow = () => document.elementFromPoint(200, innerHeight / 2)?.closest('.claim-list li') instanceof Element
    await until(() => panel.evaluate(isRow), Boolean)
  },
)

test('the timeline of very many claims is drawn, filtered and zoomed', { timeout: 600_000 }, async () => {
  const panel = await claimlight.open('/sidepanel.html#/page')
  panel.setDefaultTimeout(300_000)
  const count = (claims: number) =>
    panel
      .getByRole('status')
      .filter({ hasText: `${claims.toLocaleString('en')} claims` })
      .waitFor()
  const whole = await longestTask(panel, async () => {
    await panel.evaluate(() => (location.hash = '#/of/ada-example/dossier/timeline'))
    await count(CLAIMS)
  })
  const closer = await longestTask(panel, async () => {
    await panel.getByRole('button', { name: t('timeline.closer') }).click()
    await panel.getByRole('button', { name: t('timeline.whole') }).waitFor()
    await until(
      () => panel.locator('.list-head [role=status]').textContent(),
      (text) => text !== `${CLAIMS.toLocaleString('en')} claims`,
    )
  })
  const lane = await longestTask(panel, async () => {
    await panel.getByRole('button', { name: t('timeline.whole') }).click()
    await panel.getByRole('button', { name: 'Box 1', exact: true }).click()
    await count(1000)
  })
  const doubt = await longestTask(panel, async () => {
    await panel.getByRole('button', { name: t('dossier.all'), exact: true }).click()
    await panel.getByRole('button', { name: t('timeline.inDoubt') }).click()
    await count(CLAIMS / 50)
  })
  report({ whole, closer, lane, doubt })
})

test('a claim of a very large dossier is set aside and brought back', { timeout: 600_000 }, async () => {
  const panel = await claimlight.open('/sidepanel.html#/of/ada-example/claim/letter-77')
  panel.setDefaultTimeout(300_000)
  await panel.getByRole('heading', { name: /wrote letter 77 / }).waitFor()
  const setAside = await longestTask(panel, async () => {
    await panel.getByRole('button', { name: t('claim.setAside') }).click()
    await panel.getByText(t('claim.isSetAside')).waitFor()
  })
  const back = await longestTask(panel, async () => {
    await panel.evaluate(() => (location.hash = '#/of/ada-example/claim/letter-77'))
    await panel.getByRole('button', { name: t('claim.bringBack') }).click()
    await panel.getByRole('heading', { name: /wrote letter 77 / }).waitFor()
  })
  report({ setAside, back })
})

function report(times: Record<string, { longestMs: number }>): void {
  for (const [what, { longestMs }] of Object.entries(times))
    if (timed) console.log(`${what}: longest task ${Math.round(longestMs)} ms of processor time`)
}
