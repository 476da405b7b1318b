// @module-tag walks
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchExtension, type Claimlight } from '@/tests/browser/extension'
import { serveSite, type Site } from '@/tests/browser/site'
import { isInView, STORY, STORY_PAGE } from './story'
import { t } from '@/lib/i18n/t'

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
    await panel.getByRole('list', { name: t('page.findings') }).waitFor()
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
    await panel.getByRole('list', { name: t('bar.notes') }).waitFor()
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
    const found = panel.getByRole('list', { name: t('page.findings') }).filter({ visible: true })
    await found.getByText(t('state.contradicted')).waitFor()
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
