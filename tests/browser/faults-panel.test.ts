// @module-tag large
/** Faults around the panel while a note is written: no typed text is lost, and the user is informed at once. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { layDatabase, newerDatabase, olderDatabase, type OtherDatabase } from '@/tests/unit/notes/data/lay-database'
import { page as madeUp } from '@/tests/unit/components/fixtures'
import { chance } from './storage/chance'
import { draftOf } from './storage/drafts'
import { boxOf, edit, finding, openPanel, press, writeNew } from './storage/panel-stage'
import { deleteDatabase, openStage, type Stage } from './storage/stage'
import { trials, trialsMade } from './storage/trials'
import { until } from './until'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

const SEED = 20_261_120
const MINUTES = 60_000
/** Sentences of the long text, whose check takes long enough to be interrupted. */
const FILLING = 'He was a founding member of OpenAI. The dinner was long and the weather was fine. '.repeat(20).trim()
const TROUBLE = 'Your notes cannot be opened right now'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterEach(() => stage.makeRoom())
afterAll(async () => {
  await stage.close()
  console.info(`Faults around the panel: ${trialsMade()} trials, seed ${SEED}.`)
})

const onFinding = (id: string, note: string) =>
  draftOf(id, note, {
    ...{ pageKey: madeUp.pageKey, url: madeUp.url, title: madeUp.title },
    anchor: { quote: { exact: finding.quote, prefix: '', suffix: '' }, position: null, range: null },
  })
const notesKept = async () => (await stage.rows()).annotations.map(({ note }) => note).sort()

test(
  'when the panel is closed while a note is written or saved, the note is saved once, or its text is restored',
  async () => {
    await stage.wipe()
    const must: string[] = []
    await trials({ long: 40, short: 4 }, async (n) => {
      const any = chance(SEED + n)
      const words = `Closed while writing ${n}`
      const panel = await openPanel(stage)
      await (await writeNew(panel)).pressSequentially(words)
      const isSaved = any.next() < 0.7
      const dying = any.next() < 0.3 ? stage.kill() : null
      if (isSaved) {
        await boxOf(panel).press('Control+Enter')
        await new Promise((go) => setTimeout(go, any.below(60)))
      }
      await panel.close()
      await dying
      // Waits until a pending save has succeeded or failed.
      await new Promise((go) => setTimeout(go, 400))

      const again = await openPanel(stage)
      const box = await writeNew(again)
      const isKept = (await notesKept()).includes(words)
      if (isKept) {
        await new Promise((go) => setTimeout(go, 200))
        expect(await box.inputValue()).toBe('')
      } else {
        await until(
          () => box.inputValue(),
          (value) => value === words,
        )
        await again.getByText(t('storage.restored')).waitFor()
        await box.press('Control+Enter')
        await box.waitFor({ state: 'detached' })
      }
      must.push(words)
      expect(await notesKept()).toEqual([...must].sort())
      await again.close()
    })
  },
  15 * MINUTES,
)

test(
  'when the panel is closed, the check stopped or the worker restarted, an own text and its findings are there again',
  async () => {
    const openCheck = () => stage.claimlight.open('/sidepanel.html#/check')
    const box = (panel: Page) => panel.getByRole('textbox', { name: t('check.text') })
    const wrong = (panel: Page) => panel.getByRole('button', { name: t('states.contradicted', 1) })
    await trials({ long: 40, short: 4 }, async (n) => {
      const any = chance(SEED + n)
      const words = `Text ${n}. ${FILLING} Andrej Karpathy left Tesla in March 2019. ${FILLING}`
      const panel = await openCheck()
      await box(panel).fill(words)
      if (n % 4 > 0) await press(panel, 'Check')
      if (n % 4 === 2) await wrong(panel).waitFor()
      await new Promise((go) => setTimeout(go, any.below(400)))
      const dying = any.next() < 0.5 || n % 4 === 3 ? stage.kill() : null
      if (n % 4 === 3) {
        const stop = panel.getByRole('button', { name: t('check.stop'), exact: true })
        if (any.next() < 0.5 && (await stop.isVisible())) await stop.click({ timeout: 1000 }).catch(() => undefined)
      }
      await panel.close()
      await dying

      const again = await openCheck()
      const edit = again.getByRole('button', { name: t('check.change') })
      await box(again).or(edit).first().waitFor()
      if (n % 4 > 0 && n % 4 < 3) await wrong(again).waitFor()
      if (await edit.isVisible()) await edit.click()
      await until(
        () => box(again).inputValue(),
        (value) => value === words,
      )
      await press(again, 'Clear')
      await again.close()
    })
  },
  15 * MINUTES,
)

test(
  'when two panels change one note, the second shows both versions, and the user’s choice is stored',
  async () => {
    await stage.wipe()
    await trials({ long: 21, short: 3 }, async (n) => {
      await stage.wipe()
      await stage.save(onFinding('both', 'As it was'))
      const panels = [await openPanel(stage), await openPanel(stage)] as const
      const boxes = [await edit(panels[0], 'As it was'), await edit(panels[1], 'As it was')] as const
      await boxes[0].fill(`Here ${n}`)
      await boxes[1].fill(`There ${n}`)
      await boxes[0].press('Control+Enter')
      await boxes[0].waitFor({ state: 'detached' })
      await boxes[1].press('Control+Enter')
      const conflict = panels[1].getByRole('region', { name: t('storage.changedElsewhere') })
      await conflict.waitFor()
      expect(await conflict.textContent()).toContain(`Here ${n}`)
      expect(await conflict.textContent()).toContain(`There ${n}`)
      expect(await notesKept()).toEqual([`Here ${n}`])
      const [button, must] = (
        [
          ['Keep mine', `There ${n}`],
          ['Keep theirs', `Here ${n}`],
          ['Keep both', `Here ${n}\n\n---\n\nThere ${n}`],
        ] as const
      )[n % 3]!
      await press(panels[1], button)
      await conflict.waitFor({ state: 'detached' })
      await until(notesKept, (kept) => kept.join() === must)
      for (const panel of panels) await panel.close()
    })
  },
  15 * MINUTES,
)

describe('when the database cannot be opened', () => {
  test(
    'because another tab holds it, the panel says so, keeps the typed text, and continues when the tab is closed',
    async () => {
      await trials({ long: 10, short: 1 }, async (n) => {
        const holder = await hold(olderDatabase)
        const panel = await openPanel(stage)
        const trouble = panel.getByRole('alert').filter({ hasText: TROUBLE })
        await trouble.waitFor()
        expect(await trouble.textContent()).toContain('A tab or window with an older version')
        const box = await writeNew(panel)
        await box.fill(`While it was held ${n}`)
        await press(panel, 'Save note')
        await panel.getByText(/The note could not be saved\. A tab or window/).waitFor({ timeout: 20_000 })
        expect(await box.inputValue()).toBe(`While it was held ${n}`)
        if (n % 2 === 1) await stage.kill()
        await holder.close()
        await trouble.waitFor({ state: 'detached' })
        await press(panel, 'Try again')
        await box.waitFor({ state: 'detached' })
        expect(await notesKept()).toEqual([`While it was held ${n}`])
        await panel.close()
      })
    },
    10 * MINUTES,
  )

  test(
    'because a newer version wrote it, the panel says so, writes nothing, and keeps the typed text',
    async () => {
      await trials({ long: 6, short: 1 }, async (n) => {
        const holder = await hold(newerDatabase)
        await holder.close()
        const before = await stage.rows()
        const panel = await openPanel(stage)
        await panel.getByText(patternOf('storage.why.newer')).first().waitFor()
        await (await writeNew(panel)).fill(`Too new ${n}`)
        await press(panel, 'Save note')
        await panel.getByText(/The note could not be saved\. Your notes were saved by a newer version/).waitFor()
        await panel.close()
        const again = await openPanel(stage)
        const box = await writeNew(again)
        await until(
          () => box.inputValue(),
          (value) => value === `Too new ${n}`,
        )
        expect(await stage.rows()).toEqual(before)
        expect(before.annotations).toHaveLength(1)
        await press(again, 'Discard')
        expect(await box.inputValue()).toBe('')
        await again.close()
      })
      await stage.wipe()
    },
    10 * MINUTES,
  )

  /** Replaces our database by one of another version, held open by a page that ignores all events. */
  async function hold(other: OtherDatabase): Promise<Page> {
    const holder = await stage.claimlight.open('/icon/32.png')
    await stage.kill()
    await stage.desk.evaluate(deleteDatabase)
    await holder.evaluateHandle(layDatabase, other)
    return holder
  }
})

test(
  'when the disk is full while a note is written, the panel gives the reason at once, and offers the text as a file',
  async () => {
    await trials({ long: 5, short: 1 }, async (n) => {
      await stage.wipe()
      await stage.fill()
      const panel = await openPanel(stage)
      const words = `Typed on a full disk ${n}`
      const box = await writeNew(panel)
      await box.fill(words)
      await press(panel, 'Save note')
      await panel.getByText(/The note could not be saved\. The disk is full/).waitFor()
      const [file] = await Promise.all([panel.waitForEvent('download'), press(panel, 'Save as file')])
      const text = await readFile(await file.path(), 'utf8')
      expect(text).toContain(words)
      expect(text).toContain(finding.quote)
      expect(await box.inputValue()).toBe(words)
      await stage.makeRoom()
      await press(panel, 'Try again')
      await box.waitFor({ state: 'detached' })
      expect(await notesKept()).toEqual([words])
      await panel.close()
    })
  },
  10 * MINUTES,
)

test(
  'when rows cannot be read, the other notes are listed, and the unreadable ones are counted and can be saved as a file',
  async () => {
    await stage.wipe()
    await stage.save(onFinding('good', 'A good note'))
    await trials({ long: 5, short: 1 }, async (n) => {
      await stage.putRaw('annotations', [{ id: `bad-${n}`, pageKey: madeUp.pageKey, note: 'lost words', modified: 7 }])
      const panel = await stage.claimlight.open('/sidepanel.html#/notes')
      await panel.getByText('A good note').waitFor()
      await panel.getByText(n === 0 ? /1 note could not be read/ : `${n + 1} notes could not be read`).waitFor()
      const [file] = await Promise.all([panel.waitForEvent('download'), press(panel, 'Save as file')])
      const rows = JSON.parse(await readFile(await file.path(), 'utf8')) as object[]
      expect(rows).toHaveLength(n + 1)
      expect(rows[0]).toMatchObject({ id: 'bad-0', note: 'lost words' })
      await panel.close()
    })
  },
  5 * MINUTES,
)
