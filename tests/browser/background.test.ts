import { describe, expect, test } from 'vitest'
import type { AnnotationDraft } from '@/lib/schema/annotation'
import { checkClaimOf } from './check-claim'
import { launchExtension } from './extension'
import { highlightsOf, untilHighlights } from './highlights'
import { serveSite } from './site'
import { until } from './until'
import { send } from './stored-rows'
import { claimlight, open, site, startExtension, visit } from './start-extension'

const SENTENCE = 'He gave talks in many places.'
const html = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>${body}`

startExtension(async () => {
  const site = await serveSite('tests/browser/fixtures', {
    '/note.html': html(`<article><h1>Notes</h1><p>Andrej Karpathy founded a school. ${SENTENCE}</p></article>`),
    '/note-moved.html': html(
      `<link rel="canonical" href="/note.html"><article><h1>Notes</h1><p>A paragraph that is new.</p><p>Andrej Karpathy founded a school. ${SENTENCE}</p></article>`,
    ),
    '/frame.html': html('<p>A page about soup.</p><iframe src="/inner.html"></iframe>'),
    '/inner.html': html('<p>Andrej Karpathy had a long career.</p><p id="claim">He left Tesla in March 2019.</p>'),
    '/soup.html': html('<p>Boil the water first.</p><p id="claim">Pigs can fly over the wall of the garden.</p>'),
  })
  const claimlight = await launchExtension({ allSites: true })
  return { claimlight, site }
})

describe('a note', () => {
  test('on a sentence is marked at once, and again on a page where its text has moved', async () => {
    const page = await visit('/note.html')
    const state = await claimlight.waitForStatus(page, 'done')
    const panel = await claimlight.openPanel(page)
    open.push(panel)
    const draft: AnnotationDraft = {
      id: 'where',
      basedOn: null,
      pageKey: state.pageKey,
      url: state.url,
      title: state.title,
      anchor: {
        quote: { exact: SENTENCE, prefix: 'founded a school. ', suffix: '' },
        position: { start: 41, end: 70 },
        range: null,
      },
      claim: null,
      note: 'Where?',
      tags: [],
      color: 'green',
      finding: null,
    }
    const saved = await send(panel, 'save-annotation', draft)
    expect(saved).toMatchObject({ ok: true, value: { outcome: 'saved', annotation: { note: 'Where?' } } })
    await untilHighlights(page, (marks) => marks['claimlight-note']?.[0] === SENTENCE)

    const again = await visit('/note-moved.html')
    await untilHighlights(
      again,
      (marks) => marks['claimlight-note']?.[0] === SENTENCE && marks['claimlight-note-green']?.[0] === SENTENCE,
    )
    await send(panel, 'delete-annotations', { ids: ['where'] })
    await untilHighlights(again, (marks) => marks['claimlight-note'] === undefined)
  })
})

describe('the question from the context menu', () => {
  test('is answered for the selection only, and “he” is resolved from the text before it', async () => {
    const page = await visit('/inner.html')
    await page.locator('#claim').selectText()
    const question = await checkClaimOf(claimlight, page, { selectionText: 'He left Tesla in March 2019.' })
    expect(question).toMatchObject({ text: 'He left Tesla in March 2019.', status: 'done' })
    expect(question.findings.map(({ verdict }) => verdict)).toEqual(['contradicted'])
    expect(question.findings[0]).toMatchObject({ start: 0, end: 28 })
    expect(question.anchor?.quote).toMatchObject({
      exact: 'He left Tesla in March 2019.',
      prefix: 'Andrej Karpathy had a long career.\n\n',
    })
  })

  test('is answered in a frame', async () => {
    const page = await visit('/frame.html')
    const frame = page.frames()[1]!
    await frame.locator('#claim').selectText()
    const tabId = await claimlight.tabIdOf(page)
    const frameIds = await (
      await claimlight.worker()
    ).evaluate(async (id) => {
      const results = await chrome.scripting.executeScript({
        target: { tabId: id, allFrames: true },
        func: () => location.pathname,
      })
      return results.filter(({ result }) => result === '/inner.html').map(({ frameId }) => frameId)
    }, tabId)
    const question = await checkClaimOf(claimlight, page, {
      ...{ selectionText: 'He left Tesla in March 2019.', frameId: frameIds[0] },
    })
    expect(question.findings.map(({ verdict }) => verdict)).toEqual(['contradicted'])
  })

  test('has the nearest claims when the dossier has nothing on it', async () => {
    const page = await visit('/soup.html')
    await page.locator('#claim').selectText()
    const question = await checkClaimOf(claimlight, page, {
      selectionText: 'Pigs can fly over the wall of the garden.',
    })
    expect(question.status).toBe('done')
    expect(question.findings.filter(({ verdict }) => verdict !== 'unverified')).toEqual([])
  })
})

describe('the background worker', () => {
  test('restores its state after it was stopped', async () => {
    const page = await visit('/article.html')
    const before = await claimlight.waitForStatus(page, 'done')
    await claimlight.stopWorker()
    expect((await claimlight.stateOf(page))?.findings).toEqual(before.findings)
    await page.reload()
    await untilHighlights(page, (marks) => marks['claimlight-differs']?.length === 1)
  })
})

async function registrations(): Promise<number> {
  return (await claimlight.worker()).evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length)
}

describe('automatic checks', () => {
  test('need a permission: without it, a page is read only when the user asks', async () => {
    const shy = await launchExtension()
    try {
      const page = await shy.open(`${site.url}/article.html`)
      expect(await shy.check(page)).toEqual({
        started: false,
        message: 'Click the Claimlight button in the toolbar. Your browser then lets Claimlight read this page.',
      })
      expect(await shy.stateOf(page)).toMatchObject({ status: 'not-allowed' })
      expect(await highlightsOf(page)).toEqual({})
    } finally {
      await shy.close()
    }
  })

  test('are off: with the permission, a page is read when the user asks', async () => {
    await claimlight.changeSettings({ readAlong: false })
    const page = await visit('/article.html')
    expect(await claimlight.check(page)).toEqual({ started: true })
    await claimlight.waitForStatus(page, 'done')
    expect((await highlightsOf(page))['claimlight-differs']).toHaveLength(1)
  })

  test('that are turned on also check open pages', async () => {
    await claimlight.changeSettings({ readAlong: false })
    const page = await visit('/article.html')
    await claimlight.changeSettings({ readAlong: true })
    await claimlight.waitForStatus(page, 'done')
  })
})

// Last, because the permission is not restored.
test('automatic checks are turned off when the user removes the permission', async () => {
  await claimlight.changeSettings({ readAlong: true })
  const settings = await claimlight.open('/sidepanel.html#/settings')
  open.push(settings)
  await settings.evaluate(() => chrome.permissions.remove({ origins: ['*://*/*'] }))
  await until(registrations, (count) => count === 0)
  const stored = await settings.evaluate(async () => (await chrome.storage.local.get('settings')).settings)
  expect(stored).toMatchObject({ readAlong: false })
})
