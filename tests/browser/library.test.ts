// @module-tag walks
import type { Locator, Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { launchExtension } from './extension'
import { claimlight, panel, startExtension } from './start-extension'
import { faultsInEveryLook, faultsOf, overflowsOf } from './faults'
import { seedNotes } from './seed-notes'
import { send } from './stored-rows'
import { frames } from './frames'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// The notes view of the built extension, with more notes than are rendered at once.
const COUNT = 2000
/** The default time limit of a poll is one second. */
const PATIENT = { timeout: 20_000 }

startExtension(async () => {
  const claimlight = await launchExtension({ viewport: { width: 400, height: 700 } })
  await claimlight.worker()
  const panel = await claimlight.open('/sidepanel.html#/notes')
  await panel.getByRole('heading', { name: t('notes.none') }).waitFor()
  await seedNotes(panel, { count: COUNT, dossierVersion: bundledDossier.version })
  return { claimlight, panel }
})
beforeEach(async () => {
  await panel.setViewportSize({ width: 400, height: 700 })
  await panel.goto('about:blank')
  await panel.goto(`chrome-extension://${claimlight.id}/sidepanel.html#/notes`)
  await says('2,000 notes')
})

const head = () => panel.locator('.library-head')
const says = (words: string) => head().getByText(words, { exact: true }).waitFor()
const list = () => panel.getByRole('list', { name: t('library.list') })
const shown = () => list().locator('> li')
const boxAt = (at: number) => list().locator(`[data-index="${at}"] .choose`)
const hasFocus = (field: Locator) => field.evaluate((element) => element === document.activeElement)
const undo = () => panel.getByRole('button', { name: t('notes.undo') }).click()

test('the notes are read in a worker, and only those near the window are rendered', async () => {
  expect(panel.workers()).toHaveLength(1)
  expect(await shown().count()).toBeLessThan(30)
  expect(await shown().first().getAttribute('aria-setsize')).toBe(String(COUNT))
})

test('a search ignores accents, is stored in the address, and Back removes a filter', async () => {
  await panel.getByRole('searchbox').fill('zurich "borrowed kettle" -chapter')
  const first = shown().first()
  await first.getByText('Zürich').waitFor()
  await panel.waitForURL(/q=zurich/)
  const found = await head().locator('.label').textContent()
  await panel.getByRole('button', { name: patternOf('state.contradicted') }).click()
  await panel.waitForURL(/verdict=contradicted/)
  await expectOther(found)
  await panel.reload()
  await expectOther(found)
  expect(await panel.getByRole('searchbox').inputValue()).toContain('kettle')
  await panel.goBack()
  await says(found!)
  expect(await panel.getByRole('button', { name: patternOf('state.contradicted'), pressed: false }).count()).toBe(1)
  await panel.getByRole('searchbox').fill('zeppelin')
  await panel.getByRole('heading', { name: t('library.nothing') }).waitFor()
})

test('a range can be deleted, restored at its position by undo, and restored from the bin', async () => {
  const before = await shown().nth(0).locator('.quote').textContent()
  await boxAt(0).click()
  await boxAt(3).click({ modifiers: ['Shift'] })
  await says('4 selected')
  await panel
    .getByRole('group', { name: t('library.bulk') })
    .getByText(t('library.delete'))
    .click()
  await says('1,996 notes')
  await undo()
  await says('2,000 notes')
  await expect.poll(() => shown().nth(0).locator('.quote').textContent(), PATIENT).toBe(before)

  await shown()
    .nth(0)
    .getByRole('button', { name: t('library.delete') })
    .click()
  await says('1,999 notes')
  await panel.goto(`chrome-extension://${claimlight.id}/sidepanel.html#/notes/bin`)
  await panel.getByText(t('library.daysLeft', 30)).waitFor()
  expect(await faultsInEveryLook(panel)).toEqual([])
  await panel.getByRole('button', { name: t('library.bringBack') }).click()
  await panel.getByRole('heading', { name: t('library.binEmpty') }).waitFor()
  await panel.getByRole('link', { name: t('library.back') }).click()
  await says('2,000 notes')
})

test('by keyboard alone, a range can be selected and tagged, and the tag removed by undo', async () => {
  await head().getByRole('checkbox').focus()
  await panel.keyboard.press('Tab')
  await panel.keyboard.press('Tab')
  expect(await focusedRow()).toBe('0')
  await panel.keyboard.press('Space')
  for (let at = 1; at <= 40; at++) {
    await panel.keyboard.press('ArrowDown')
    await expect.poll(focusedRow, PATIENT).toBe(String(at))
  }
  await panel.keyboard.press('Shift+Space')
  await says('41 selected')
  await panel.keyboard.press('End')
  await expect.poll(focusedRow, PATIENT).toBe(String(COUNT - 1))
  // The row with the focus keeps its position while the window scrolls.
  await panel.evaluate(() => scrollTo(0, 0))
  await frames(panel, 12)
  expect(await focusedRow()).toBe(String(COUNT - 1))
  await panel.getByRole('button', { name: t('library.tagOrColor') }).press('Enter')
  await expect
    .poll(() => hasFocus(panel.getByRole('combobox', { name: t('library.by.tag'), exact: true })), PATIENT)
    .toBe(true)
  await panel.keyboard.type('by keyboard')
  await panel.keyboard.press('Enter')
  await panel.getByText(t('library.tagged', 41)).waitFor()
  await expect.poll(() => hasFocus(panel.getByRole('button', { name: t('notes.undo') })), PATIENT).toBe(true)
  await panel.keyboard.press('Enter')
  // A list is not updated while it is shown, so the search is repeated until the tag is removed.
  const isGone = async (): Promise<boolean> => {
    await panel.getByRole('searchbox').fill('')
    await panel.getByRole('searchbox').fill('tag:"by keyboard"')
    const none = panel.getByRole('heading', { name: t('library.nothing') })
    return none.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    )
  }
  await expect.poll(isGone, PATIENT).toBe(true)
})

test('notes from another window are shown at the top, or on request while the user is further down', async () => {
  await panel.mouse.move(200, 500)
  await panel.mouse.wheel(0, 4000)
  await expect.poll(() => panel.evaluate(() => scrollY), PATIENT).toBeGreaterThan(3000)
  const other = await claimlight.open('/sidepanel.html#/check')
  const ids = await write(other)
  try {
    const top = await panel.evaluate(() => scrollY)
    await panel.getByRole('button', { name: t('library.fresh', 1) }).waitFor({ state: 'attached' })
    expect(Math.abs((await panel.evaluate(() => scrollY)) - top)).toBeLessThan(60)
    await panel.getByRole('button', { name: t('library.fresh', 1) }).press('Enter')
    await shown().first().getByText('Written elsewhere').waitFor()
    expect(await panel.evaluate(() => scrollY)).toBe(0)
  } finally {
    await remove(other, ids) // the next test needs 2,000
  }
  await says('2,000 notes')
  await other.close()
})

test('an open editor stays open while the user scrolls', async () => {
  await shown()
    .nth(1)
    .getByRole('button', { name: t('notes.edit') })
    .click()
  const box = panel.getByRole('textbox', { name: t('notes.note'), exact: true })
  await box.fill('Not yet finished')
  await head().getByRole('checkbox').focus()
  for (const share of [0.2, 0.6, 0.1]) {
    await panel.evaluate((part) => scrollTo(0, document.body.scrollHeight * part), share)
    await frames(panel, 12)
  }
  await panel.evaluate(() => scrollTo(0, 0))
  expect(await box.inputValue()).toBe('Not yet finished')
})

describe('the notes view has no accessibility violations', () => {
  test('with all notes, and with open filters', async () => {
    expect(await faultsInEveryLook(panel)).toEqual([])
    await panel.getByText(t('library.moreFilters')).click()
    await panel.getByRole('combobox', { name: t('library.order') }).selectOption('page')
    await panel.getByRole('heading', { level: 2 }).first().waitFor()
    expect(await faultsInEveryLook(panel)).toEqual([])
  })

  test('with selected notes, and in a wide tab', async () => {
    await boxAt(0).click()
    await panel.getByRole('button', { name: t('library.tagOrColor') }).click()
    expect(await faultsInEveryLook(panel)).toEqual([])
    await panel.setViewportSize({ width: 1200, height: 800 })
    expect([...(await faultsOf(panel)), ...(await overflowsOf(panel))]).toEqual([])
  })
})

async function expectOther(before: string | null): Promise<void> {
  await expect.poll(() => head().locator('.label').textContent(), PATIENT).not.toBe(before)
  await expect.poll(() => head().locator('.label').textContent(), PATIENT).toMatch(/of 2,000/)
}

function focusedRow(): Promise<string | null | undefined> {
  return panel.evaluate(() => document.activeElement?.closest('[data-index]')?.getAttribute('data-index'))
}

/** Writes a note like another panel. */
async function write(page: Page): Promise<string[]> {
  const draft = {
    ...{ id: 'from-elsewhere', basedOn: null, pageKey: 'https://a.example/', url: 'https://a.example/', title: 'A' },
    ...{ claim: null, anchor: null, note: 'Written elsewhere', tags: [], color: null, finding: null },
  }
  expect(await send(page, 'save-annotation', draft)).toMatchObject({ ok: true })
  return [draft.id]
}

async function remove(page: Page, ids: string[]): Promise<void> {
  await send(page, 'delete-annotations', { ids })
  await send(page, 'empty-bin', { ids: null })
}
