// @module-tag walks
import { execFileSync, spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardText } from '@/tests/browser/card'
import { launchExtension, type Claimlight } from '@/tests/browser/extension'
import { serveSite, type Site } from '@/tests/browser/site'
import { STORY, STORY_PAGE } from './story'

// The browser's own menu, keys and side panel: no protocol reaches them, so keys come from the X server. Only on the
// tests' own screen (the lane `walks` starts one): on a person's screen the keys would go to the active window. All such
// tests are in this file, because two windows at once would take each other's keys.
const hasScreen = process.env.CLAIMLIGHT_XVFB === '1' && spawnSync('xdotool', ['version']).status === 0

let site: Site
beforeAll(async () => {
  site = await serveSite('tests/e2e', { '/story.html': STORY_PAGE })
})
afterAll(() => site.close())

let claimlight: Claimlight
/** A background tab with a page of the extension, which can find the panel among the extension's windows. */
let desk: Page
let article: Page

async function openWindow(): Promise<void> {
  claimlight = await launchExtension({ headed: true, viewport: { width: 1000, height: 760 } })
  desk = await claimlight.open('/icon/16.png')
  article = await claimlight.open(`${site.url}/story.html`)
  await claimlight.worker()
}

describe.skipIf(!hasScreen)('right click on a selection, on a page without permission for automatic checks', () => {
  beforeAll(openWindow)
  afterAll(() => claimlight.close())

  test('opens the side panel with the verdict on that sentence only', async () => {
    const [sentence] = STORY.contradicted
    await choose(sentence!)
    await expect.poll(panelText, { timeout: 15_000, interval: 250 }).toContain('Your selection')
    await expect
      .poll(panelText, { timeout: 15_000, interval: 250 })
      .toMatch(new RegExp(`Contradicted[\\s\\S]*${STORY.page}[\\s\\S]*${STORY.dossier}`))
    expect(await panelText()).toMatch(/Tier \d/)
    expect(await claimlight.stateOf(article), 'the page itself was not checked').toBeNull()
  })

  test('reports what the evidence does not cover', async () => {
    await choose('Karpathy keeps three cats in his office.')
    await expect
      .poll(panelText, { timeout: 15_000, interval: 250 })
      .toMatch(/Your evidence has nothing on this|Not settled/)
    expect(await panelText()).not.toMatch(/Contradicted|Supported/)
  })

  test('also checks a link by its text', async () => {
    const link = article.locator('nav a')
    await article.evaluate(() => getSelection()?.removeAllRanges())
    await link.scrollIntoViewIfNeeded()
    const { x, y, height } = (await link.boundingBox())!
    await chooseAt(
      () => article.mouse.click(x + 20, y + height / 2, { button: 'right' }),
      'Karpathy joined Tesla in 1999.',
    )
    await expect.poll(panelText, { timeout: 15_000, interval: 250 }).toMatch(/Contradicted[\s\S]*1999[\s\S]*2017/)
  })

  /**
   * Selects the words, opens the browser's menu on them and chooses "Check this claim" in the submenu, which is the last entry
   * but one. Repeats it without a question, because no event reports when the menu is complete.
   */
  function choose(words: string): Promise<void> {
    return chooseAt(
      async () => {
        const { x, y } = await article.evaluate(selectWords, words)
        focusWindow()
        xdotool('mousemove', '--', '3000', '3000') // a pointer on the menu would select another entry
        await article.mouse.click(x, y, { button: 'right' })
      },
      words,
      ['Return'],
    )
  }

  /** @param then keys in the submenu; a link has one entry without a submenu */
  async function chooseAt(openMenu: () => Promise<void>, words: string, then: readonly string[] = []): Promise<void> {
    for (let attempt = 1; attempt <= 4; attempt++) {
      await article.bringToFront()
      focusWindow()
      await openMenu()
      await article.waitForTimeout(500 * attempt)
      xdotool('key', '--delay', '200', 'Up', 'Up', 'Return', ...then)
      if (await hasAsked(words)) return
      xdotool('key', 'Escape')
    }
    throw new Error('The menu did not lead to a question.')
  }

  async function hasAsked(words: string): Promise<boolean> {
    const end = Date.now() + 4000
    while (Date.now() < end) {
      if ((await panelText()).includes(words)) return true
      await article.waitForTimeout(200)
    }
    return false
  }
})

describe.skipIf(!hasScreen)('by keyboard alone on a page without permission for automatic checks,', () => {
  beforeAll(async () => {
    await openWindow()
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

  const activeFinding = () => textInPanel('.finding[aria-current]')
})

const panelText = () => textInPanel('body')

function textInPanel(selector: string): Promise<string> {
  return desk.evaluate((wanted) => {
    const panel = chrome.extension.getViews().find(({ location }) => location.pathname === '/sidepanel.html')
    return panel?.document.querySelector<HTMLElement>(wanted)?.innerText ?? ''
  }, selector)
}

/** Focuses the window, because it does not get the keyboard where there is no window manager. */
function focusWindow(): void {
  const windows = xdotool('search', '--onlyvisible', '--class', 'chromium').trim().split('\n')
  for (const window of windows) spawnSync('xdotool', ['windowfocus', window])
}

function xdotool(...args: string[]): string {
  return execFileSync('xdotool', args, { encoding: 'utf8' })
}

/** Selects these words, brings them into view, and gives a point on them. Runs in the page. */
function selectWords(words: string): { x: number; y: number } {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1
    if (at < 0) continue
    node.parentElement?.scrollIntoView({ block: 'center' })
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + words.length)
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
    const box = range.getClientRects()[0]
    if (box) return { x: box.left + 20, y: box.top + box.height / 2 }
  }
  throw new Error(`The page does not have: ${words}`)
}

declare const chrome: { extension: { getViews: () => Window[] } }
