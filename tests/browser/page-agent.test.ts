import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { cardText, pointOf } from './card'
import { pageKeyOf } from '@/lib/text/same-page'
import { launchExtension } from './extension'
import { highlightsOf, untilHighlights } from './highlights'
import { serveSite } from './site'
import { until } from './until'
import { claimlight, open, site, startExtension, visit } from './start-extension'

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url))
const CONFLICT = 'Karpathy left Tesla in March 2019.'

/** Clicks the contradicted sentence and returns the text of its card. */
async function openCard(page: Page): Promise<string | null> {
  const { x, y } = await pointOf(page, CONFLICT)
  await page.mouse.click(x, y)
  return until(
    () => cardText(page),
    (said) => said !== null,
  )
}

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const names: string[] = []
  while (names.at(-1) !== name) {
    if (names.length > 9) throw new Error(`Tab led to ${names.join(', ')}, but not to ${name}`)
    await page.keyboard.press('Tab')
    names.push(await focusedOn(page))
  }
}

/** The name of the control with the focus, from the accessibility tree because the card's shadow root is closed. */
async function focusedOn(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page)
  const { nodes } = await cdp.send('Accessibility.getFullAXTree')
  await cdp.detach()
  const focused = nodes.findLast(({ properties }) =>
    properties?.some(({ name, value }) => name === 'focused' && value.value === true),
  )
  return String(focused?.name?.value)
}

/** The text of the live region, from the accessibility tree because its shadow root is closed. */
async function announcedOn(page: Page): Promise<string | null> {
  const cdp = await page.context().newCDPSession(page)
  const { nodes } = await cdp.send('Accessibility.getFullAXTree')
  await cdp.detach()
  const region = nodes.find(({ role }) => role?.value === 'status')
  const text = nodes.find(({ role, parentId }) => role?.value === 'StaticText' && parentId === region?.nodeId)
  return (text?.name?.value as string | undefined) ?? null
}

/** The style of line of each kind of mark in the overlay, by its class. */
async function linesInOverlay(page: Page): Promise<Map<string, string>> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('DOM.enable')
  await cdp.send('CSS.enable')
  const { nodes } = await cdp.send('DOM.getFlattenedDocument', { depth: -1, pierce: true })
  const lines = new Map<string, string>()
  for (const { nodeId, nodeName, attributes = [] } of nodes) {
    const name = attributes[attributes.indexOf('class') + 1] ?? ''
    if (nodeName !== 'I' || !name.startsWith('claimlight-')) continue
    const { computedStyle } = await cdp.send('CSS.getComputedStyleForNode', { nodeId })
    const valueOf = (property: string) => computedStyle.find((entry) => entry.name === property)?.value
    lines.set(
      name,
      ['border-bottom-style', 'border-bottom-width', 'border-left-style', 'outline-style'].map(valueOf).join(' '),
    )
  }
  await cdp.detach()
  return lines
}

startExtension(async () => {
  const site = await serveSite(fixtures, {
    '/long.html': `<!doctype html><html lang="en"><title>Andrej Karpathy, at length</title><main>${Array.from({ length: 100 }, (_, i) => `<p id="p${i}" style="height: 100px">It is said by those who were with him that Karpathy left Tesla in March 2019.</p>`).join('')}</main>`,
    '/long-frame.html': `<!doctype html><html lang="en"><title>Andrej Karpathy in a long frame</title><iframe src="/long.html" style="width: 600px; height: 12000px"></iframe>`,
    '/soup.html':
      '<!doctype html><html lang="en"><title>Soup</title><p>Boil the water first. Then add the leeks and wait.</p>',
    '/french.html': `<!doctype html><html lang="fr"><title>Portrait</title><p>${'Andrej Karpathy a quitté Tesla en juillet et il a fondé une école dans la même année avec des amis. '.repeat(6)}</p>`,
    '/late.html': `<!doctype html><html lang="en"><title>Late</title><article><p>Andrej Karpathy is the subject of this page.</p></article>
      <script>addEventListener('message', ({ data }) => { if (data !== 'more') return; const p = document.createElement('p'); p.textContent = '${CONFLICT}'; document.querySelector('article').append(p) })</script>`,
    '/app': `<!doctype html><html lang="en"><title>One</title><main><h1>One</h1><p id="text">Andrej Karpathy founded Eureka Labs in July 2024.</p></main>`,
    '/paper.pdf':
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 144]>>endobj trailer<</Root 1 0 R>>',
    '/frame.html': `<!doctype html><html lang="en"><title>Frame</title><p>A page about soup.</p><iframe src="/inner.html"></iframe>`,
    '/inner.html': `<!doctype html><html lang="en"><title>Inner</title><p>Andrej Karpathy had a long career.</p><p id="claim">He left Tesla in March 2019.</p>`,
  })
  const claimlight = await launchExtension({ allSites: true, args: ['--host-resolver-rules=MAP plain.test 127.0.0.1'] })
  return { claimlight, site }
})

test('a PDF is reported as one by itself, and when the user asks', async () => {
  const page = await visit('/paper.pdf')
  await claimlight.waitForStatus(page, 'no-text')
  await claimlight.check(page)
  expect(await claimlight.waitForStatus(page, 'no-text')).toMatchObject({
    message: 'Claimlight cannot read the browser’s PDF viewer.',
    isPdf: true,
  })
})

describe('an article about the subject', () => {
  test('is read where the connection is not encrypted, and the browser has fewer functions for it', async () => {
    const page = await claimlight.open(`${site.url.replace('localhost', 'plain.test')}/article.html`)
    open.push(page)
    await claimlight.waitForStatus(page, 'done')
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    expect((await highlightsOf(page))['claimlight-differs']).toEqual(['March 2019'])
  })

  test('has a line under each value that differs, and one under a value of each sentence that is supported as a whole', async () => {
    const page = await visit('/article.html')
    const state = await claimlight.waitForStatus(page, 'done')
    const marks = await highlightsOf(page)
    expect(marks['claimlight-differs']).toEqual(['March 2019'])
    const supported = state.findings.filter(({ verdict }) => verdict === 'supported')
    expect(supported.length).toBeGreaterThan(3)
    const whole = supported.filter(({ partial }) => !partial)
    expect(marks['claimlight-matches']).toEqual(['December 2015', 'July 2024', 'English', 'February 2025', '2022'])
    expect(whole.map(({ quote }, at) => quote.includes(marks['claimlight-matches']?.[at] ?? '–'))).not.toContain(false)
    // The sentence is registered by its verdict, without its own line.
    expect(marks['claimlight-contradicted']).toEqual([CONFLICT])
    expect(marks['claimlight-sentence']).toBeUndefined()
  })

  test('has unchanged markup after the check', async () => {
    const page = await visit('/soup.html')
    await page.addInitScript(() => {
      addEventListener(
        'DOMContentLoaded',
        () => ((window as unknown as { was: string }).was = document.documentElement.outerHTML),
      )
    })
    await page.goto(`${site.url}/article.html`)
    await claimlight.waitForStatus(page, 'done')
    expect((await highlightsOf(page))['claimlight-differs']).toHaveLength(1)
    const [was, is] = await page.evaluate(() => [
      (window as unknown as { was: string }).was,
      document.documentElement.outerHTML,
    ])
    expect(is).toBe(was)
  })

  test('is read without navigation, comments, hidden text, input fields and editable text', async () => {
    const page = await visit('/article.html')
    const { findings, title, site: name, date } = await claimlight.waitForStatus(page, 'done')
    const quotes = findings.map(({ quote }) => quote).join(' ')
    expect(quotes).toContain(CONFLICT)
    for (const word of ['2011', '1999', 'Paris', 'Oscar', '1990', 'Google', 'never worked', '[1]'])
      expect(quotes).not.toContain(word)
    expect({ title, name, date }).toEqual({
      title: 'The teacher who built things',
      name: 'The Pier Review',
      date: '2026-02-11',
    })
  })

  test('has only the marks near the viewport registered', async () => {
    const page = await visit('/long.html')
    await claimlight.waitForStatus(page, 'done')
    const marked = () => page.evaluate(markedParagraphs)
    expect(Math.max(...(await until(marked, (parts) => parts.includes(0))))).toBeLessThan(40)
    await page.evaluate(() => document.querySelector('#p99')!.scrollIntoView())
    expect(Math.min(...(await until(marked, (parts) => parts.includes(99))))).toBeGreaterThan(60)
  })

  test('has marks in a frame as high as its text where the page is scrolled to', async () => {
    const page = await visit('/long-frame.html')
    await claimlight.waitForStatus(page, 'done')
    const marked = () => page.frames()[1]!.evaluate(markedParagraphs)
    expect(Math.max(...(await until(marked, (parts) => parts.includes(0))))).toBeLessThan(40)
    await page.evaluate(() => scrollTo(0, 5000))
    await until(marked, (parts) => !parts.includes(0))
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    expect(Math.min(...(await until(marked, (parts) => parts.includes(99))))).toBeGreaterThan(60)
  })

  test('has the number of contradicted sentences on its toolbar button', async () => {
    const page = await visit('/article.html')
    await claimlight.waitForStatus(page, 'done')
    const tabId = await claimlight.tabIdOf(page)
    const worker = await claimlight.worker()
    const said = await until(
      () =>
        worker.evaluate(
          async (id) => [await chrome.action.getBadgeText({ tabId: id }), await chrome.action.getTitle({ tabId: id })],
          tabId,
        ),
      ([text]) => text === '1',
    )
    expect(said).toEqual(['1', 'Claimlight: 1 sentence conflicts with the evidence (Andrej Karpathy)'])
  })

  test('has a different line for each kind of mark in forced colours, and highlights again afterwards', async () => {
    const page = await visit('/article.html')
    await claimlight.waitForStatus(page, 'done')
    await page.emulateMedia({ forcedColors: 'active' })
    const kinds = await until(
      () => linesInOverlay(page),
      (found) => found.size > 1,
    )
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(['claimlight-differs', 'claimlight-matches']))
    expect(new Set(kinds.values()).size).toBe(kinds.size)
    expect(await highlightsOf(page)).toEqual({})
    await page.emulateMedia({ forcedColors: 'none' })
    await untilHighlights(page, (marks) => marks['claimlight-differs']?.length === 1)
    expect((await linesInOverlay(page)).size).toBe(0)
  })

  test('is announced to screen readers on request: the counts, and the finding at the caret', async () => {
    await claimlight.changeSettings({ announce: true })
    try {
      const page = await visit('/article.html')
      await claimlight.waitForStatus(page, 'done')
      const counts = await until(
        () => announcedOn(page),
        (said) => said !== null,
      )
      expect(counts).toMatch(/^Claimlight: 1 contradicted/)
      const { x, y } = await pointOf(page, CONFLICT)
      await page.evaluate(
        ([left, top]) => {
          const caret = document.caretPositionFromPoint(left, top)!
          getSelection()!.collapse(caret.offsetNode, caret.offset)
        },
        [x, y] as const,
      )
      await until(
        () => announcedOn(page),
        (said) => /^Contradicted\..* Differs: March 2019/.test(said ?? ''),
      )
    } finally {
      await claimlight.changeSettings({ announce: false })
    }
  })

  test('has only the marks that are turned on', async () => {
    const page = await visit('/article.html')
    await claimlight.waitForStatus(page, 'done')
    await claimlight.changeSettings({
      marks: { contradicted: true, look: true, supported: false },
    })
    await untilHighlights(
      page, // A sentence in doubt keeps its own matches.
      (marks) => !marks['claimlight-matches']?.includes('OpenAI') && marks['claimlight-differs']?.length === 1,
    )
    await claimlight.changeSettings({
      marks: { contradicted: true, look: true, supported: true },
    })
    await untilHighlights(page, (marks) => (marks['claimlight-matches']?.length ?? 0) > 3)
  })
})

describe('the card', () => {
  test('opens on a click with both values and the best source, and closes with Escape', async () => {
    const page = await visit('/article.html')
    await claimlight.waitForStatus(page, 'done')
    await page.bringToFront()
    const text = await openCard(page)
    expect(text).toMatch(/^Contradicted.*Differs\. Page March 2019 Evidence [\w ]*20\d\d/)
    expect(text).toMatch(/Tier 1 .*Open in sidebar Note$/)
    expect((await highlightsOf(page))['claimlight-here']).toEqual([CONFLICT])
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('claimlight-card')
    await page.keyboard.press('Escape')
    expect(await cardText(page)).toBeNull()
    expect((await highlightsOf(page))['claimlight-here']).toBeUndefined()
  })

  test('opens the panel at its sentence, and closes', async () => {
    const page = await visit('/article.html')
    await claimlight.waitForStatus(page, 'done')
    await page.bringToFront()
    await openCard(page)
    await tabTo(page, 'Open in sidebar')
    await page.keyboard.press('Enter')
    const worker = await claimlight.worker()
    const contexts = () =>
      worker.evaluate(async () =>
        (await chrome.runtime.getContexts({})).map(({ contextType }) => contextType as string),
      )
    await until(contexts, (kinds) => kinds.includes('SIDE_PANEL'))
    const [state, view] = [await claimlight.stateOf(page), await claimlight.viewOf(page)]
    expect(state?.findings.find(({ start }) => start === view?.current)?.quote).toBe(CONFLICT)
    await until(
      () => cardText(page),
      (text) => text === null,
    )
    expect((await highlightsOf(page))['claimlight-here']).toEqual([CONFLICT])
    // Beside the open panel the next tests would get no card.
    const desk = await claimlight.open('/icon/16.png')
    open.push(desk)
    await desk.evaluate(() => {
      const views = chrome.extension.getViews() as unknown as (typeof globalThis)[]
      views.find(({ location }) => location.pathname === '/sidepanel.html')?.close()
    })
    await until(contexts, (kinds) => !kinds.includes('SIDE_PANEL'))
  })

  test('closes at once when the page corrects the words that it is on', async () => {
    const page = await visit('/app')
    await page.evaluate((words) => (document.querySelector('#text')!.textContent = words), CONFLICT)
    await until(async () => (await highlightsOf(page))['claimlight-differs'] ?? [], (words) => words.length === 1) // prettier-ignore
    await page.bringToFront()
    await openCard(page)
    await page.evaluate(
      () => (document.querySelector('#text')!.firstChild!.nodeValue = 'Karpathy left Tesla in July 2022.'),
    )
    expect(await cardText(page)).toBeNull()
  })

  test('cannot be read by the page', async () => {
    const page = await visit('/article.html')
    await claimlight.waitForStatus(page, 'done')
    await page.bringToFront()
    await openCard(page)
    expect(await page.evaluate(() => document.querySelector('claimlight-card')?.shadowRoot)).toBeNull()
  })

  test('does not open for a click on a link', async () => {
    const page = await visit('/article.html')
    await claimlight.waitForStatus(page, 'done')
    await page.bringToFront()
    await page.locator('article a').first().click()
    await expect.poll(() => page.url()).toContain('#tesla')
    expect(await page.evaluate(() => document.querySelector('claimlight-card'))).toBeNull()
  })

  test('opens at the next sentence with two values or a doubt on the keyboard command, and returns the focus', async () => {
    const page = await visit('/article.html')
    await claimlight.waitForStatus(page, 'done')
    await page.bringToFront()
    await page.locator('nav a').first().focus()
    await step(page, 1)
    await stopped(page)
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('claimlight-card')
    await step(page, -1)
    // Stepping back from the first such sentence leads to the last one, which may be the same.
    await stopped(page)
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Home')
  })

  test('opens at supported sentences too on the command for any marked sentence', async () => {
    const page = await visit('/article.html')
    await claimlight.waitForStatus(page, 'done')
    await page.bringToFront()
    await until(
      async () => {
        await step(page, 1, true)
        return cardText(page)
      },
      (said) => said?.includes('Supported') === true,
    )
  })

  /** A row with two values or a doubt. */
  const STOP = /(?:Differs|In doubt|Compare)\. Page/

  /** Resolves when the card shows such a row. It opens only after the question whether the sidebar is open. */
  async function stopped(page: Page): Promise<void> {
    await until(
      () => cardText(page),
      (said) => STOP.test(said ?? ''),
    )
  }

  async function step(page: Page, by: 1 | -1, isAny = false): Promise<void> {
    const tabId = await claimlight.tabIdOf(page)
    const message = { v: 1, to: 'page', kind: 'step-finding', data: { by, isAny } }
    const worker = await claimlight.worker()
    await worker.evaluate(([id, data]) => chrome.tabs.sendMessage(id, data), [tabId, message] as const)
  }
})

describe('other pages', () => {
  test('that do not mention the subject are not changed', async () => {
    const page = await visit('/soup.html')
    await claimlight.waitForStatus(page, 'off-subject')
    expect(await highlightsOf(page)).toEqual({})
  })

  test('in another language are reported', async () => {
    const page = await visit('/french.html')
    const { message } = await claimlight.waitForStatus(page, 'other-language')
    expect(message).toBe('Claimlight only reads English. This page seems to be in French.')
  })

  test('are checked again when text is added later', async () => {
    const page = await visit('/late.html')
    await claimlight.waitForStatus(page, 'done')
    expect((await highlightsOf(page))['claimlight-differs']).toBeUndefined()
    await page.evaluate(() => postMessage('more'))
    await untilHighlights(page, (marks) => marks['claimlight-differs']?.[0] === 'March 2019')
  })

  test('are checked again when address and content change without a load', async () => {
    const page = await visit('/app')
    await claimlight.waitForStatus(page, 'done')
    await page.evaluate((text) => {
      history.pushState(null, '', '/app/two')
      document.querySelector('h1')!.textContent = 'Two'
      document.querySelector('#text')!.textContent = text
    }, CONFLICT)
    const state = await until(
      () => claimlight.stateOf(page),
      (now) => now?.url.endsWith('/app/two') === true && now.status === 'done',
    )
    expect(state).toMatchObject({ title: 'Two', pageKey: pageKeyOf(`${site.url}/app/two`) })
    expect((await highlightsOf(page))['claimlight-differs']).toEqual(['March 2019'])
  })

  test('are forgotten when the tab navigates away', async () => {
    const page = await visit('/article.html')
    await claimlight.waitForStatus(page, 'done')
    await page.goto('about:blank')
    await until(
      () => claimlight.stateOf(page),
      (state) => state === null,
    )
  })
})

/** The numbers of the paragraphs of `/long.html` with registered marks. Runs in the page, so it uses nothing from outside. */
function markedParagraphs(): number[] {
  const ranges = [...CSS.highlights].flatMap(([name, ranges]) => (name.startsWith('claimlight-') ? [...ranges] : []))
  return ranges.map(({ startContainer }) => Number(startContainer.parentElement!.id.slice(1)))
}

/** Opens a page with this body. */
async function openBody(body: string): Promise<Page> {
  const page = await claimlight.context.newPage()
  open.push(page)
  const html = `<!doctype html><html lang="en"><title>A portrait</title>${body}`
  await page.route('**/given', (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await page.goto(`${site.url}/given`)
  return page
}

const ABOUT = '<h1>Andrej Karpathy</h1><p>Andrej Karpathy is a teacher.</p>'

describe.each([
  [
    'a modal dialog',
    `<dialog>${ABOUT}<p>${CONFLICT}</p></dialog><script>document.querySelector('dialog').showModal()</script>`,
  ],
  [
    'an element on the whole screen',
    `<main>${ABOUT}<p>${CONFLICT}</p></main><script>addEventListener('keydown', () => document.querySelector('main').requestFullscreen())</script>`,
  ],
  ['a page that is moved by a style', `<style>html { transform: translateX(0); }</style>${ABOUT}<p>${CONFLICT}</p>`],
  ['a page that is enlarged by a style', `<style>html { zoom: 1.5; }</style>${ABOUT}<p>${CONFLICT}</p>`],
  ['text below a clear layer', `${ABOUT}<p>${CONFLICT}</p><div style="position: fixed; inset: 0"></div>`],
  [
    'text below a shade',
    `${ABOUT}<p>${CONFLICT}</p><div style="position: fixed; inset: 0; background: linear-gradient(transparent, rgba(0, 0, 0, 0.05))"></div>`,
  ],
  [
    'text below an empty canvas',
    `${ABOUT}<p>${CONFLICT}</p><canvas width="900" height="700" style="position: fixed; inset: 0"></canvas>`,
  ],
  [
    'text below a layer of grain with a control, an empty drawing and a clear picture',
    `${ABOUT}<p>${CONFLICT}</p><style>.layer { position: fixed; inset: 0; width: 900px; height: 700px }</style>
    <div class="layer" style="opacity: 0.05; background: url(#)"><button style="position: absolute; bottom: 0">Off</button></div>
    <svg class="layer"><rect width="100%" height="100%" fill="transparent" /><path d="M 0 690 H 900" stroke="red" /></svg>
    <img class="layer" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">`,
  ],
  [
    'text below a watermark',
    `${ABOUT}<p>${CONFLICT}</p><div style="position: fixed; inset: 0; color: rgba(0, 0, 0, 0.15)">${'<span>Not for others. </span>'.repeat(600)}</div>`,
  ],
  [
    'text below a shade at the edges of a page',
    `${ABOUT}<p>${CONFLICT}</p><div style="position: fixed; inset: 0; background: radial-gradient(rgba(0, 0, 0, 0), black)"></div>`,
  ],
  [
    'text below a layer for ink',
    `<div style="position: relative"><div inert>${ABOUT}<p>${CONFLICT}</p></div><svg style="position: absolute; inset: 0; width: 100%; height: 100%"><rect width="100%" height="100%" fill="transparent" /></svg></div>
    <script>document.querySelector('svg').onpointerdown = (event) => { event.preventDefault(); event.target.setPointerCapture(event.pointerId) }</script>`,
  ],
  ['text that lets the pointer through', `<main style="pointer-events: none">${ABOUT}<p>${CONFLICT}</p></main>`],
])('%s', (_name, body) => {
  test('shows the card below the sentence', async () => {
    const page = await openBody(body)
    await claimlight.waitForStatus(page, 'done')
    await page.keyboard.press('f')
    await page.waitForFunction((isFull) => !isFull || document.fullscreenElement, body.includes('requestFullscreen'))
    const point = await pointOf(page, CONFLICT)
    await page.mouse.click(point.x, point.y)
    const said = await until(
      () => cardText(page),
      (text) => text !== null,
    )
    expect(said).toContain('March 2019')
    // The card is on top at a place right below the sentence.
    const below = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y + 40)?.localName, point)
    expect(below).toBe('claimlight-card')
  })
})

test('shows the card above a sentence at the foot of an enlarged page', async () => {
  const page = await openBody(
    `<style>html { zoom: 1.5; }</style>${ABOUT}<div style="height: 340px"></div><p>${CONFLICT}</p>`,
  )
  await claimlight.waitForStatus(page, 'done')
  const { x, y } = await pointOf(page, CONFLICT)
  await page.mouse.click(x, y)
  const at = (top: number) => page.evaluate(([x, y]) => document.elementFromPoint(x!, y!)?.localName, [x, top])
  await until(
    () => at(y - 40),
    (name) => name === 'claimlight-card',
  )
  expect(await at(y)).toBe('p')
})

test('the rows that a list takes out of the document on scrolling stay in the findings', async () => {
  const page =
    await openBody(`<main><div id="box" style="height: 300px; overflow: auto"><div style="position: relative; height: 9000px"></div></div></main>
    <script>
      const texts = ['Andrej Karpathy is a teacher.', '${CONFLICT}', ...Array(298).fill(0).map((_, at) => 'Row ' + at + ' is about rooms.')]
      const draw = () => {
        const first = Math.floor(box.scrollTop / 30)
        box.firstElementChild.innerHTML = texts.slice(first, first + 10).map((text, at) =>
          '<p style="position: absolute; margin: 0; height: 30px; top: ' + 30 * (first + at) + 'px">' + text + '</p>').join('')
      }
      box.onscroll = draw
      draw()
    </script>`)
  const first = await claimlight.waitForStatus(page, 'done')
  expect(first.findings.map(({ quote }) => quote)).toContain(CONFLICT)
  await page.evaluate(() => document.querySelector('#box')!.scrollTo(0, 4000))
  await page.getByText('Row 135').waitFor()
  const scrolled = await until(
    () => claimlight.stateOf(page),
    (state) => state?.status === 'done' && state.textLength > first.textLength,
  )
  expect(scrolled!.findings.map(({ quote }) => quote)).toEqual(first.findings.map(({ quote }) => quote))
  // A row that was replaced in its place is gone.
  await page.evaluate(() => document.querySelector('#box')!.scrollTo(0, 0))
  await page.getByText(CONFLICT).evaluate((row) => (row.textContent = 'Karpathy is in town.'))
  await until(
    () => claimlight.stateOf(page),
    (state) => state?.status === 'done' && !state.findings.some(({ quote }) => quote === CONFLICT),
  )
})

test.each([
  '<section>',
  '<section aria-hidden="true">',
  '<div><template shadowrootmode="open"><slot name="on"></slot></template><section>',
])('text that a key or an attribute shows in %s is read without a click', async (box) => {
  const page =
    await openBody(`<style>section { display: none; } [data-state] { display: block; }</style><main>${ABOUT}${box}<p>${CONFLICT}</p></section></main>
    <script>addEventListener('keydown', () => { const one = document.querySelector('section'); one.removeAttribute('aria-hidden'); one.dataset.state = one.slot = 'on' })</script>`)
  await claimlight.waitForStatus(page, 'done')
  await page.keyboard.press('ArrowRight')
  await until(
    async () => (await claimlight.stateOf(page))?.findings.map(({ quote }) => quote) ?? [],
    (quotes) => quotes.includes(CONFLICT),
  )
})

test('going to a sentence moves no box that its reader cannot scroll', async () => {
  const page = await openBody(
    `<style>html, body { height: 100%; overflow: hidden; }</style>${ABOUT}<p style="height: 3000px">A room.</p><p>${CONFLICT}</p>`,
  )
  const { findings } = await claimlight.waitForStatus(page, 'done')
  const { start, end } = findings.find(({ quote }) => quote === CONFLICT) ?? { start: 0, end: 0 }
  const tab = await claimlight.tabIdOf(page)
  const desk = await claimlight.openPanel(page)
  open.push(desk)
  await desk.evaluate(([tabId, data]) => chrome.tabs.sendMessage(tabId, data), [
    tab,
    { v: 1, to: 'page', kind: 'scroll-to', data: { start, end } },
  ] as const)
  const moved = await page.evaluate(() => [document.body.scrollTop, document.documentElement.scrollTop])
  expect(moved).toEqual([0, 0])
})
