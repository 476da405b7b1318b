// @module-tag large
import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExportFormat } from '@/lib/notes/export/registry'
import { notes } from '@/tests/unit/components/fixtures'
import { launchExtension, type Claimlight } from './extension'
import { longestTask } from './longest-task'
import { putRows } from './stored-rows'
import { t } from '@/lib/i18n/t'

/**
 * The panel's own code, on many notes, without its view. The length of its tasks depends on the machine's load: it is
 * tested, with 100,000 notes, only on request, by `TIMINGS=1 npx vitest run --project browser
 * tests/browser/export-large.test.ts`.
 */
const timed = process.env.TIMINGS === '1'
const COUNT = timed ? 100_000 : 4_000
const PAGES = COUNT / 5
let claimlight: Claimlight
let panel: Page

beforeAll(async () => {
  claimlight = await launchExtension()
  panel = await claimlight.open('/sidepanel.html#/notes')
  await panel.getByText(t('notes.none')).waitFor()
  await panel.goto('about:blank')
  panel = await claimlight.open('/sidepanel.html#/settings')
  for (let from = 0; from < COUNT; from += PART)
    await putRows(
      panel,
      'annotations',
      Array.from({ length: PART }, (_, i) => made(from + i)),
    )
}, 300_000)
afterAll(() => claimlight.close())

const PART = Math.min(COUNT, 10_000)

function made(n: number) {
  const url = `https://paper.example/story/${n % PAGES}`
  const note = 'Some words of one’s own, with *emphasis* and a [link](https://a.example/). '.repeat(1 + (n % 4))
  return {
    ...notes[n % 2]!,
    id: crypto.randomUUID(),
    pageKey: url,
    url,
    title: `Story ${n % PAGES}`,
    note: `${n}: ${note}`,
  }
}

test.each<ExportFormat>(['csv', 'markdownFiles'])(
  'each of many notes is exported as %s',
  { timeout: 300_000 },
  async (format) => {
    const { longestMs, result } = await longestTask(panel, () => exported(format))
    expect(result).toMatchObject({ kind: 'saved' })
    // All are exported: each has at least a hundred characters.
    expect(result.bytes).toBeGreaterThan(format === 'csv' ? COUNT * 100 : PAGES * 100)
    if (timed) console.log(`${format}: longest task ${Math.round(longestMs)} ms of processor time`)
    if (timed) expect(longestMs).toBeLessThan(50)
  },
)

/** A string, because the test runner would transform an import in a function. */
function exported(format: ExportFormat): Promise<{ kind: string; bytes: number }> {
  const chunk = readdirSync('.output/chrome-mv3/chunks').find((file) => file.startsWith('export-'))
  return panel.evaluate(`import('/chunks/${chunk}').then(({ exportNotes }) => exportNotes(
    { which: null, total: ${COUNT}, format: '${format}' },
    { subject: { name: 'X' }, version: '1', asOf: '2026-03-31', sourcesOf: () => [], claimsOf: () => [] },
    { signal: new AbortController().signal, onProgress: () => undefined },
  ))`)
}
