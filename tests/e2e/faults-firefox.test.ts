// @module-tag firefox
/** Faults in Firefox: nothing that was reported as saved is lost. A smaller set than in Chromium: no protocol kills its background. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fitting, trials, trialsMade } from '@/tests/browser/storage/trials'
import { notesStored } from '@/tests/browser/notes-stored'
import { serveSite, type Site } from '@/tests/browser/site'
import { until } from '@/tests/browser/until'
import { launchFirefox, type FirefoxClaimlight } from './firefox-extension'
import { marks, readEverySite, type ExtensionApi } from './firefox-panel'
import { STORY, STORY_PAGE } from './story'

const MINUTES = 60_000

let site: Site
let claimlight: FirefoxClaimlight
beforeAll(async () => {
  site = await serveSite('tests/e2e', { '/story.html': STORY_PAGE })
  claimlight = await launchFirefox()
}, 120_000)
afterAll(async () => {
  await claimlight.close()
  await site.close()
  console.info(`Faults in Firefox: ${trialsMade()} trials.`)
})

test(
  'quick saves from two windows at once: each note is stored once, and of two versions of one note one is told',
  async () => {
    const windows = [
      await claimlight.openOwn('sidepanel.html#/notes'),
      await claimlight.openOwn('sidepanel.html#/notes'),
    ] as const
    const [count, atOnce] = [fitting({ long: 2000, short: 100 }), 50]
    for (let n = 0; n < count; n += atOnce) {
      const [one, other] = await Promise.all(windows.map((page, w) => page.evaluate(saveMany, n, atOnce, w)))
      // Even numbers are saved by the first window only, odd ones by both.
      await trials({ long: atOnce, short: atOnce }, (i) => {
        const outcomes = [one![i], other![i]].filter(Boolean).sort()
        expect(outcomes).toEqual(i % 2 === 0 ? ['saved'] : ['changed-elsewhere', 'saved'])
        return Promise.resolve()
      })
    }
    const stored = await windows[0].evaluate(notesStored)
    expect(stored).toHaveLength(count)
    expect(new Set(stored.map(({ id }) => id)).size).toBe(count)
    for (const page of windows) await page.close()
  },
  10 * MINUTES,
)

test(
  'the extension is reloaded while a page is open: notes stay, and the page is marked when it is opened again',
  async () => {
    await readEverySite(claimlight)
    const article = await claimlight.open(`${site.url}/story.html`)
    await marks(article, STORY.page)
    let panel = await claimlight.openOwn('sidepanel.html#/notes')
    await trials({ long: 5, short: 1 }, async () => {
      const before = await panel.evaluate(notesStored)
      await panel.evaluate(() => browser.runtime.reload()).catch(() => undefined)
      panel = await until(
        () => claimlight.openOwn('sidepanel.html#/notes').catch(() => null),
        (page) => page !== null,
        60_000,
      ).then((page) => page!)
      expect(await panel.evaluate(notesStored)).toEqual(before)
      await article.reload()
      await marks(article, STORY.page)
    })
  },
  10 * MINUTES,
)

// The functions below run in a page of the extension: they may use nothing from outside their own bodies.
async function saveMany(from: number, count: number, window: number): Promise<(string | null)[]> {
  type Answer = { ok: true; value: { outcome: string } } | { ok: false; code: string }
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      if (window === 1 && i % 2 === 0) return null
      const words = { claim: null, anchor: null, note: `Words of ${window}`, tags: [], color: null, finding: null }
      const page = { pageKey: 'https://a.example/', url: 'https://a.example/', title: 'A' }
      const data = { id: `quick-${from + i}`, basedOn: null, ...page, ...words }
      const message = { v: 1, to: 'background', kind: 'save-annotation', data }
      const answer = (await browser.runtime.sendMessage(message)) as Answer
      return answer.ok ? answer.value.outcome : answer.code
    }),
  )
}

declare const browser: ExtensionApi
