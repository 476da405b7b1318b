import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cases } from '@/tests/lanes'
import { launchExtension, type Claimlight } from './extension'
import { faultsInEveryLook } from './faults'
import { tableOf } from './import-files'
import { emptyStore, rowsOf, send } from './stored-rows'
import { until } from './until'
import { t } from '@/lib/i18n/t'

// The built panel in a real browser: its worker, its policy, its database.
/** Notes that take long enough to be stopped in the midst. */
const MANY = 5000
/** As many in a full run, else a tenth. */
const SOME = cases(MANY)
const some = SOME.toLocaleString('en')

let claimlight: Claimlight
let panel: Page

beforeAll(async () => {
  claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
  panel = await claimlight.open('/sidepanel.html#/notes/import')
})
afterAll(() => claimlight.close())
beforeEach(async () => {
  await panel.close()
  panel = await claimlight.open('/sidepanel.html#/notes/import')
  // Makes the background open the database in its current version.
  await send(panel, 'tag-annotations', { ids: [], add: [], remove: [] })
  await emptyStore(panel, 'annotations')
})

async function choose(text: string, name = 'notes.csv') {
  await panel.locator('.drop input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}
const start = () => panel.getByRole('button', { name: /^Import [\d,]+ notes?$/ })
const head = (words: string | RegExp) => panel.getByRole('heading', { name: words }).waitFor({ timeout: 60_000 })

describe('a large file of notes', () => {
  test('is previewed before anything is stored, imported completely, and unchanged by a second import', async () => {
    await choose(tableOf(SOME))
    await head(`${some} notes would be imported.`)
    expect(await countNotes(panel)).toBe(0)
    await start().click()
    await head(`${some} notes were imported.`)
    expect(await countNotes(panel)).toBe(SOME)

    await panel.getByRole('button', { name: t('import.another') }).click()
    await choose(tableOf(SOME))
    await head('No new notes in this file.')
    await panel.getByRole('button', { name: `Already here ${some}` }).waitFor()
    expect(await start().count()).toBe(0)
  })

  test('whose panel is closed during the import adds nothing', async () => {
    await choose(tableOf(MANY))
    await head('5,000 notes would be imported.')
    await stopInTheMidst(() => panel.close())
    panel = await claimlight.open('/sidepanel.html#/notes/import')
    expect(await countNotes(panel)).toBe(0)
  })

  test('can be undone completely, also from another view', async () => {
    await choose(tableOf(3, 900_000))
    await start().click()
    await head('3 notes were imported.')
    await panel.getByRole('button', { name: t('import.another') }).click()
    await choose(tableOf(SOME))
    await start().click()
    await head(`${some} notes were imported.`)
    const undo = panel.getByRole('button', { name: t('notes.undo') })
    await undo.waitFor()
    // Another view keeps the offer, and shows it only among the notes.
    await panel.evaluate(() => (location.hash = '#/check'))
    await undo.waitFor({ state: 'detached' })
    await panel.evaluate(() => (location.hash = '#/notes'))
    await undo.click()
    await until(
      () => countNotes(panel),
      (notes) => notes === 3,
    )
  })
})

test('a script in a file is shown as text', async () => {
  await choose(
    'Quote,Note,Title,URL\n<img src=x onerror=alert(1)>,<script>alert(1)</script>,<b>T</b>,javascript:alert(1)\n',
  )
  await panel.getByText('<img src=x onerror=alert(1)>').waitFor()
  expect(await panel.locator('main img, main script').count()).toBe(0)
})

describe('the import view has no accessibility violations', { timeout: 120_000 }, () => {
  test('before a file is chosen, and after one was refused', async () => {
    await panel.getByRole('heading', { name: t('import.lead') }).waitFor()
    expect(await faultsInEveryLook(panel)).toEqual([])
    await choose('', 'A rather long name of a file that was kept for years in a folder.csv')
    await panel.getByRole('alert').waitFor()
    expect(await faultsInEveryLook(panel)).toEqual([])
  })

  test('in the preview, and after the import', async () => {
    await choose(`${tableOf(60)},,,,,,,,,,\n"Last.",Book,,,,orange,,,,soon,\n,Book,,,,,,,,,\n`)
    await head(/notes would be imported/)
    await panel
      .locator('summary')
      .filter({ hasText: t('import.columns') })
      .click()
    expect(await faultsInEveryLook(panel)).toEqual([])
    await start().click()
    await head(/notes were imported/)
    expect(await faultsInEveryLook(panel)).toEqual([])
  })
})

/** Starts the import, and runs `what` as soon as it shows its progress. */
async function stopInTheMidst(what: () => Promise<void>): Promise<void> {
  await start().click()
  await panel.locator('progress').waitFor()
  await what()
}

const countNotes = async (page: Page): Promise<number> => (await rowsOf(page, 'annotations')).length
