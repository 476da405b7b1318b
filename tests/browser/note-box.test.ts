import { expect, test } from 'vitest'
import type { Frame, Page } from 'playwright-core'
import type { Annotation } from '@/lib/schema/annotation'
import { chooseFromMenu } from './check-claim'
import { launchExtension } from './extension'
import { noteBoxOf } from './note-box'
import { serveSite } from './site'
import { claimlight, open, startExtension, visit } from './start-extension'
import { until } from './until'
import { notesStored } from './notes-stored'
import { t } from '@/lib/i18n/t'

// A page that hears all that a page can hear, before any script of the extension runs.
const LISTENING = `<script>
  window.heard = []
  for (const type of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'compositionstart', 'change'])
    addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? event.data ?? '')), true)
</script>`
const SENTENCE = 'Karpathy left Tesla in July 2022.'
const html = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><main><h1>Andrej Karpathy</h1>${body}</main>`

startExtension(async () => {
  const site = await serveSite('tests/browser/fixtures', {
    '/plain.html': html(`<p id="text">${SENTENCE}</p><p style="height: 3000px">The end.</p>${LISTENING}`),
    ...Object.fromEntries(
      ['/secret.html', '/draft.html', '/words.html'].map((path) => [
        path,
        html(`<p id="text">${SENTENCE}</p>${LISTENING}`),
      ]),
    ),
  })
  return { claimlight: await launchExtension({ allSites: true }), site }
})

async function openBox(page: Page): Promise<Frame> {
  await page.locator('#text').selectText()
  return chooseNote(page)
}

/** Chooses "Note on this", and returns the frame of the editor once it has the focus. */
async function chooseNote(page: Page): Promise<Frame> {
  await chooseFromMenu(claimlight, page, { menuItemId: 'note', selectionText: 'selected words' })
  return noteBoxOf(page)
}

const storedNotes = async () => (await claimlight.worker()).evaluate(notesStored) as Promise<Annotation[]>

const heardOn = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
const isGone = (page: Page) =>
  until(() => page.evaluate(() => document.querySelector('claimlight-note') === null), Boolean)

test('a note is written in the page with the keyboard alone, and the page hears no key of it', async () => {
  const page = await visit('/plain.html')
  const before = await claimlight.waitForStatus(page, 'done')
  const box = await openBox(page)
  await page.keyboard.type('Asked her about it. He left.')
  expect(await box.getByLabel(t('notes.note')).inputValue()).toBe('Asked her about it. He left.')
  await page.keyboard.press('Tab')
  await page.keyboard.type('to ask, tesla')
  await page.keyboard.press('Control+Enter')
  await box.getByText(t('noteBox.saved')).waitFor()
  const [note] = await until(storedNotes, (notes: Annotation[]) => notes.length > 0)
  expect(note).toMatchObject({
    note: 'Asked her about it. He left.',
    tags: ['to ask', 'tesla'],
    color: null,
    anchor: { quote: { exact: SENTENCE } },
    finding: { verdict: before.findings[0]!.verdict, claims: before.findings[0]!.claims },
  })
  expect(await heardOn(page)).toEqual([])
  expect(await page.evaluate(() => scrollY)).toBe(0)
  // A note asks nothing: the page shows what it showed.
  expect((await claimlight.stateOf(page))!.findings).toEqual(before.findings)
  await page.mouse.click(500, 500)
  await isGone(page)
})

test('the page has no way to the editor or its text', async () => {
  const page = await visit('/secret.html')
  await openBox(page)
  await page.keyboard.type('Secret words')
  const seen = await page.evaluate(() => ({
    frames: window.length,
    inner: document.querySelector('claimlight-note')!.shadowRoot,
    text: document.documentElement.outerHTML,
    active: document.activeElement!.outerHTML,
  }))
  expect(seen).toMatchObject({ frames: 0, inner: null })
  expect(seen.text + seen.active).not.toContain('Secret')
  expect(await heardOn(page)).toEqual([])
})

test('Escape closes the editor, and its text is there when it is opened again, in the page or in the sidebar', async () => {
  const page = await visit('/draft.html')
  await openBox(page)
  await page.keyboard.type('Half a thought')
  await page.keyboard.press('Escape')
  await isGone(page)
  const again = await openBox(page)
  await until(
    () => again.getByRole('textbox', { name: t('notes.note'), exact: true }).inputValue(),
    (text) => text.endsWith('Half a thought'),
  )
  await again.getByText(t('storage.restored')).waitFor()
  const panel = await claimlight.openPanel(page)
  open.push(panel)
  await page.bringToFront()
  await again.getByRole('button', { name: t('card.openInPanel') }).click()
  await until(
    () => panel.getByRole('textbox', { name: t('notes.note'), exact: true }).inputValue(),
    (text) => text.endsWith('Half a thought'),
  )
})

test('a note is on whole words, also where the selection begins and ends within words', async () => {
  const page = await visit('/words.html')
  await page.evaluate(() => {
    const words = document.querySelector('#text')!.firstChild!
    getSelection()!.setBaseAndExtent(words, 2, words, 22)
  })
  const box = await chooseNote(page)
  await box.getByRole('button', { name: t('notes.saveHighlight') }).click()
  const notes = await until(storedNotes, (all: Annotation[]) => all.some(({ note }) => note === ''))
  expect(notes.find(({ note }) => note === '')).toMatchObject({
    color: 'yellow',
    anchor: { quote: { exact: 'Karpathy left Tesla in' } },
  })
})
