import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchExtension, type Claimlight } from '@/tests/browser/extension'
import { serveSite, type Site } from '@/tests/browser/site'
import { STORY_PAGE } from './story'

// All network requests of the browser go through this proxy: page, page agent, worker, panel.
let proxy: Server
let site: Site
let claimlight: Claimlight
const asked: string[] = []

beforeAll(async () => {
  site = await serveSite('tests/e2e', { '/story.html': STORY_PAGE })
  proxy = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === `${site.url}/story.html`)
      response.writeHead(200, { 'content-type': 'text/html' }).end(STORY_PAGE)
    else response.writeHead(404).end()
  })
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    socket.end()
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  const { port } = proxy.address() as AddressInfo
  claimlight = await launchExtension({
    allSites: true,
    args: [`--proxy-server=http://127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'],
  })
})
afterAll(async () => {
  await claimlight.close()
  await site.close()
  proxy.closeAllConnections()
  proxy.close()
})

describe('no request leaves the browser', () => {
  test('when a page is read, checked and shown in the panel, except for the page itself', async () => {
    const page = await claimlight.open(`${site.url}/story.html`)
    await claimlight.waitForStatus(page, 'done')
    const panel = await claimlight.openPanel(page)
    await panel.getByRole('list', { name: 'Findings' }).waitFor()
    for (const room of ['dossier', 'notes', 'check', 'settings']) await claimlight.open(`/sidepanel.html#/${room}`)
    expect(asked, 'the proxy sees what is asked for').toContain(`${site.url}/story.html`)
    const thePageItself = new Set([`${site.url}/story.html`, `${site.url}/favicon.ico`])
    expect(asked.filter((url) => !thePageItself.has(url) && !isBrowsersOwn(url))).toEqual([])
  })

  test('from the panel or the worker, because the browser blocks them', async () => {
    const before = asked.length
    const panel = await claimlight.open('/sidepanel.html')
    const worker = await claimlight.worker()
    const attempts = [
      await panel.evaluate(send, `${site.url}/stolen`),
      await worker.evaluate(send, `${site.url}/stolen`),
    ]
    expect(attempts).toEqual(['refused', 'refused'])
    expect(asked.slice(before).filter((url) => url.includes('stolen'))).toEqual([])
  })
})

async function send(url: string): Promise<string> {
  return fetch(url, { method: 'POST', body: 'what was read' }).then(
    () => 'sent',
    () => 'refused',
  )
}

/** Chromium's own requests, which cannot be turned off: component updates and the address bar. */
function isBrowsersOwn(url: string): boolean {
  return /(?:^|[/.])(?:google\.com|googleapis\.com|gstatic\.com|gvt1\.com|google)(?::443|\/|$)/.test(url)
}
