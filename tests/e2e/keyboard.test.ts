// @module-tag walks
import { execFileSync, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardText } from '@/tests/browser/card'
import { launchExtension, type Claimlight } from '@/tests/browser/extension'
import { serveSite, type Site } from '@/tests/browser/site'
import { isInView, STORY, STORY_PAGE } from './story'

// Only keys are used: no clicks, and no focus set by scripts.
let site: Site
beforeAll(async () => {
  site = await serveSite('tests/e2e', { '/story.html': STORY_PAGE })
})
afterAll(() => site.close())

describe('by keyboard alone in the panel,', () => {
  let claimlight: Claimlight
  let article: Page
  let panel: Page

  beforeAll(async () => {
    claimlight = await launchExtension({ allSites: true })
    article = await claimlight.open(`${site.url}/story.html`)
    await claimlight.waitForStatus(article, 'done')
    panel = await claimlight.openPanel(article)
    await panel.getByRole('list', { name: 'Findings' }).waitFor()
  })
  afterAll(() => claimlight.close())

  test('the arrow keys move between findings, and Enter opens one', async () => {
    await tabTo(panel, 'main ol li *')
    await arrowTo(STORY.contradicted[0]!)
    if ((await focused(panel)).expanded === 'true') await panel.keyboard.press('Enter')
    await expect.poll(async () => (await focused(panel)).expanded).toBe('false')
    await panel.keyboard.press('Enter')
    await expect.poll(async () => (await focused(panel)).expanded).toBe('true')
    expect((await focused(panel)).item).toContain(STORY.dossier)
  })

  test('G goes to the sentence in the page', async () => {
    await panel.keyboard.press('g')
    await expect.poll(() => article.evaluate(isInView, '#second'), { timeout: 10_000 }).toBe(true)
    await panel.bringToFront()
  })

  test('N writes a note, Ctrl+Enter saves it, and the focus stays on the finding', async () => {
    await panel.keyboard.press('n')
    await expect.poll(async () => (await focused(panel)).tag).toBe('TEXTAREA')
    await panel.keyboard.type('Ask the *author*.')
    await panel.keyboard.press('Control+Enter')
    await panel.getByText('Ask the author.').waitFor()
    await expect.poll(async () => (await focused(panel)).item).toContain(STORY.contradicted[0])
  })

  test('Escape closes a note editor, and the focus stays on the finding', async () => {
    await panel.keyboard.press('n')
    await expect.poll(async () => (await focused(panel)).tag).toBe('TEXTAREA')
    await panel.keyboard.press('Escape')
    await expect.poll(async () => (await focused(panel)).tag).not.toBe('TEXTAREA')
    await expect.poll(async () => (await focused(panel)).item).toContain(STORY.contradicted[0])
  })

  test('notes are exported to a file', async () => {
    await tabTo(panel, 'nav a[href="#/notes"]', 'Shift+Tab')
    await panel.keyboard.press('Enter')
    await panel.getByRole('list', { name: 'Notes' }).waitFor()
    await tabTo(panel, 'main .foot button')
    const downloading = panel.waitForEvent('download')
    await panel.keyboard.press('Enter')
    const file = await readFile(await (await downloading).path(), 'utf8')
    expect(file).toContain('Ask the *author*.')
  })

  test('a text is checked in Check', async () => {
    await tabTo(panel, 'nav a[href="#/check"]', 'Shift+Tab')
    await panel.keyboard.press('Enter')
    await tabTo(panel, 'main textarea')
    await panel.keyboard.type(STORY.contradicted[0]!)
    await panel.keyboard.press('Control+Enter')
    const found = panel.getByRole('list', { name: 'Findings' }).filter({ visible: true })
    await found.getByText('Contradicted').waitFor()
  })

  async function arrowTo(quote: string): Promise<void> {
    const stops = new Set<string>()
    for (let item = (await focused(panel)).item; !item.includes(quote); item = (await focused(panel)).item) {
      if (stops.has(item)) throw new Error(`The arrows do not lead to “${quote}”.`)
      stops.add(item)
      await panel.keyboard.press('ArrowDown')
    }
  }
})

// The browser's own keys and menu: no protocol sends them, so they come from the X server (see right-click.test.ts).
const hasScreen = process.env.CLAIMLIGHT_XVFB === '1' && spawnSync('xdotool', ['version']).status === 0

describe.skipIf(!hasScreen)('by keyboard alone on a page without permission for automatic checks,', () => {
  let claimlight: Claimlight
  let desk: Page
  let article: Page

  beforeAll(async () => {
    claimlight = await launchExtension({ headed: true, viewport: { width: 1000, height: 760 } })
    desk = await claimlight.open('/icon/16.png')
    article = await claimlight.open(`${site.url}/story.html`)
    await claimlight.worker()
    await article.bringToFront()
  })
  afterAll(() => claimlight.close())

  test('the shortcut opens the panel and checks the page', async () => {
    await press(async () => (await panelText()).includes('The Long Table'), 'alt+shift+l')
    await expect.poll(panelText, { timeout: 60_000, interval: 250 }).toContain(STORY.contradicted[0])
  })

  test('shortcuts step through the findings in the open sidebar, without a card on the page', async () => {
    await press(async () => (await activeFinding()) !== '', 'alt+shift+Down')
    expect(await activeFinding()).toContain(STORY.contradicted[0])
    expect(await cardText(article)).toBeNull()
  })

  test('words found with Ctrl+F are checked from the menu of Shift+F10', async () => {
    const words = 'nanochat is the capstone project of LLM101n'
    for (let attempt = 1; !(await panelText()).includes('Your selection'); attempt++) {
      expect(attempt, 'The menu did not lead to a question.').toBeLessThan(5)
      focusWindow()
      xdotool('key', 'ctrl+f')
      await article.waitForTimeout(500 * attempt)
      xdotool('type', '--delay', '20', words)
      xdotool('key', 'Return', 'Escape')
      await article.waitForTimeout(300 * attempt)
      xdotool('mousemove', '--', '3000', '3000') // a pointer on the menu would select another entry
      xdotool('key', 'shift+F10')
      await article.waitForTimeout(500 * attempt)
      xdotool('key', '--delay', '200', 'Up', 'Up', 'Return', 'Return')
      await article.waitForTimeout(1500)
      if (!(await panelText()).includes('Your selection')) xdotool('key', 'Escape')
    }
    await expect.poll(panelText, { timeout: 30_000, interval: 250 }).toMatch(/Your selection[\s\S]*Look at this/)
  })

  /** Presses a key until it works: no event reports when a window is ready for keys. */
  async function press(isDone: () => Promise<boolean>, key: string): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      focusWindow()
      xdotool('key', key)
      for (const end = Date.now() + 2500; Date.now() < end;) {
        if (await isDone()) return
        await article.waitForTimeout(150)
      }
    }
    throw new Error(`${key} did nothing.`)
  }

  const panelText = () => textInPanel('body')
  const activeFinding = () => textInPanel('.finding[aria-current]')
  function textInPanel(selector: string): Promise<string> {
    return desk.evaluate((wanted) => {
      const panel = chrome.extension.getViews().find(({ location }) => location.pathname === '/sidepanel.html')
      return panel?.document.querySelector<HTMLElement>(wanted)?.innerText ?? ''
    }, selector)
  }
})

/** Presses Tab until something that the selector names has the focus. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press(key)
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
  }
  throw new Error(`${key} does not lead to ${selector}.`)
}

function focused(page: Page): Promise<{ tag: string; expanded: string | null; item: string }> {
  return page.evaluate(() => {
    const element = document.activeElement
    const item = element?.closest<HTMLElement>('li[data-start]') ?? null
    return {
      tag: element?.tagName ?? '',
      expanded: element?.getAttribute('aria-expanded') ?? null,
      item: (item?.innerText ?? '').replaceAll(/\s+/g, ' '),
    }
  })
}

function xdotool(...args: string[]): string {
  return execFileSync('xdotool', args, { encoding: 'utf8' })
}

/** The window gets the keyboard only from a window manager or from this call. */
function focusWindow(): void {
  const windows = xdotool('search', '--onlyvisible', '--class', 'chromium')
  for (const window of windows.trim().split('\n')) spawnSync('xdotool', ['windowfocus', window])
}

declare const chrome: { extension: { getViews: () => Window[] } }
