import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { boxesOf } from './boxes'
import { launchExtension, type Claimlight } from './extension'
import { highlightsOf } from './highlights'
import { serveSite, type Site } from './site'
import { until } from './until'

const CONFLICT = 'Karpathy left Tesla in March 2019.'

let claimlight: Claimlight
let site: Site

beforeAll(async () => {
  const page = (style: string) => `<!doctype html><html lang="en"><title>Live</title>
<style>body { margin: 0 } main { max-width: 600px; ${style} }</style>
<div id="above"></div>
<main><h1>Andrej Karpathy</h1><p id="first">He founded Eureka Labs in July 2024.</p><p id="conflict">${CONFLICT}</p>
<p>${'Nothing else is known about that day, and nobody has asked. '.repeat(20)}</p></main><div id="ticker"></div>
<script>
  let timer
  window.busy = () => (timer = setInterval(() => {
    const p = document.createElement('p')
    p.textContent = 'Another line.'
    document.querySelector('#ticker').append(p)
  }, 20))
  window.rest = () => clearInterval(timer)
</script>`
  site = await serveSite(fileURLToPath(new URL('./fixtures', import.meta.url)), {
    '/live.html': page(''),
    '/scroller.html': page('height: 200px; overflow: auto'),
    '/full-height.html': page('').replace('body {', 'html, body { height: 100% } body {'),
  })
  claimlight = await launchExtension({ allSites: true })
})

afterAll(async () => {
  await claimlight.close()
  await site.close()
})

async function openMarked(path: string): Promise<Page> {
  const page = await claimlight.open(`${site.url}${path}`)
  await claimlight.waitForStatus(page, 'done')
  await differing(page, 1)
  return page
}

function differing(page: Page, count: number) {
  return until(
    () => highlightsOf(page),
    (marks) => (marks['claimlight-differs']?.length ?? 0) === count,
  )
}

const startBusy = (page: Page): Promise<void> => page.evaluate('busy()')
const stopBusy = (page: Page): Promise<void> => page.evaluate('rest()')

/** Waits until a box lies on the words that differ. */
async function boxOnWords(page: Page): Promise<void> {
  await until(
    async () => {
      const words = await page.evaluate(() => {
        const node = document.querySelector('#conflict')!.firstChild!
        const range = new Range()
        const at = node.textContent!.indexOf('2019')
        range.setStart(node, at)
        range.setEnd(node, at + 4)
        const { left, right, top } = range.getBoundingClientRect()
        return { left, right, top }
      })
      const boxes = await boxesOf(page, 'claimlight-differs')
      return boxes.some(
        (b) => Math.abs(b.top - words.top) <= 1 && b.left - 1 <= words.right && b.left >= words.left - 60,
      )
    },
    (isOn) => isOn,
  )
}

test('a page that changes all the time is marked by boxes, and by highlights again when it rests', async () => {
  const page = await openMarked('/live.html')
  const markup = () => page.evaluate(() => document.querySelector('main')!.outerHTML)
  const before = await markup()
  await startBusy(page)
  await boxOnWords(page)
  expect(await highlightsOf(page)).toEqual({})
  expect(await markup()).toBe(before)
  await stopBusy(page)
  await differing(page, 1)
  expect(await boxesOf(page, 'claimlight-differs')).toEqual([])
  await page.close()
})

test.each(['/live.html', '/full-height.html'])(
  'boxes follow their words when %s inserts something above them',
  async (path) => {
    const page = await openMarked(path)
    await startBusy(page)
    await boxOnWords(page)
    await page.evaluate(() => (document.querySelector<HTMLElement>('#above')!.style.height = '143px'))
    await boxOnWords(page)
    await page.close()
  },
)

test('boxes are removed with the words that the page replaces', async () => {
  const page = await openMarked('/live.html')
  await startBusy(page)
  await boxOnWords(page)
  await page.evaluate(() => {
    const text = document.querySelector('#conflict')!.firstChild as Text
    text.data = 'Nobody left anything in March 2021.'
  })
  await noBoxes(page)
  await page.close()
})

test('boxes are removed with a paragraph that the page replaces by another', async () => {
  const page = await openMarked('/live.html')
  await startBusy(page)
  await boxOnWords(page)
  await page.evaluate(() => {
    const paragraph = document.createElement('p')
    paragraph.textContent = 'Nobody left anything in March 2021.'
    document.querySelector('#conflict')!.replaceWith(paragraph)
  })
  await noBoxes(page)
  await page.close()
})

test('words come back to be marked when the page puts the same words in anew', async () => {
  const page = await openMarked('/live.html')
  await startBusy(page)
  await boxOnWords(page)
  await page.evaluate(() => {
    const paragraph = document.querySelector('#conflict')!
    paragraph.replaceChildren(document.createTextNode(paragraph.textContent))
  })
  await stopBusy(page)
  await differing(page, 1)
  await page.close()
})

test('a paragraph that changes again and again keeps highlights', async () => {
  const page = await openMarked('/live.html')
  await page.evaluate(() => {
    const counter = document.createElement('b')
    document.querySelector('#conflict')!.append(' Seen by ', counter)
    let seen = 0
    setInterval(() => (counter.textContent = String(++seen)), 30)
  })
  await page.waitForFunction(() => Number(document.querySelector('#conflict b')!.textContent) > 60)
  await differing(page, 1)
  expect(await boxesOf(page, 'claimlight-differs')).toEqual([])
  await page.close()
})

test('words in an element that scrolls keep their highlights while the page changes all the time', async () => {
  const page = await openMarked('/scroller.html')
  await startBusy(page)
  await page.waitForFunction(() => document.querySelectorAll('#ticker p').length > 60)
  expect((await differing(page, 1))['claimlight-differs']).toBeDefined()
  expect(await boxesOf(page, 'claimlight-differs')).toEqual([])
  await page.close()
})

function noBoxes(page: Page): Promise<unknown> {
  return until(
    () => boxesOf(page, 'claimlight-differs'),
    (boxes) => boxes.length === 0,
  )
}
