import { mkdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import type { browser } from 'wxt/browser'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { PageState } from '@/lib/schema/page-state'
import { printReport, summary } from '@/tools/cli/print-report'
import { reported } from '@/tools/cli/report'
import { openExtension, type Opened } from './open-extension'
import { serveFolder } from './serve-folder'

/** Global of the browser's own pages and the worker; the functions below are evaluated there. */
declare const chrome: typeof browser

// The second half of `npm start`, when all packages are there: the sample article in a browser, checked.
const FOLDER = resolve('.cache/start')
const LIMIT_MS = 60_000

const [executable = '', ...flags] = process.argv.slice(2)
const { DISPLAY, WAYLAND_DISPLAY, NO_COLOR } = process.env
const hasScreen = process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY)
const headless = !hasScreen || flags.includes('--headless')

const site = await serveFolder('tools/lab/sample', 8420)
const opened = await openExtension(executable, ['http://localhost/*'], FOLDER, headless)
try {
  const { page, tabId } = await openArticle(opened, site.url)
  const panel = await openPanel(opened, tabId)
  const state = await checked(opened, panel, tabId)
  const findings = state.findings.map((finding) => {
    return { ...reported(finding, ''), quote: finding.quote }
  })
  if (headless) {
    const mentions = mentionsIn(await page.innerText('article'))
    const report = { file: site.url, subject: { name: bundledDossier.subject.name, mentions }, findings }
    console.log(`\n${printReport(report, bundledDossier, null, process.stdout.isTTY && !NO_COLOR)}`)
    await takePictures(page, panel, state)
  } else {
    await showBeside(panel, tabId)
    console.log(`${summary({ findings })}: marked in the article, with the panel next to it. Close the browser to end.`)
    await new Promise<void>((end) => opened.context.on('close', () => end()))
  }
} finally {
  await opened.context.close().catch(() => undefined) // closed by the person already
  site.close()
}

async function openArticle({ context, worker }: Opened, url: string): Promise<{ page: Page; tabId: number }> {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url)
  const tabId = await worker.evaluate(async (at) => {
    const tabs = await chrome.tabs.query({})
    return tabs.find((tab) => tab.url === at)?.id
  }, url)
  if (tabId === undefined) throw new Error('the browser does not show the article')
  return { page, tabId }
}

async function openPanel({ context, origin }: Opened, tabId: number): Promise<Page> {
  const panel = await context.newPage()
  await panel.setViewportSize({ width: 400, height: 900 })
  await panel.goto(`${origin}sidepanel.html?tabId=${tabId}`)
  return panel
}

/** Presses "Check this page", as a person would, and waits until all is read. */
async function checked({ worker }: Opened, panel: Page, tabId: number): Promise<PageState> {
  await panel.getByRole('button', { name: 'Check this page' }).click({ timeout: LIMIT_MS })
  const key = `page:${tabId}`
  const until = Date.now() + LIMIT_MS
  while (Date.now() < until) {
    const kept = await worker.evaluate((at) => chrome.storage.session.get(at), key)
    const state = kept[key] as PageState | undefined
    if (state?.status === 'done') return state
    if (state?.status === 'error' || state?.status === 'not-allowed') throw new Error(state.message ?? state.status)
    await panel.waitForTimeout(200)
  }
  throw new Error(`the article was not checked within ${LIMIT_MS / 1000} seconds`)
}

/** The real side panel opens on a gesture only; what Playwright evaluates counts as one. */
async function showBeside(panel: Page, tabId: number): Promise<void> {
  await panel
    .evaluate((id) => chrome.sidePanel.open({ tabId: id }), tabId)
    .catch(() => {
      console.log('Open the panel by a click on the lamp in the toolbar.')
    })
  await panel.close()
}

async function takePictures(page: Page, panel: Page, { findings }: PageState): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const gravest = findings.find(({ verdict }) => verdict === 'contradicted')
  await page.bringToFront()
  if (gravest) await page.getByText(gravest.quote.slice(0, 40)).first().scrollIntoViewIfNeeded()
  const pictures = { article: page, panel }
  for (const [name, shown] of Object.entries(pictures)) {
    const path = join(FOLDER, `${name}.png`)
    await shown.bringToFront()
    await shown.screenshot({ path })
    console.log(`There is no screen here: a picture of the ${name} is in ${relative('.', path)}`)
  }
}

function mentionsIn(text: string): number {
  return text.split('Karpathy').length - 1
}
