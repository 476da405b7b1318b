/**
 * `npm run screenshots`: builds, opens the sample article with the extension in a headless Chromium, and writes what a
 * reader sees to `docs/screenshots/`, light and dark. Every picture is of the running product; `page-and-panel` sets two of
 * them side by side, since the browser's own frame cannot be taken without a screen.
 */
import { mkdirSync, mkdtempSync, rmSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page, BrowserContext } from 'playwright-core'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { chromiumPath } from '@/tests/browser/chromium-path'
import { giveFolder } from '@/tests/browser/folder-handle'
import { dossierStates } from './screenshots/dossier-states'
import { panelStates } from './screenshots/panel-states'
import { beginSync, endSync, showSync } from './screenshots/sync'
import { askAbout, boxOfFinding, checkedPage, hideScrollbars, tabOf, writeNote, writeState } from './screenshots/drive'
import { openExtension } from '../../scripts/start/open-extension'
import { serveFolder } from '../../scripts/start/serve-folder'
import { fakeLanguageModel, type FakePlan } from '@/tests/unit/model/reader/fake-language-model'

/** File name and address of the views without a page. */
const screens: readonly [string, string][] = [
  ['dossier', 'dossier'],
  ['dossier-introduction', 'dossier/introduction'],
  ['dossier-search', 'dossier?q=eureka'],
  [
    'dossier-claim',
    `claim/${bundledDossier.claims.find(({ correction, status }) => correction && status !== 'established')?.id ?? ''}`,
  ],
  ['dossier-timeline', 'dossier/timeline'],
  ['dossier-map', 'dossier/map'],
  ['dossier-name', 'dossier/entity/Tesla'],
  ['dossier-sources', 'dossier/sources'],
  ['notes', 'notes'],
  ['notes-bin', 'notes/bin'],
  ['settings', 'settings'],
]
/** A sample text: a sentence of each kind. */
const pasted =
  'Andrej Karpathy joined Tesla in June 2019. He was a founding member of OpenAI. He keeps three cats in his office.'
const folder = resolve('docs/screenshots')
const work = mkdtempSync(join(tmpdir(), 'claimlight-screenshots-'))
const site = await serveFolder('tools/lab/sample', 8420)
const opened = await openExtension(chromiumPath(), ['http://localhost/*'], work, true)
const { context, worker, origin } = opened
try {
  mkdirSync(folder, { recursive: true })
  await giveFolder(context, mkdtempSync(join(work, 'sync-')))
  const article = context.pages()[0] ?? (await context.newPage())
  await article.setViewportSize({ width: 880, height: 900 })
  await article.goto(site.url)
  const tabId = await tabOf(worker, site.url)
  const panel = await context.newPage()
  await panel.setViewportSize({ width: 400, height: 900 })
  await panel.goto(`${origin}sidepanel.html?tabId=${tabId}`)
  await panel.getByRole('button', { name: 'Check this page' }).click()
  const state = await checkedPage(worker, tabId)
  const contradicted = state.findings.filter(({ verdict }) => verdict === 'contradicted')
  // Two different dates show the purpose at a glance.
  const gravest =
    contradicted.find(({ details }) => details.some(({ verdict, kind }) => verdict === 'differs' && kind === 'date')) ??
    contradicted[0]
  if (!gravest) throw new Error('the sample article has no contradicted sentence')

  // The longest has the most words in common with the dossier, and so shows its nearest claims.
  const uncovered = state.findings
    .filter(({ verdict, claims }) => verdict === 'unverified' && claims.length === 0)
    .sort((a, b) => b.quote.length - a.quote.length)[0]
  await hideScrollbars(panel)
  await article.addStyleTag({ content: 'html { scrollbar-width: none }' })
  await writeNote(panel, gravest.quote, 'Ask the desk where this comes from. The *second* source has the date.')

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const page of [article, panel]) await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const shoot = async (page: Page, name: string) => {
      await page.bringToFront()
      await page.waitForTimeout(300) // the panel follows the page, and the page paints, within a few frames
      const path = join(folder, `${name}-${colorScheme}.png`)
      await page.screenshot({ path })
      console.log(`docs/screenshots/${name}-${colorScheme}.png`)
      return path
    }
    const showScreen = async (name: string) => {
      await panel.mouse.move(0, 899) // a pointer left on a button would show it as pointed at
      await panel.goto(`${origin}sidepanel.html?tabId=${tabId}#/${name}`)
      await panel.waitForTimeout(200)
      // The worker that reads the notes may take longer.
      if (name === 'notes') await panel.locator('.library-list .note').first().waitFor()
    }

    await article.bringToFront()
    await article.keyboard.press('Escape')
    const box = await boxOfFinding(article, gravest.quote)
    const highlights = await shoot(article, 'highlights')
    await showScreen('page')
    await panel.evaluate(() => scrollTo(0, 0))
    const panelPath = await shoot(panel, 'panel')
    await besideEachOther(
      context,
      highlights,
      panelPath,
      join(folder, `page-and-panel-${colorScheme}.png`),
      colorScheme,
    )

    await article.bringToFront()
    await article.mouse.click(box.x, box.y)
    await article.waitForTimeout(400)
    await shoot(article, 'card')
    await article.keyboard.press('Escape')

    await askAbout(worker, tabId, article, gravest.quote)
    await panel.getByRole('region', { name: 'Your selection' }).getByText('Contradicted').first().waitFor()
    await panel.evaluate(() => scrollTo(0, 0))
    await shoot(panel, 'right-click')
    await askAbout(worker, tabId, article, uncovered?.quote ?? (await article.locator('article p').last().innerText()))
    await panel.waitForTimeout(500)
    await shoot(panel, 'right-click-not-covered')
    await panel.getByRole('button', { name: 'Dismiss this answer' }).click()
    await panel.mouse.move(0, 0)

    for (const [name, hash] of screens) {
      await showScreen(hash)
      await shoot(panel, name)
    }

    await panel.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await shoot(panel, 'settings-end')
    await showScreen('check')
    await panel.reload() // The view keeps its last result.
    await panel.waitForTimeout(300)
    await shoot(panel, 'check')
    await panel.getByRole('textbox', { name: 'Text to check' }).fill(pasted)
    await panel.getByRole('button', { name: 'Check', exact: true }).click()
    await panel.getByRole('region', { name: 'Marked text' }).waitFor()
    await shoot(panel, 'check-result')

    for (const width of [320, 480]) {
      await panel.setViewportSize({ width, height: 900 })
      for (const [name, hash] of [
        ['notes', 'notes'],
        ['settings', 'settings'],
      ] as const) {
        await showScreen(hash)
        await shoot(panel, `${name}-${width}`)
      }
    }
    await panel.setViewportSize({ width: 400, height: 900 })
    await panel.emulateMedia({ forcedColors: 'active' })
    await showScreen('page')
    await shoot(panel, 'panel-forced-colours')
    await showScreen('dossier/timeline')
    await shoot(panel, 'dossier-timeline-forced-colours')
    await panel.emulateMedia({ forcedColors: 'none' })

    for (const { name, state: shown, view, width = 400, steps } of panelStates(state)) {
      await writeState(worker, shown, view)
      await panel.setViewportSize({ width, height: 900 })
      await panel.goto(`${origin}sidepanel.html?tabId=${shown.tabId}#/page`)
      await panel.reload() // the address may be the same as before
      await panel.waitForTimeout(200)
      await steps?.(panel)
      await shoot(panel, `panel-${name}`)
    }
    await panel.setViewportSize({ width: 400, height: 900 })
    for (const width of [400, 320]) {
      await panel.setViewportSize({ width, height: 900 })
      await showScreen('settings')
      await showSync(panel)
      await shoot(panel, `settings-sync-off-${width}`)
      await beginSync(panel)
      await shoot(panel, `settings-sync-${width}`)
      await endSync(panel)
    }
    await panel.setViewportSize({ width: 400, height: 900 })
    await showScreen('settings')
    await withFakeModel(panel, { availability: 'downloadable', progress: [0, 0.4], holds: true })
    await startDownload(panel)
    await shoot(panel, 'settings-model')
    await turnSecondOpinion(panel, false)
    await panel.reload()

    for (const { name, width = 400, steps } of dossierStates(async (_panel, hash) => showScreen(hash))) {
      await panel.setViewportSize({ width, height: 900 })
      await steps(panel)
      await shoot(panel, `dossiers-${name}`)
    }

    await panel.setViewportSize({ width: 1180, height: 1560 })
    await panel.goto(`${origin}welcome.html`)
    await panel.locator('[aria-current="true"]').waitFor()
    await shoot(panel, 'welcome')
    await panel.setViewportSize({ width: 400, height: 900 })
  }
} finally {
  await context.close()
  site.close()
  rmSync(work, { recursive: true, force: true })
}

declare const chrome: {
  storage: { local: { get: () => Promise<{ settings?: object }>; set: (values: object) => Promise<void> } }
}

/** Reloads the panel with a fake of the browser's model, and with the second opinion turned on. */
async function withFakeModel(panel: Page, plan: FakePlan): Promise<void> {
  const fake = `(${String(fakeLanguageModel)})(${JSON.stringify(plan)})`
  await panel.addInitScript({
    content: `Object.defineProperty(globalThis, 'LanguageModel', { configurable: true, value: ${fake} })`,
  })
  await turnSecondOpinion(panel, true)
  await panel.reload()
}

/** Starts a download that stays where it is, and brings it into view. */
async function startDownload(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Download the model' }).click()
  const bar = panel.getByRole('progressbar', { name: 'Download of the model' })
  await bar.waitFor()
  await bar.evaluate((element) => element.scrollIntoView({ block: 'center' }))
}

function turnSecondOpinion(panel: Page, secondOpinion: boolean): Promise<void> {
  return panel.evaluate(async (on) => {
    const { settings } = await chrome.storage.local.get()
    await chrome.storage.local.set({ settings: { ...settings, secondOpinion: on } })
  }, secondOpinion)
}

/** Sets the picture of a page and that of the panel side by side, as a browser shows them. */
async function besideEachOther(
  context: BrowserContext,
  left: string,
  right: string,
  to: string,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1600, height: 1000 })
  const [a, b] = [left, right].map((path) => `data:image/png;base64,${readFileSync(path).toString('base64')}`)
  const edge = colorScheme === 'light' ? '#dcdfdd' : '#333a3c'
  await page.setContent(
    `<body style="margin:0;display:flex;width:max-content"><img src="${a}"><img src="${b}" style="border-left:1px solid ${edge}"></body>`,
    { waitUntil: 'load' },
  )
  writeFileSync(to, await page.locator('body').screenshot())
  await page.close()
}
