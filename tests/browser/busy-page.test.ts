// @module-tag large
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { launchExtension } from './extension'
import { untilHighlights } from './highlights'
import { serveSite } from './site'
import { claimlight, site, startExtension } from './start-extension'

const CONFLICT = 'Karpathy left Tesla in March 2019.'

startExtension(async () => {
  const page = `<!doctype html><html lang="en"><title>Live</title>
<style>body { margin: 0 } main { max-width: 600px }</style>
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
  const site = await serveSite(fileURLToPath(new URL('./fixtures', import.meta.url)), {
    '/live.html': page,
  })
  const claimlight = await launchExtension({ allSites: true })
  return { claimlight, site }
})

async function openMarked(): Promise<Page> {
  const page = await claimlight.open(`${site.url}/live.html`)
  await claimlight.waitForStatus(page, 'done')
  await differing(page, 1)
  return page
}

function differing(page: Page, count: number) {
  return untilHighlights(page, (marks) => (marks['claimlight-differs']?.length ?? 0) === count)
}

const startBusy = (page: Page): Promise<void> => page.evaluate('busy()')
const stopBusy = (page: Page): Promise<void> => page.evaluate('rest()')

test('a page that changes all the time stays marked, and its own elements stay as they were', async () => {
  const page = await openMarked()
  const markup = () => page.evaluate(() => document.querySelector('main')!.outerHTML)
  const before = await markup()
  await startBusy(page)
  await page.waitForFunction(() => document.querySelectorAll('#ticker p').length > 60)
  await differing(page, 1)
  expect(await markup()).toBe(before)
  await stopBusy(page)
  await differing(page, 1)
  await page.close()
})

test('marks are removed with the words that a page replaces while it changes all the time', async () => {
  const page = await openMarked()
  await startBusy(page)
  await page.evaluate(() => {
    const text = document.querySelector('#conflict')!.firstChild as Text
    text.data = 'Nobody left anything in March 2021.'
  })
  await differing(page, 0)
  await page.close()
})

test('words come back to be marked when the page puts the same words in anew', async () => {
  const page = await openMarked()
  await startBusy(page)
  await page.evaluate(() => {
    const paragraph = document.querySelector('#conflict')!
    paragraph.replaceChildren(document.createTextNode(paragraph.textContent))
  })
  await stopBusy(page)
  await differing(page, 1)
  await page.close()
})

test('a paragraph that changes again and again keeps highlights', async () => {
  const page = await openMarked()
  await page.evaluate(() => {
    const counter = document.createElement('b')
    document.querySelector('#conflict')!.append(' Seen by ', counter)
    let seen = 0
    setInterval(() => (counter.textContent = String(++seen)), 30)
  })
  await page.waitForFunction(() => Number(document.querySelector('#conflict b')!.textContent) > 60)
  await differing(page, 1)
  await page.close()
})
