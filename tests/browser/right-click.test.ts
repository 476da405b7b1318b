import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { SelectionCheck } from '@/lib/schema/page-state'
import { pageKeyOf } from '@/lib/text/same-page'
import { checkClaimOf } from './check-claim'
import { launchExtension } from './extension'
import { serveSite } from './site'
import { claimlight, open, site, startExtension } from './start-extension'
import { t } from '@/lib/i18n/t'

// The effects of "Check this claim", without the menu itself, which is tested in `tests/e2e/right-click.test.ts`.
const html = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>${body}`

startExtension(async () => {
  const site = await serveSite('tests/browser/fixtures', {
    '/story.html': html(`<article><h1>Andrej Karpathy</h1>
      <p id="one">Karpathy taught CS231n at Stanford.</p><p id="two">He left Tesla in March 2019.</p>
      <figure><img id="pictured" src="/one.png" alt="A hall"><figcaption>Karpathy left Tesla in March 2018.</figcaption></figure>
      <p><img id="bare" src="/two.png" alt="Karpathy left Tesla in March 2019."><img id="mute" src="/three.png"></p></article>
      <ul><li><a href="/elsewhere">Bread</a></li><li><a id="headline" href="/headline">Karpathy left Tesla in March 2019.</a></li></ul>
      <textarea id="draft">My draft. Karpathy left Tesla in March 2018. The end.</textarea>
      <div id="editor" contenteditable="true"><p>Karpathy left Tesla in March 2019.</p><p>Other words.</p></div>
      <input id="secret" type="password" value="Karpathy">
      <link-holder></link-holder><script>document.querySelector('link-holder').attachShadow({ mode: 'open' }).innerHTML = '<p>Then <a href="/deep">Karpathy left Tesla in March 2018.</a></p>'</script>`),
    '/framed.html': html('<p>A page about soup.</p><iframe src="/story.html" width="600" height="400"></iframe>'),
  })
  const claimlight = await launchExtension({ allSites: true, readAlong: false })
  return { claimlight, site }
})

async function visit(path: string): Promise<Page> {
  const page = await claimlight.open(path.startsWith('/') ? `${site.url}${path}` : path)
  open.push(page)
  return page
}

const checkClaim = (page: Page, on: object): Promise<SelectionCheck> => checkClaimOf(claimlight, page, on)

test('“Check this claim” brings its answer over any other screen of the panel', async () => {
  const page = await visit('/story.html')
  const panel = await claimlight.openPanel(page, '#/settings')
  open.push(panel)
  await panel.getByRole('switch', { name: t('settings.everySite') }).waitFor()
  await checkClaim(page, { linkUrl: `${site.url}/headline` })
  await panel
    .getByRole('region', { name: t('selection.name') })
    .getByText(t('state.contradicted'))
    .first()
    .waitFor()
})

test('the toolbar button brings the page over any other screen of an open panel', async () => {
  const page = await visit('/story.html')
  const panel = await claimlight.openPanel(page, '#/notes')
  open.push(panel)
  await panel.getByRole('heading', { name: t('notes.none') }).waitFor()
  const tabId = await claimlight.tabIdOf(page)
  const worker = await claimlight.worker()
  await worker.evaluate(async (id) => {
    const tab = await chrome.tabs.get(id)
    ;(chrome.action.onClicked as unknown as { dispatch(tab: object): void }).dispatch(tab)
  }, tabId)
  await panel.getByRole('list', { name: t('page.findings'), exact: true }).waitFor()
})

const verdicts = ({ findings }: SelectionCheck): string[] => findings.map(({ verdict }) => verdict)

describe('“Check this claim” checks', () => {
  test('a selection over several paragraphs, sentence by sentence', async () => {
    const page = await visit('/story.html')
    await page.evaluate(() =>
      getSelection()!.setBaseAndExtent(document.querySelector('#one')!, 0, document.querySelector('#two')!, 1),
    )
    const question = await checkClaim(page, { selectionText: 'Karpathy taught CS231n at Stanford. He left Tesla …' })
    expect(question.text).toBe('Karpathy taught CS231n at Stanford.\n\nHe left Tesla in March 2019.')
    expect(verdicts(question)).toEqual(['supported', 'contradicted'])
    expect(question.anchor?.quote.exact).toBe(question.text)
  })

  test('a link by its text', async () => {
    const page = await visit('/story.html')
    const question = await checkClaim(page, { linkUrl: `${site.url}/headline` })
    expect(question.text).toBe('Karpathy left Tesla in March 2019.')
    expect(verdicts(question)).toEqual(['contradicted'])
  })

  test('a link, even if other words are selected', async () => {
    const page = await visit('/story.html')
    await page.locator('#one').selectText()
    expect((await checkClaim(page, { linkUrl: `${site.url}/headline` })).text).toBe(
      'Karpathy left Tesla in March 2019.',
    )
  })

  test('a link inside a shadow root', async () => {
    const page = await visit('/story.html')
    const question = await checkClaim(page, { linkUrl: `${site.url}/deep` })
    expect(verdicts(question)).toEqual(['contradicted'])
  })

  test('an image by its caption', async () => {
    const page = await visit('/story.html')
    const captioned = await checkClaim(page, { mediaType: 'image', srcUrl: `${site.url}/one.png` })
    expect(captioned.text).toBe('Karpathy left Tesla in March 2018.')
    expect(verdicts(captioned)).toEqual(['contradicted'])
  })

  test('an image by its description if it has no caption', async () => {
    const page = await visit('/story.html')
    const described = await checkClaim(page, { mediaType: 'image', srcUrl: `${site.url}/two.png` })
    expect(described.text).toBe('Karpathy left Tesla in March 2019.')
    expect(verdicts(described)).toEqual(['contradicted'])
  })

  test('no image without words, and says so', async () => {
    const page = await visit('/story.html')
    const question = await checkClaim(page, { mediaType: 'image', srcUrl: `${site.url}/three.png` })
    expect(question).toMatchObject({ status: 'error', message: expect.stringContaining('No text selected') })
  })

  test('the selected words in a text field', async () => {
    const page = await visit('/story.html')
    await page.locator('#draft').evaluate((field: HTMLTextAreaElement) => {
      field.focus()
      field.setSelectionRange(10, 44)
    })
    const question = await checkClaim(page, { editable: true, selectionText: 'Karpathy left Tesla in March 2018.' })
    expect(question.text).toBe('Karpathy left Tesla in March 2018.')
    expect(verdicts(question)).toEqual(['contradicted'])
  })

  test('all of a text field without a selection', async () => {
    const page = await visit('/story.html')
    await page.locator('#draft').focus()
    const question = await checkClaim(page, { editable: true })
    expect(question.text).toBe('My draft. Karpathy left Tesla in March 2018. The end.')
    expect(verdicts(question)).toContain('contradicted')
  })

  test('no password field', async () => {
    const page = await visit('/story.html')
    await page.locator('#secret').focus()
    expect((await checkClaim(page, { editable: true })).status).toBe('error')
  })

  test('the paragraph of an editor that the caret is in', async () => {
    const page = await visit('/story.html')
    await page.locator('#editor p').first().click()
    const question = await checkClaim(page, { editable: true })
    expect(question.text).toBe('Karpathy left Tesla in March 2019.')
    expect(verdicts(question)).toEqual(['contradicted'])
  })

  test('a link inside a frame', async () => {
    const page = await visit('/framed.html')
    const tabId = await claimlight.tabIdOf(page)
    const worker = await claimlight.worker()
    const frameId = await worker.evaluate(async (id) => {
      const results = await chrome.scripting.executeScript({
        target: { tabId: id, allFrames: true },
        func: () => location.pathname,
      })
      return results.find(({ result }) => result === '/story.html')?.frameId ?? -1
    }, tabId)
    const question = await checkClaim(page, { frameId, linkUrl: `${site.url}/headline` })
    expect(verdicts(question)).toEqual(['contradicted'])
    expect(question.pageKey).toBe(pageKeyOf(`${site.url}/framed.html`))
  })

  test('the words that the browser reports on pages without scripts, such as its PDF viewer', async () => {
    const page = await visit('chrome://version/')
    const question = await checkClaim(page, { selectionText: 'Karpathy left Tesla in March 2019.' })
    expect(question.text).toBe('Karpathy left Tesla in March 2019.')
    expect(verdicts(question)).toEqual(['contradicted'])
  })
})

test('asked about a sentence without a mark, Claimlight says why and what it searched for', async () => {
  const page = await visit('/story.html')
  const panel = await claimlight.openPanel(page)
  open.push(panel)
  await checkClaim(page, { selectionText: 'Karpathy has three cats, and will he ever sell them?' })
  const answer = panel.getByRole('region', { name: t('selection.name') })
  await answer.getByText('three cats').first().waitFor()
  await answer.getByText(/^Why (?:is|are)/).click()
  await answer.getByText(t('lookup.lookedFor')).waitFor()
  expect(await answer.getByText('The dossier has a similar claim').count()).toBe(0)
})

test('the context menu has entries for claims, for notes and for the page', async () => {
  const worker = await claimlight.worker()
  // Browsers do not report menu entries; updating a missing entry fails.
  await worker.evaluate(async () => {
    for (const id of ['check-claim', 'check-page', 'note']) await chrome.contextMenus.update(id, {})
  })
})
