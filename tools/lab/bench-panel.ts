import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { chromiumPath } from '@/tools/shared/chromium-path'
import { openArticle, openExtension } from '../start/open-extension'
import type { browser } from 'wxt/browser'

// `npm run bench:panel [ROUNDS]`: builds, and measures in Chromium how long a click on the toolbar button takes to show
// "Reading the page…" and the first finding of 900 words: in a browser that has just started, and on the page again.
const rounds = Number(process.argv[2] ?? 3)

/** Global of the worker; the functions below are evaluated there. */
declare const chrome: typeof browser & { action: { onClicked: { dispatch: (tab: object) => void } } }

for (let round = 1; round <= rounds; round++) {
  const folder = mkdtempSync(join(tmpdir(), 'claimlight-panel-'))
  const opened = await openExtension(chromiumPath(), ['http://localhost/*'], folder, true)
  const { context, worker, origin } = opened
  try {
    const { article, tabId } = await openArticle(opened)
    const panel = await context.newPage()
    await panel.addInitScript(recordTimes)
    for (const name of ['cold', 'again']) {
      await article.reload()
      await panel.goto('about:blank')
      const start = Date.now()
      const click = worker.evaluate(async (id) => chrome.action.onClicked.dispatch(await chrome.tabs.get(id)), tabId)
      await panel.goto(`${origin}sidepanel.html?tabId=${tabId}`)
      await click
      const { reading, finding } = await timesOf(panel)
      const said = reading === null ? 'not shown' : seconds(reading - start)
      console.log(`round ${round}, ${name.padEnd(5)}  reading ${said}  first finding ${seconds(finding - start)}`)
    }
  } finally {
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

interface Times {
  reading: number | null
  finding: number
}

/** Notes when the panel first shows that it reads, and when it shows a finding. Runs in the panel. */
function recordTimes(): void {
  const times: Partial<Times> = {}
  Object.assign(globalThis, { times })
  const look = (): void => {
    if (times.finding !== undefined) return
    if (document.querySelector('.finding')) times.finding = Date.now()
    else if (/Reading the page|checked\./.test(document.querySelector('main')?.textContent ?? ''))
      times.reading ??= Date.now()
    requestAnimationFrame(look)
  }
  look()
}

async function timesOf(panel: Page): Promise<Times> {
  await panel.bringToFront()
  await panel.locator('.finding').first().waitFor({ timeout: 120_000 })
  await panel.waitForFunction(() => (globalThis as unknown as { times: Partial<Times> }).times.finding !== undefined)
  const { reading = null, finding = 0 } = await panel.evaluate(
    () => (globalThis as unknown as { times: Partial<Times> }).times,
  )
  return { reading, finding }
}
