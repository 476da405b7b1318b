// @module-tag large
/** What a user has typed or found is there again after the sidebar, the worker or the browser has ended. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchExtension, type Claimlight } from './extension'
import { openNewText } from './new-text'
import { serveSite, type Site } from './site'
import { until } from './until'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

const WRONG = 'Andrej Karpathy left Tesla in March 2019.'
const pageOf = (sentence: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A portrait</title></head><body><article><h1>A portrait</h1>
  <p>Andrej Karpathy is a researcher and a teacher, and this is a page about him and his work.</p>
  <p>His lectures are watched by many students. ${sentence} Since then he has taught in the open.</p></article></body></html>`

let claimlight: Claimlight
let profile: string
let tries = 0
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'claimlight-lost-'))
  claimlight = await launchExtension({ profile, viewport: { width: 360, height: 800 } })
}, 60_000)
afterAll(async () => {
  await claimlight.close()
  await rm(profile, { recursive: true, force: true })
  console.info(`Nothing lost: ${tries} tries.`)
})

const openAt = (hash: string): Promise<Page> => claimlight.open(`/sidepanel.html${hash}`)
const boxOf = (panel: Page) => panel.getByRole('textbox', { name: t('check.text') })
const markedOf = (panel: Page) => panel.getByRole('region', { name: t('check.marked') })
/** Opens Check with a file in which each line repeats the wrong sentence, until its first finding is there. */
const checkLongFile = async (lines: number, weather: string) => {
  const panel = await openAt('#/check')
  await openNewText(panel)
  const long = Array.from({ length: lines }, (_, at) => `${WRONG} It ${weather} on day ${at}.`).join('\n\n')
  await panel.getByLabel(t('check.choose')).setInputFiles({ name: 'long.txt', mimeType: '', buffer: Buffer.from(long) })
  await panel.getByRole('button', { name: patternOf('states.contradicted') }).waitFor()
  return panel
}
const check = async (panel: Page, words: string) => {
  await openNewText(panel)
  await boxOf(panel).fill(words)
  await panel.getByRole('button', { name: t('check.check'), exact: true }).click()
  await markedOf(panel).getByText('March 2019').waitFor()
}
interface State {
  at: string
  /** Types `words`, and leaves them unsaved. */
  write: (panel: Page, words: string) => Promise<void>
  /** Returns the words as they stand on the screen after it was opened again. */
  read: (panel: Page) => Promise<string | null>
  /** The browser's end is the end of the text, as the screen says. */
  isForSession?: boolean
}

/** Returns the state of a text field, which a draft opens and `opener` opens otherwise. */
const field = (at: string, name: string, opener: (panel: Page) => Locator): State => {
  const boxIn = async (panel: Page) => {
    const box = panel.getByRole('textbox', { name, exact: true })
    await opener(panel).or(box).first().waitFor()
    if (!(await box.isVisible())) await opener(panel).click()
    return box
  }
  return {
    at,
    write: async (panel, words) => (await boxIn(panel)).fill(words),
    read: async (panel) => (await boxIn(panel)).inputValue(),
  }
}

const states: Record<string, State> = {
  'a draft in Check': {
    ...{ at: '#/check', isForSession: true },
    async write(panel, words) {
      await check(panel, WRONG)
      await panel.getByRole('button', { name: t('check.another') }).click()
      await boxOf(panel).fill(words)
    },
    read: (panel) => boxOf(panel).inputValue(),
  },
  'a checked text': {
    ...{ at: '#/check', isForSession: true },
    write: (panel, words) => check(panel, `${WRONG} ${words}`),
    read: async (panel) => ((await markedOf(panel).textContent()) ?? '').replace(`${WRONG} `, ''),
  },
  'a corrected text': {
    ...{ at: '#/check', isForSession: true },
    async write(panel, words) {
      await check(panel, `${WRONG} ${words}`)
      await panel
        .getByRole('button', { name: /becomes/ })
        .first()
        .click()
      await markedOf(panel).getByText('2022').waitFor()
    },
    read: async (panel) => /2022\. (.*)$/.exec((await markedOf(panel).textContent()) ?? '')?.[1] ?? null,
  },
  'a text typed over a checked one': {
    ...{ at: '#/check', isForSession: true },
    async write(panel, words) {
      await check(panel, WRONG)
      await panel.getByRole('button', { name: t('check.change') }).click()
      await boxOf(panel).fill(words)
    },
    read: (panel) => boxOf(panel).inputValue(),
  },
  'a pasted text': field('#/dossiers/add', 'Text to use as evidence', (panel) => panel.getByText(t('adding.paste'))),
  'the name of a pasted text': field('#/dossiers/add', 'Name', (panel) => panel.getByText(t('adding.paste'))),
  'a note': field('#/claim/tesla-start-title', 'Note', (panel) =>
    panel.getByRole('button', { name: t('finding.note'), exact: true }),
  ),
}

/** Each ends the work in its way, and returns the sidebar at the same address. */
const ends: Record<string, (panel: Page, at: string) => Promise<Page>> = {
  async 'closing the sidebar'(panel, at) {
    await panel.close()
    return openAt(at)
  },
  async 'reloading the sidebar'(panel) {
    await panel.reload()
    return panel
  },
  async 'going to another screen and page'(panel, at) {
    await panel.evaluate(() => location.assign('#/settings'))
    await panel.getByText('Pages that are checked').or(panel.getByRole('heading').first()).first().waitFor()
    await (await claimlight.open('about:blank')).close()
    await panel.evaluate((hash) => location.assign(hash), at)
    return panel
  },
  async 'restarting the worker'(panel) {
    await claimlight.stopWorker()
    await panel.reload()
    return panel
  },
  async 'closing the sidebar while the worker is stopped'(panel, at) {
    await claimlight.stopWorker()
    await panel.close()
    return openAt(at)
  },
}

const expectKept = async (panel: Page, { read }: State, words: string) => {
  tries++
  expect(
    await until(
      () => read(panel).catch(() => null),
      (found) => found === words,
      15_000,
    ),
  ).toBe(words)
}

describe.each(Object.entries(states))('%s', (name, state) => {
  test.each(Object.entries(ends))('is there after %s', { timeout: 90_000 }, async (how, end) => {
    const words = `Typed before ${how}, as ${name}.`
    const panel = await openAt(state.at)
    await state.write(panel, words)
    const again = await end(panel, state.at)
    await expectKept(again, state, words)
    await again.close()
  })
})

test(
  'a check that is stopped keeps what it found, also after the sidebar was closed',
  { timeout: 120_000 },
  async () => {
    const panel = await checkLongFile(1500, 'rained')
    await panel.getByRole('button', { name: t('check.stop') }).click()
    const stopped = panel.getByText(/^Stopped at [\d,]+ of 3,000/)
    const before = await stopped.textContent()
    await panel.close()
    const again = await openAt('#/check')
    await again.getByText(before ?? '').waitFor()
    expect(await again.getByRole('button', { name: patternOf('states.contradicted') }).count()).toBe(1)
    tries++
    await again.close()
  },
)

test(
  'a result is still there or can be restored after a second click or key press on Stop',
  { timeout: 120_000 },
  async () => {
    const panel = await checkLongFile(1500, 'hailed')
    const stop = panel.getByRole('button', { name: t('check.stop') })
    const stopped = panel.getByText(/^Stopped at [\d,]+ of 3,000/)
    await stop.dblclick()
    await panel.getByRole('button', { name: t('notes.undo') }).click()
    await stopped.waitFor()
    await panel.close()
    const again = await openAt('#/check')
    await again.getByText(/^Stopped at [\d,]+ of 3,000/).waitFor()
    await again.close()
    const byKey = await checkLongFile(1500, 'thawed')
    await byKey.getByRole('button', { name: t('check.stop') }).focus()
    for (const key of ['Enter', 'Enter', 'Space']) await byKey.keyboard.press(key)
    await byKey.getByText(/^Stopped at [\d,]+ of 3,000/).waitFor()
    expect(await byKey.evaluate(() => document.activeElement?.tagName)).not.toBe('BUTTON')
    tries += 2
    await byKey.close()
  },
)

test(
  'a check goes on, or keeps what it found, when the worker ends in the middle of it',
  { timeout: 120_000 },
  async () => {
    const panel = await checkLongFile(400, 'snowed')
    await claimlight.stopWorker()
    await panel.close()
    const again = await openAt('#/check')
    await again.getByRole('button', { name: patternOf('states.contradicted') }).waitFor()
    await again.getByText('It snowed on day 0.').first().waitFor()
    // The next test begins where this one ends, so that a check that goes on is waited for.
    const done = again.getByRole('button', { name: t('check.another') })
    await done.waitFor({ timeout: 90_000 })
    tries++
    await again.close()
  },
)

describe('a note on a page', () => {
  let reader: Claimlight
  let site: Site
  beforeAll(async () => {
    site = await serveSite('tests/browser/fixtures', { '/': pageOf(WRONG), '/next': pageOf('It rained.') })
    reader = await launchExtension({ allSites: true })
  }, 60_000)
  afterAll(async () => {
    await reader.close()
    await site.close()
  })

  const noteIn = (panel: Page) => panel.getByRole('textbox', { name: t('notes.note'), exact: true })
  const openNote = async (panel: Page) => {
    await panel
      .getByRole('button', { name: t('finding.note'), exact: true })
      .or(noteIn(panel))
      .first()
      .waitFor()
    if (!(await noteIn(panel).isVisible()))
      await panel
        .getByRole('button', { name: t('finding.note'), exact: true })
        .first()
        .click()
  }
  const openPage = async () => {
    const page = await reader.open(site.url)
    await reader.waitForStatus(page, 'done')
    return { page, panel: await reader.openPanel(page) }
  }

  test(
    'that is being typed is there after its tab has gone to another page and back',
    { timeout: 60_000 },
    async () => {
      const { page, panel } = await openPage()
      await openNote(panel)
      await noteIn(panel).fill('Typed before the tab went on.')
      await page.goto(`${site.url}/next`)
      await noteIn(panel).waitFor({ state: 'detached' })
      await page.goto(site.url)
      await openNote(panel)
      await until(
        () => noteIn(panel).inputValue(),
        (words) => words === 'Typed before the tab went on.',
      )
      tries++
      await panel
        .getByRole('button', { name: t('notes.cancel') })
        .first()
        .click()
      await Promise.all([panel.close(), page.close()])
    },
  )

  const cuts: Record<string, (panel: Page) => Promise<unknown>> = {
    'the sidebar is loaded again': (panel) => panel.reload(),
    'the sidebar is closed': (panel) => panel.close(),
    'the worker is stopped': () => reader.stopWorker(),
  }
  test.each(Object.entries(cuts))(
    'that is being saved is stored, or a draft, when %s',
    { timeout: 60_000 },
    async (how, cut) => {
      const words = `Saved while ${how}.`
      const { page, panel } = await openPage()
      await openNote(panel)
      await noteIn(panel).fill(words)
      // A click of the protocol waits for the page; one within it leaves the saving unfinished.
      await panel.getByRole('button', { name: t('notes.save') }).evaluate((button: HTMLElement) => button.click())
      await cut(panel)
      const again = await reader.openPanel(page)
      const stored = again.getByText(words)
      await stored
        .or(again.getByRole('button', { name: t('finding.note'), exact: true }))
        .first()
        .waitFor()
      if ((await stored.count()) === 0) await openNote(again)
      await until(
        async () => (await stored.count()) > 0 || (await noteIn(again).inputValue()) === words,
        (isThere) => isThere,
      )
      tries++
      await Promise.all([page.close(), again.close(), ...(panel.isClosed() ? [] : [panel.close()])])
    },
  )
})

test(
  'drafts of notes and forms outlive the browser; a text in Check does not, as its screen says',
  { timeout: 180_000 },
  async () => {
    const written = new Map<string, string>()
    for (const [name, { at, write }] of Object.entries(states)) {
      const panel = await openAt(at)
      await write(panel, `Typed before the end of the browser, as ${name}.`)
      written.set(name, `Typed before the end of the browser, as ${name}.`)
      if (at === '#/check') await panel.getByText(patternOf('check.kept')).waitFor()
      await panel.close()
    }
    await claimlight.close()
    claimlight = await launchExtension({ profile, viewport: { width: 360, height: 800 } })
    for (const [name, state] of Object.entries(states)) {
      const panel = await openAt(state.at)
      if (state.isForSession) expect(await boxOf(panel).inputValue()).toBe('')
      else await expectKept(panel, state, written.get(name) ?? '')
      await panel.close()
    }
  },
)
