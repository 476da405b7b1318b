import { mkdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import type { browser } from 'wxt/browser'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { PageState } from '@/lib/schema/page-state'
import { formatReport, formatCounts, paragraphPlaces } from '@/tools/cli/report'
import { openSample } from './open-extension'

/** Global of the browser's own pages and the worker; the functions below are evaluated there. */
declare const chrome: typeof browser

// The second half of `npm start` (`npm start -- --headless`: without a window), when all packages are there: the sample
// article in a browser, checked.
const PROFILE_FOLDER = resolve('.cache/start')

const [executable = '', ...flags] = process.argv.slice(2)
const { DISPLAY, WAYLAND_DISPLAY, NO_COLOR } = process.env
const hasScreen = process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY)
const headless = !hasScreen || flags.includes('--headless')

const { context, article: page, panel, tabId, state } = await openSample(executable, PROFILE_FOLDER, headless)
try {
  const { findings } = state
  if (headless) {
    const mentions = (await page.innerText('article')).split('Karpathy').length - 1
    const report = { file: page.url(), subject: bundledDossier.subject.name, mentions, findings }
    console.log(
      `\n${formatReport(report, [{ id: null, dossier: bundledDossier }], paragraphPlaces(state.blockStarts), process.stdout.isTTY && !NO_COLOR)}`,
    )
    await takePictures(page, panel, state)
  } else {
    await showBeside(panel, tabId)
    console.log(
      `${formatCounts(findings)}: marked in the article, with the panel next to it. Close the browser to end.`,
    )
    await new Promise<void>((end) => context.on('close', () => end()))
  }
} finally {
  await context.close().catch(() => undefined) // closed by the person already
}

/** Opens the real side panel. It needs a user gesture, as which Playwright's evaluation counts. */
async function showBeside(panel: Page, tabId: number): Promise<void> {
  await panel
    .evaluate((id) => chrome.sidePanel.open({ tabId: id }), tabId)
    .catch(() => {
      console.log('Open the panel by a click on the lamp in the toolbar.')
    })
  await panel.close()
}

async function takePictures(page: Page, panel: Page, { findings }: PageState): Promise<void> {
  mkdirSync(PROFILE_FOLDER, { recursive: true })
  const gravest = findings.find(({ verdict }) => verdict === 'contradicted')
  await page.bringToFront()
  if (gravest) await page.getByText(gravest.quote.slice(0, 40)).first().scrollIntoViewIfNeeded()
  const pictures = { article: page, panel }
  for (const [name, shown] of Object.entries(pictures)) {
    const path = join(PROFILE_FOLDER, `${name}.png`)
    await shown.bringToFront()
    await shown.screenshot({ path })
    console.log(`There is no screen here: a picture of the ${name} is in ${relative('.', path)}`)
  }
}
