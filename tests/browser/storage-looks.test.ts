// @module-tag looks
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { page as madeUp } from '@/tests/unit/components/fixtures'
import { faultsInEveryLook } from './faults'
import { draftOf } from './storage/drafts'
import { boxOf, edit, finding, openPanel, press, writeNew } from './storage/panel-stage'
import { openStage, type Stage } from './storage/stage'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// Storage states in the built panel: no accessibility violations or overflows in any theme from 320 to 480 pixels.
let stage: Stage
let panel: Page
beforeAll(async () => {
  stage = await openStage()
  await stage.save(onFinding('kept', 'A note that two windows change'))
}, 60_000)
afterEach(() => panel.close())
afterAll(() => stage.close())

const onFinding = (id: string, note: string) =>
  draftOf(id, note, {
    ...{ pageKey: madeUp.pageKey, url: madeUp.url, title: madeUp.title, tags: ['works', 'dates'], color: 'blue' },
    anchor: { quote: { exact: finding.quote, prefix: '', suffix: '' }, position: null, range: null },
  })

test('the note editor with a restored draft has no faults', async () => {
  panel = await openPanel(stage)
  await (await writeNew(panel)).fill('Half a thought')
  await panel.reload()
  await writeNew(panel)
  await panel.getByText(t('storage.restored')).waitFor()
  expect(await look('box')).toEqual([])
  await press(panel, 'Discard')
})

test('two versions of one note have no faults', async () => {
  panel = await openPanel(stage)
  const box = await edit(panel, 'two windows')
  await box.fill('Mine: she left in July, says the paper. https://example.org/a/very/long/address/without/any/break')
  const [stored] = (await stage.rows()).annotations
  await stage.save({ ...onFinding('kept', 'A note that two windows change: theirs'), basedOn: stored!.modified })
  await box.press('Control+Enter')
  await panel.getByRole('region', { name: t('storage.changedElsewhere') }).waitFor()
  expect(await look('conflict')).toEqual([])
})

test('the note editor after a failed save has no faults', async () => {
  await stage.fill()
  panel = await openPanel(stage)
  await (await writeNew(panel)).fill('Precious words')
  await press(panel, 'Save note')
  await panel.getByText(patternOf('notes.notKept')).waitFor()
  expect(await look('full')).toEqual([])
  await stage.makeRoom()
  await boxOf(panel).press('Escape')
})

test('the notes view with drafts and an unreadable note has no faults', async () => {
  await stage.putRaw('annotations', [{ id: 'bad', note: 'x' }])
  panel = await stage.claimlight.open('/sidepanel.html#/notes')
  await panel.getByText(t('storage.unreadable', 1)).waitFor()
  await panel.getByText(patternOf('storage.draftsLeft')).first().waitFor()
  expect(await look('notes')).toEqual([])
})

test('the settings with automatic backups have no faults', async () => {
  panel = await stage.claimlight.open('/sidepanel.html#/settings')
  await press(panel, 'Every day')
  await panel.getByRole('group', { name: t('backup.where') }).waitFor()
  await panel.getByRole('group', { name: t('backup.where') }).scrollIntoViewIfNeeded()
  expect(await look('settings')).toEqual([])
})

test('the panel with notes of a newer version has no faults', async () => {
  await stage.kill()
  await stage.desk.evaluate(
    () =>
      new Promise<void>((give) => {
        const opening = indexedDB.open('claimlight', 40)
        opening.onsuccess = () => {
          opening.result.close()
          give()
        }
      }),
  )
  panel = await openPanel(stage)
  await panel.getByRole('heading', { name: t('storage.error') }).waitFor()
  expect(await look('newer')).toEqual([])
})

/** Returns the faults; with `CLAIMLIGHT_SHOTS` the state is also saved to that folder as pictures. */
async function look(name: string): Promise<string[]> {
  const folder = process.env.CLAIMLIGHT_SHOTS
  const shots = [
    ['light', 400],
    ['dark', 320],
  ] as const
  for (const [colorScheme, width] of folder ? shots : []) {
    await panel.setViewportSize({ width, height: 760 })
    await panel.emulateMedia({ colorScheme })
    await panel.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png` })
  }
  return faultsInEveryLook(panel)
}
