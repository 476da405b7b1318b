import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { pageKeyOf } from '@/lib/text/same-page'
import { launchExtension } from './extension'
import { highlightsOf, untilHighlights } from './highlights'
import { serveSite } from './site'
import { until } from './until'
import { send } from './stored-rows'
import { claimlight, open, site, startExtension, visit } from './start-extension'

const CONFLICT = 'Andrej Karpathy left Tesla in March 2019.'
const NOTED = 'Then add the leeks and wait.'
const html = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>${head}<main id="main">${body}</main>`

startExtension(async () => {
  const site = await serveSite('tests/browser/fixtures', {
    '/soup.html': html(`<h1>Soup</h1><p>Boil the water first. ${NOTED}</p>`),
    '/app': html('<h1>Soup</h1><p>Boil the water first.</p>', '<link rel="canonical" href="/app">'),
    '/subject.html': html(`<h1>A career</h1><p>Andrej Karpathy had a long career. ${CONFLICT}</p>`),
  })
  const claimlight = await launchExtension({ allSites: true })
  return { claimlight, site }
})

describe('a page that does not mention the subject', () => {
  test('loads at most 10 kB of scripts', async () => {
    const page = await visit('/soup.html')
    const scripts = await ourScripts(page)
    await page.reload()
    await claimlight.waitForStatus(page, 'off-subject')
    expect([...scripts].map((path) => path.replace(/^\//, ''))).toEqual(['subject-detector.js'])
    const bytes = await Promise.all(
      [...scripts].map(async (path) => gzipSync(await readFile(`.output/chrome-mv3${path}`)).length),
    )
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(10_000)
  })

  test('is checked and marked when text that mentions the subject is added', async () => {
    const page = await visit('/soup.html')
    await claimlight.waitForStatus(page, 'off-subject')
    await page.evaluate((text) => {
      document.querySelector('#main')?.append(Object.assign(document.createElement('p'), { textContent: text }))
    }, CONFLICT)
    await claimlight.waitForStatus(page, 'done')
    expect((await highlightsOf(page))['claimlight-differs']).toHaveLength(1)
  })

  test('is checked under its new address when it becomes an article without a load', async () => {
    const page = await visit('/app')
    await claimlight.waitForStatus(page, 'off-subject')
    await page.evaluate((text) => {
      history.pushState(null, '', '/app/two')
      document.querySelector('p')!.textContent = text
    }, CONFLICT)
    // The canonical link still names the previous page.
    expect(await claimlight.waitForStatus(page, 'done')).toMatchObject({ pageKey: pageKeyOf(`${site.url}/app/two`) })
  })

  test('is reported under its new address when only the address changes', async () => {
    const page = await visit('/app')
    await claimlight.waitForStatus(page, 'off-subject')
    await page.evaluate(() => history.pushState(null, '', '/app/three'))
    await until(
      () => claimlight.stateOf(page),
      (state) => state?.url === `${site.url}/app/three` && state.status === 'off-subject',
    )
  })

  test('shows a new note at once, and again when it is reopened', async () => {
    const page = await visit('/soup.html')
    const { pageKey, url, title } = await claimlight.waitForStatus(page, 'off-subject')
    const panel = await claimlight.openPanel(page)
    open.push(panel)
    const draft = {
      ...{ id: 'leeks', basedOn: null, claim: null, color: null },
      ...{ pageKey, url, title, note: 'Which leeks?', tags: [], finding: null },
      anchor: { quote: { exact: NOTED, prefix: 'Boil the water first. ', suffix: '' }, position: null, range: null },
    }
    await send(panel, 'save-annotation', draft)
    for (const shown of [page, await visit('/soup.html')])
      await untilHighlights(shown, (marks) => marks['claimlight-note']?.[0] === NOTED)
  })
})

test('a page that mentions the subject gets the page agent once', async () => {
  const page = await visit('/subject.html')
  const scripts = await ourScripts(page)
  await page.reload()
  await claimlight.waitForStatus(page, 'done')
  expect([...scripts]).toEqual(['/subject-detector.js', '/page-agent.js'])
  await page.evaluate(() => document.querySelector('p')?.remove())
  await claimlight.waitForStatus(page, 'off-subject')
  await page.evaluate((text) => (document.querySelector('h1')!.textContent = text), CONFLICT)
  await claimlight.waitForStatus(page, 'done')
  // The page agent has stayed; it was not injected again.
  expect(scripts.size).toBe(2)
})

/** The paths of our scripts in a page, as the debugger reports them. */
async function ourScripts(page: Page): Promise<Set<string>> {
  const paths = new Set<string>()
  const cdp = await page.context().newCDPSession(page)
  cdp.on('Debugger.scriptParsed', ({ url }) => {
    if (url.startsWith('chrome-extension://')) paths.add(new URL(url).pathname)
  })
  await cdp.send('Debugger.enable')
  return paths
}
