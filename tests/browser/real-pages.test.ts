// @module-tag walks
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { cardText } from './card'
import { launchExtension } from './extension'
import { untilHighlights } from './highlights'
import { longestTask } from './longest-task'
import { serveSite } from './site'
import { until } from './until'
import { claimlight, open, site, startExtension } from './start-extension'

// Tests that `tests/pages` cannot express by findings and marks: the card, printing, and the time of a long page.

startExtension(async () => {
  const site = await serveSite('tests/pages')
  const claimlight = await launchExtension({ allSites: true, readAlong: false })
  return { claimlight, site }
})

async function checked(name: string, words: string): Promise<Page> {
  const page = await claimlight.open(`${site.url}/${name}/page.html`)
  open.push(page)
  await page.getByText(words).or(page.locator('iframe')).first().waitFor()
  await claimlight.check(page)
  await claimlight.waitForStatus(page, 'done')
  await page.bringToFront()
  return page
}

describe('the card', () => {
  test('opens below a sentence inside a shadow root', async () => {
    const page = await checked('component-app', 'Karpathy taught CS231n')
    await opensBelow(page, page.getByText('Karpathy taught CS231n at Stanford'), /^Supported/)
  })

  test('opens below a sentence inside a frame', async () => {
    const page = await checked('article-in-frame', 'The reading room')
    const sentence = page.frameLocator('iframe >> nth=0').getByText('left Tesla in March 2019')
    await opensBelow(page, sentence, /^Contradicted/)
  })

  async function opensBelow(page: Page, sentence: Locator, says: RegExp): Promise<void> {
    const box = (await sentence.boundingBox())!
    await page.mouse.click(box.x + 40, box.y + box.height / 2)
    const text = await until(
      () => cardText(page),
      (said) => said !== null,
    )
    expect(text).toMatch(says)
    // The shadow root of the card is closed, but hit testing finds its host.
    const isCard = (y: number): Promise<boolean> =>
      page.evaluate(([x, at]) => document.elementFromPoint(x, at)?.localName === 'claimlight-card', [
        box.x + 40,
        y,
      ] as const)
    expect(await isCard(box.y + box.height / 2), 'the card covers its sentence').toBe(false)
    await until(
      () => isCard(box.y + box.height + 60),
      (is) => is,
    )
  }
})

test('existing marks stay while a page that has grown is checked again', async () => {
  const page = await checked('endless-feed', 'Karpathy taught CS231n')
  const least = await page.evaluate(async () => {
    const count = (name: string): number => CSS.highlights.get(`claimlight-${name}`)?.size ?? 0
    const first = count('matches')
    let fewest = first
    window.scrollTo(0, document.documentElement.scrollHeight)
    for (let i = 0; i < 4000 && count('differs') === 0; i++) {
      await new Promise((tick) => setTimeout(tick, 4))
      fewest = Math.min(fewest, count('matches'))
    }
    return { hadMarks: first > 0, lost: first - fewest, more: count('differs') }
  })
  expect(least).toEqual({ hadMarks: true, lost: 0, more: 1 })
})

test('printed marks are underlines only', async () => {
  const page = await checked('newsroom', 'Karpathy leaves OpenAI again')
  await untilHighlights(page, (marks) => (marks['claimlight-matches']?.length ?? 0) > 0)
  await page.emulateMedia({ media: 'print' })
  const look = (name: string): Promise<{ background: string; line: string }> =>
    page.evaluate((layer) => {
      const style = getComputedStyle(document.querySelector('h1')!, `::highlight(claimlight-${layer})`)
      return { background: style.backgroundColor, line: style.textDecorationLine }
    }, name)
  for (const layer of ['differs', 'compare'])
    expect(await look(layer)).toEqual({ background: 'rgba(0, 0, 0, 0)', line: 'underline' })
  for (const layer of ['here', 'note']) expect((await look(layer)).background).toBe('rgba(0, 0, 0, 0)')
})

test('no task of the check of a page of 50,000 words is longer than 50 ms or, on a slow machine, a layout of that page', async () => {
  const page = await claimlight.open(`${site.url}/very-long/page.html`)
  open.push(page)
  // The page is loaded and idle, so that only the page agent is measured.
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)))
  const check = await longestTask(page, async () => {
    await claimlight.check(page)
    const state = await claimlight.waitForStatus(page, 'done', 60_000)
    expect(state.textLength).toBeGreaterThan(250_000)
    // Only marks near the view are registered: one wrong detail is at the end of the page.
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    await untilHighlights(page, (marks) => marks['claimlight-differs']?.length === 1)
  })
  const layout = await longestTask(page, async () => {
    for (let time = 1; time <= 5; time++) await page.evaluate(layOut)
  })
  console.log(`longest task ${check.longestMs.toFixed(0)} ms, a layout ${layout.longestMs.toFixed(0)} ms`)
  expect(check.longestMs).toBeLessThan(Math.max(50, layout.longestMs))
}, 110_000)

/** Has the browser lay out the whole page as at its load: a measure of the speed of the machine. */
function layOut(): number {
  const { style } = document.documentElement
  style.display = 'none'
  const hidden = document.documentElement.offsetHeight
  style.display = ''
  return document.documentElement.offsetHeight - hidden
}
