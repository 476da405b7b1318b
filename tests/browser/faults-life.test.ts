// @module-tag large
/** Faults in the life of the browser, while pages are open and notes are stored: nothing that was reported as saved is lost. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { launchExtension, type Claimlight } from './extension'
import { highlightsOf, untilHighlights } from './highlights'
import { chance } from './storage/chance'
import { draftOf } from './storage/drafts'
import { deleteDatabase, openStage, type Stage } from './storage/stage'
import { fitting, trials, trialsMade } from './storage/trials'
import { serveSite, type Site } from './site'
import { until } from './until'
import { notesStored } from './notes-stored'

const SEED = 20_261_122
const MINUTES = 60_000
const STORY = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><main><h1>Andrej Karpathy</h1>
  <p>Karpathy left Tesla in March 2019.</p>${'<p>Andrej Karpathy gave a talk in the old town hall, and everyone who came was glad.</p>'.repeat(60)}</main>`

let site: Site
let stage: Stage
let claimlight: Claimlight
const open: Page[] = []
beforeAll(async () => {
  site = await serveSite('tests/browser/fixtures', { '/story.html': STORY })
  stage = await openStage()
  claimlight = await launchExtension({ allSites: true })
}, 120_000)
afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.close()))
})
afterAll(async () => {
  await stage.close()
  await claimlight.close()
  await site.close()
  console.info(`Faults in the life of the browser: ${trialsMade()} trials, seed ${SEED}.`)
})

test(
  'quick saves, many at once and with the worker killed now and then: each is stored once',
  async () => {
    await stage.wipe()
    const must = new Map<string, string>()
    const [count, atOnce] = [fitting({ long: 10_000, short: 200 }), 50]
    const any = chance(SEED)
    for (let n = 0; n < count; n += atOnce) {
      const drafts = Array.from({ length: atOnce }, (_, i) => draftOf(`quick-${n + i}`, `Words ${n + i}`))
      const dying = any.next() < 0.05 ? stage.kill() : null
      const answers = await Promise.all(drafts.map((draft) => stage.save(draft)))
      await dying
      await trials({ long: atOnce, short: atOnce }, (i) => {
        expect(answers[i]).toMatchObject({ ok: true, value: { outcome: 'saved' } })
        must.set(drafts[i]!.id, drafts[i]!.note)
        return Promise.resolve()
      })
    }
    const { annotations } = await stage.rows()
    expect(new Map(annotations.map(({ id, note }) => [id, note]))).toEqual(must)
  },
  15 * MINUTES,
)

test(
  'the database is deleted while it is open: the next save makes it anew, and is stored',
  async () => {
    await stage.wipe()
    await trials({ long: 20, short: 2 }, async (n) => {
      await stage.save(draftOf(`gone-${n}`, 'Gone with the database'))
      await stage.desk.evaluate(deleteDatabase)
      expect(await stage.save(draftOf(`new-${n}`, 'Saved afterwards'))).toMatchObject({ ok: true })
      expect((await stage.rows()).annotations.map(({ id }) => id)).toEqual([`new-${n}`])
    })
  },
  5 * MINUTES,
)

test('two profiles that save at once have their own notes each', async () => {
  await stage.wipe()
  const other = await openStage()
  try {
    await trials({ long: 50, short: 5 }, async (n) => {
      const saved = await Promise.all([
        stage.save(draftOf(`both-${n}`, 'In the first')),
        other.save(draftOf(`both-${n}`, 'In the second')),
      ])
      expect(saved).toMatchObject([{ ok: true }, { ok: true }])
    })
    for (const [of, words] of [
      [stage, 'In the first'],
      [other, 'In the second'],
    ] as const)
      expect(new Set((await of.rows()).annotations.map(({ note }) => note))).toEqual(new Set([words]))
  } finally {
    await other.close()
  }
})

test(
  'the permission is taken away while a page is read: it is not read again, and notes stay',
  async () => {
    await trials({ long: 5, short: 1 }, async (n) => {
      const any = chance(SEED + n)
      const mine = await launchExtension({ allSites: true })
      try {
        const panel = await mine.open('/sidepanel.html#/notes')
        await panel.evaluate(saveNote, `kept-${n}`)
        const page = await mine.context.newPage()
        const going = page.goto(`${site.url}/story.html`)
        await new Promise((go) => setTimeout(go, any.below(400)))
        expect(await panel.evaluate(() => chrome.permissions.remove({ origins: ['*://*/*'] }))).toBe(true)
        await going
        const worker = await mine.worker()
        await until(
          () => worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length),
          (registered) => registered === 0,
        )
        const again = await mine.open(`${site.url}/story.html`)
        expect(await mine.check(again)).toMatchObject({ started: false })
        expect(await highlightsOf(again)).toEqual({})
        await panel.reload()
        await panel.getByText(`Words kept-${n}`).waitFor()
      } finally {
        await mine.close()
      }
    })
  },
  10 * MINUTES,
)

test(
  'the extension is reloaded while a page is open: its old marks end, a check marks it anew, and notes stay',
  async () => {
    // Otherwise Chromium does not start an extension from a folder again.
    const settings = await claimlight.open('chrome://extensions')
    open.push(settings)
    await settings.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })')
    await trials({ long: 5, short: 1 }, async (n) => {
      const page = await claimlight.context.newPage()
      await page.goto(`${site.url}/story.html`)
      open.push(page)
      const isMarked = () => untilHighlights(page, (marks) => marks['claimlight-differs']?.length === 1)
      await isMarked()
      const panel = await claimlight.open('/sidepanel.html#/notes')
      await panel.evaluate(saveNote, `kept-${n}`)
      const { context, id } = claimlight
      // It closes all pages of the extension, and the worker.
      await panel.evaluate(() => chrome.runtime.reload()).catch(() => undefined)
      // A helper of its own: that of before had a page of the extension, which is gone.
      const desk = await until(
        () => openOwn(context, id),
        (one) => one !== null,
      )
      open.push(desk!)
      await page.bringToFront()
      await page.mouse.move(20 + n, 30)
      await page.mouse.move(60 + n, 90)
      await untilHighlights(page, (marks) => Object.keys(marks).length === 0)
      const stored = await desk!.evaluate(notesStored)
      expect(stored.map(({ note }) => note)).toContain(`Words kept-${n}`)
      await page.reload()
      await isMarked()
      await Promise.all(open.splice(1).map((one) => one.close()))
    })
  },
  10 * MINUTES,
)

/** A page of the extension; null while the extension is not there. */
async function openOwn(context: Claimlight['context'], id: string): Promise<Page | null> {
  const page = await context.newPage()
  try {
    await page.goto(`chrome-extension://${id}/icon/16.png`)
    return page
  } catch {
    await page.close()
    return null
  }
}

// The functions below run in a page of the extension: they may use nothing from outside their own bodies.
async function saveNote(id: string): Promise<void> {
  const words = { claim: null, anchor: null, note: `Words ${id}`, tags: [], color: null, finding: null }
  const page = { pageKey: 'https://a.example/', url: 'https://a.example/', title: 'A' }
  const data = { id, basedOn: null, ...page, ...words }
  await chrome.runtime.sendMessage({ v: 1, to: 'background', kind: 'save-annotation', data })
}
