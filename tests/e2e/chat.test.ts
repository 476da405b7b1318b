// @module-tag walks
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOf, overflowsOf } from '@/tests/browser/faults'
import { launchExtension } from '@/tests/browser/extension'
import { serveSite } from '@/tests/browser/site'
import { claimlight, site, startExtension } from '@/tests/browser/start-extension'
import { BESIDE_ANSWER, chatPages, firstAnswer, plainPage, sourcePage, STORIES } from './chat-pages'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

// Answers of assistants where people read them, in the built extension: three structures, answers that grow.
const kinds = Object.keys(STORIES) as (keyof typeof STORIES)[]
const pages: Record<string, string> = {}
for (const kind of kinds) {
  pages[`/source-${kind}.html`] = sourcePage(STORIES[kind])
  pages[`/plain-${kind}.html`] = plainPage(STORIES[kind])
}

startExtension(async () => {
  const site = await serveSite('tests/e2e', pages)
  // The cited pages are on another host than the chat.
  const elsewhere = site.url.replace('localhost', '127.0.0.1')
  Object.assign(
    pages,
    chatPages((kind) => `${elsewhere}/source-${kind}.html`),
  )
  const claimlight = await launchExtension({ allSites: true })
  claimlight.context.setDefaultTimeout(30_000)
  return { claimlight, site }
})

test.each(kinds)(
  'in a chat of the structure “%s”, each answer is read once, and its cited page becomes evidence by one click',
  { timeout: 170_000 },
  async (kind) => {
    const story = STORIES[kind]
    const chat = await claimlight.open(`${site.url}/${kind}.html`)
    const source = await claimlight.open(`${site.url.replace('localhost', '127.0.0.1')}/source-${kind}.html`)
    await chat.bringToFront()
    const panel = await claimlight.openPanel(chat)
    const reads = await followAnswers(panel)
    await claimlight.check(chat)
    await chat.evaluate(() => (window as unknown as { startAnswer: () => void }).startAnswer())
    await chat.waitForFunction(() => (window as unknown as { isWritten?: boolean }).isWritten)
    await panel.bringToFront()
    const use = panel.getByRole('button', { name: patternOf('chat.use') })
    await use.waitFor()
    // Never a part of an answer: the first alone, then both whole.
    const [first, second] = [firstAnswer(story), `${story.answer.join('\n\n')}\n\n`]
    expect((await reads()).map((all) => all.length)).toEqual([1, 2])
    for (const read of await reads()) {
      expect(read[0]).toBe(first.length)
      expect(read[1] ?? second.length).toBeGreaterThanOrEqual(second.length - 2)
    }
    await look(panel, `${kind}-cites`)
    expect([...(await overflowsOf(panel)), ...(await faultsOf(panel))]).toEqual([])
    await use.click()
    await panel.getByText(patternOf('adding.added')).waitFor()
    await source.close()
    await chat.bringToFront()
    await claimlight.waitForStatus(chat, 'done')
    const plain = await claimlight.open(`${site.url}/plain-${kind}.html`)
    await claimlight.waitForStatus(plain, 'done')
    expect(await statesOn(chat)).toEqual(await statesOn(plain))
    const text = await textOf(chat, panel)
    expect(text).toContain(story.answer.join('\n\n'))
    expect(text).not.toMatch(BESIDE_ANSWER)
    if (kind === 'streaming') {
      // The list takes the first answer out of the page.
      await chat.bringToFront()
      await chat.locator('#scroller').evaluate((box) => box.scrollTo(0, 500))
      await chat.locator('#first').waitFor({ state: 'detached' })
      await expect.poll(() => textOf(chat, panel)).toBe(text)
    }
    await panel.evaluate(() => location.assign('#/page'))
    await panel.getByText(t('chat.isEvidence')).waitFor()
    await look(panel, kind)
  },
)

/** Returns a function that lists the different lengths of answers that were read, in the order of reading. */
async function followAnswers(panel: Page): Promise<() => Promise<number[][]>> {
  await panel.evaluate(() => {
    const seen: number[][] = []
    Object.assign(window, { seen })
    const id = new URLSearchParams(location.search).get('tabId')
    chrome.storage.session.onChanged.addListener((changes) => {
      const { answers } = (changes[`page:${id}`]?.newValue ?? {}) as { answers?: { start: number; end: number }[] }
      const lengths = answers?.map(({ start, end }) => end - start)
      if (lengths && JSON.stringify(seen.at(-1)) !== JSON.stringify(lengths)) seen.push(lengths)
    })
  })
  return () => panel.evaluate(() => (window as unknown as { seen: number[][] }).seen)
}

/** Returns the text of the page as the page agent has read it. */
async function textOf(page: Page, panel: Page): Promise<string> {
  const tabId = await claimlight.tabIdOf(page)
  return panel.evaluate(async (id) => {
    const asked = { v: 1, to: 'page', kind: 'page-text', data: null }
    const { value } = await chrome.tabs.sendMessage<object, { value: { text: string } }>(id, asked, { frameId: 0 })
    return value.text
  }, tabId)
}

/** Pictures of the panel, for people; only with `PICTURES=FOLDER`. */
async function look(shown: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (folder === undefined) return
  for (const scheme of ['light', 'dark'] as const) {
    await shown.emulateMedia({ colorScheme: scheme })
    await shown.setViewportSize({ width: 345, height: 900 })
    await shown.screenshot({ path: `${folder}/chat-${name}-${scheme}.png`, fullPage: true })
  }
}

async function statesOn(page: Page): Promise<string[]> {
  const state = await claimlight.stateOf(page)
  return (state?.findings ?? []).map(
    ({ quote, verdict, partial }) => `${verdict}${partial ? ' in part' : ''}: ${quote}`,
  )
}
