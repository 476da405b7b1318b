import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cardText, pointOf } from './card'
import { launchExtension, type Claimlight } from './extension'
import { highlightsOf } from './highlights'
import { serveSite, type Site } from './site'
import { until } from './until'

// A page that has the user click a button of the card without seeing it. Muting is the only thing a button of the card changes.
const CONFLICT = 'Karpathy left Tesla in March 2019.'
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><main><h1>Andrej Karpathy</h1>
  <p>${CONFLICT}</p></main>`

let claimlight: Claimlight
let site: Site
let desk: Page
let page: Page

beforeAll(async () => {
  site = await serveSite('tests/browser/fixtures', { '/plain.html': PAGE })
  claimlight = await launchExtension({ allSites: true })
  desk = await claimlight.open('/icon/16.png')
  // The background makes the database before it is looked at.
  const data = { url: 'about:first', canonical: null, title: '' }
  await desk.evaluate((message) => chrome.runtime.sendMessage<object, unknown>(message), {
    ...{ v: 1, to: 'background', kind: 'annotations-of-page', data },
  })
})
afterEach(() => page.close())
afterAll(async () => {
  await claimlight.close()
  await site.close()
})

/** The page with its card open. @returns where the button is that mutes the finding */
async function openCard(): Promise<{ x: number; y: number }> {
  page = await claimlight.open(`${site.url}/plain.html`)
  await claimlight.waitForStatus(page, 'done')
  await page.bringToFront()
  await until(
    () => highlightsOf(page),
    (marks) => marks['claimlight-differs']?.[0] === 'March 2019',
  )
  const { x, y } = await pointOf(page, 'March 2019')
  await page.mouse.click(x, y)
  const at = await until(
    () => buttonAt(page, 'Wrong finding'),
    (point) => point !== null,
  )
  return at!
}

/** The middle of a button of the card, whose root is closed to all but the accessibility tree. */
async function buttonAt(of: Page, name: string): Promise<{ x: number; y: number } | null> {
  const cdp = await of.context().newCDPSession(of)
  try {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree')
    const button = nodes.find((node) => node.role?.value === 'button' && node.name?.value === name)
    if (button?.backendDOMNodeId === undefined) return null
    const { model } = await cdp.send('DOM.getBoxModel', { backendNodeId: button.backendDOMNodeId })
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border
    return { x: (left + right) / 2, y: (top + bottom) / 2 }
  } finally {
    await cdp.detach()
  }
}

const muted = () =>
  desk.evaluate(
    () =>
      new Promise<number>((give, fail) => {
        const opening = indexedDB.open('claimlight')
        opening.onerror = () => fail(new Error(String(opening.error)))
        opening.onsuccess = () => {
          const counting = opening.result.transaction('mutes').objectStore('mutes').count()
          counting.onsuccess = () => {
            opening.result.close()
            give(counting.result)
          }
        }
      }),
  )

/** Ways in which the page covers or hides the card, by name. */
const COVERS: Record<string, () => void> = {
  'lays a picture over it that lets clicks through': () => {
    const over = document.createElement('div')
    over.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:white;pointer-events:none'
    over.textContent = 'Click here to win.'
    document.documentElement.append(over)
  },
  'lays a dialog in the top layer over it that lets clicks through': () => {
    const over = document.createElement('div')
    over.popover = 'manual'
    over.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;background:white;pointer-events:none'
    document.documentElement.append(over)
    over.showPopover()
  },
  'moves it into an element that cannot be seen': () => {
    const unseen = document.createElement('div')
    unseen.style.opacity = '0'
    document.body.append(unseen)
    unseen.append(document.querySelector('claimlight-card')!)
  },
  'lays an element over it that takes the clicks': () => {
    const over = document.createElement('div')
    over.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:white'
    document.documentElement.append(over)
  },
}

describe('a click on the card does not mute the sentence where the page', () => {
  test.each(Object.keys(COVERS))('%s', async (name) => {
    const before = await muted()
    const { x, y } = await openCard()
    await page.evaluate(COVERS[name]!)
    // The browser looks at what covers an element ten times a second.
    await page.waitForTimeout(500)
    await page.mouse.click(x, y)
    if (!name.endsWith('takes the clicks'))
      await until(
        () => cardText(page),
        (words) => words?.includes('The page covers a part of this card.') ?? false,
      )
    expect(await muted()).toBe(before)
  })

  test('makes the events itself', async () => {
    const before = await muted()
    const { x, y } = await openCard()
    await page.evaluate(
      (point) => {
        const card = document.querySelector<HTMLElement>('claimlight-card')!
        for (const target of [card, document.elementFromPoint(point.x, point.y)!]) {
          for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
            target.dispatchEvent(
              new MouseEvent(type, { bubbles: true, composed: true, clientX: point.x, clientY: point.y }),
            )
          target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }))
        }
        card.click()
      },
      { x, y },
    )
    expect(await muted()).toBe(before)
  })
})

describe('a click that the user means for the page does not mute the sentence', () => {
  test.each([60, 120, 200, 300])('where a cover goes as the press begins, held for %i ms', async (held) => {
    const before = await muted()
    const { x, y } = await openCard()
    await page.evaluate(COVERS['lays a picture over it that lets clicks through']!)
    await page.evaluate(() =>
      addEventListener('pointerdown', () => document.documentElement.lastElementChild!.remove(), { capture: true }),
    )
    await page.waitForTimeout(700)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.waitForTimeout(held)
    await page.mouse.up()
    await page.waitForTimeout(300)
    expect(await muted()).toBe(before)
  })

  test.each([80, 150, 300, 400])(
    'where the card comes under the pointer %i ms before the second press',
    async (gap) => {
      const before = await muted()
      const { x, y } = await openCard()
      const at = { x: 700, y: 500 }
      await page.evaluate(
        ({ right, down }) => {
          const stays = (event: Event): void => event.stopImmediatePropagation()
          addEventListener('click', stays, { capture: true })
          const come = (): void => {
            document.querySelector('p')!.style.cssText = `position:relative;left:${right}px;top:${down}px`
            dispatchEvent(new Event('resize'))
          }
          addEventListener('pointerup', come, { capture: true, once: true })
        },
        { right: at.x - x, down: at.y - y },
      )
      await page.waitForTimeout(600)
      await page.mouse.click(at.x, at.y)
      await page.waitForTimeout(gap)
      await page.mouse.click(at.x, at.y)
      await page.waitForTimeout(300)
      expect(await muted()).toBe(before)
    },
  )
})

test('a click on a card in full sight mutes the sentence, and one more undoes it', async () => {
  const { x, y } = await openCard()
  await page.waitForTimeout(700)
  await page.mouse.click(x, y)
  await until(muted, (count) => count === 1)
  const undo = (await until(
    () => buttonAt(page, 'Undo'),
    (point) => point !== null,
  ))!
  await page.waitForTimeout(700)
  await page.mouse.click(undo.x, undo.y)
  await until(muted, (count) => count === 0)
})
