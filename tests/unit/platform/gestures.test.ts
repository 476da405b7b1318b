import { beforeEach, expect, test, vi } from 'vitest'
import type { Finding } from '@/lib/schema/finding'
import type { Span } from '@/lib/text/spans'
import { foundAtOnce } from '../check/found-at-once'
import { fakeStorage } from './fake-storage'
import browser, { setBrowser } from '../fake-browser'

/** In the order in which they came. */
const calls: string[] = []
const note = (name: string, answer?: unknown) => (): Promise<unknown> => {
  calls.push(name)
  return Promise.resolve(answer)
}
const event = () => {
  const listeners: ((...args: unknown[]) => void)[] = []
  return {
    addListener: (l: (...args: unknown[]) => void) => void listeners.push(l),
    fire: (...args: unknown[]) => listeners.forEach((l) => l(...args)),
  }
}
const clicked = event()
const picked = event()
const pressed = event()
const session = fakeStorage()
const local = fakeStorage()
const selection = { text: 'He left in 2019.', before: 'Ada was here. ', after: '', anchor: null }
const facts = { canonical: 'https://www.a.example/canonical', title: 'The story', site: 'A', date: '2024-05-01' }
let showsNoteBox = true
setBrowser({
  action: {
    onClicked: clicked,
    setBadgeText: note('badge'),
    setBadgeBackgroundColor: note('badge'),
    setBadgeTextColor: note('badge'),
    setTitle: note('title'),
    setIcon: note('icon'),
  },
  commands: { onCommand: pressed },
  contextMenus: { onClicked: picked },
  sidePanel: { open: note('panel') },
  scripting: {
    executeScript: ({ files: [file] = [] }: { files?: string[] }) =>
      note('script', [{ result: file === '/note-box.js' ? showsNoteBox : { selection, facts } }])(),
  },
  storage: { session, local },
  runtime: { sendMessage: note('message') },
  tabs: { sendMessage: note('message'), get: () => Promise.resolve({ url: 'https://a.example/x', title: 'X' }) },
})
const judged = vi.fn((article: { text: string }, _occasion: 'asked', _shared: unknown, { start, end }: Span) => {
  const finding: Finding = {
    start,
    end,
    quote: article.text.slice(start, end),
    verdict: 'unverified',
    partial: false,
    claims: [],
    sources: [],
    details: [],
    newer: false,
  }
  return foundAtOnce([finding], { nearest: ['c1'] })
})
vi.mock('@/lib/check/evidence-offer', () => ({ evidenceOffer: () => Promise.resolve(null) }))
vi.mock('@/lib/check/active-dossiers', () => ({
  warmUp: note('warm-up'),
  dossiersAsked: () => Promise.resolve([]),
  otherEngines: () => Promise.resolve({ engines: [], dossiers: [] }),
  enginesFor: () =>
    Promise.resolve({
      engines: [{ dossier: null, engine: { checkInSlices: judged, lookUp: () => ({ sentences: [] }) } }],
      dossiers: [{ id: 'bundled', name: 'Ada' }],
    }),
}))

const { changeSettings } = await import('@/lib/platform/settings')
const { defaultSettings } = await import('@/lib/schema/settings')
const { listenForGestures } = await import('@/entrypoints/background/gestures')
listenForGestures()

beforeEach(() => {
  calls.length = 0
  session.clear()
  local.clear()
})

test('a click on the toolbar button opens the panel first, within the user gesture', async () => {
  clicked.fire({ id: 5, windowId: 2 })
  expect(calls[0]).toBe('panel')
  // The engine opens while the page is read.
  expect(calls[1]).toBe('warm-up')
  await vi.waitFor(() => expect(calls).toContain('script'))
})

test('“Check this claim” opens the panel first, then reads the page and stores the answer for the panel', async () => {
  const info = {
    menuItemId: 'check-claim',
    selectionText: 'He left in 2019.',
    frameId: 4,
    pageUrl: 'https://a.example/x#y',
  }
  picked.fire(info, { id: 5, windowId: 2, title: 'X' })
  expect(calls[0]).toBe('panel')
  const asked = await vi.waitFor(async () => {
    const { 'question:5': question } = await session.get('question:5')
    expect(question).toMatchObject({ status: 'done' })
    return question
  })
  expect(asked).toMatchObject({
    text: 'He left in 2019.',
    // Notes belong to the canonical address, as with automatic checks.
    pageKey: 'https://a.example/canonical',
    title: 'The story',
    nearest: ['c1'],
    // Offsets within the selection, although the engine also gets the text before it.
    findings: [{ start: 0, end: 16 }],
  })
  expect(judged).toHaveBeenLastCalledWith(
    { text: 'Ada was here. He left in 2019.', date: '2024-05-01' },
    'asked',
    expect.anything(),
    { start: 14, end: 30 },
  )
})

const noteOn = (pageUrl: string) =>
  picked.fire(
    { menuItemId: 'note', selectionText: 'He left in 2019.', frameId: 0, pageUrl },
    { id: 5, windowId: 2, title: 'X' },
  )

test('“Note on this” opens its editor in the page, beside a panel that stays closed, and judges nothing', async () => {
  judged.mockClear()
  showsNoteBox = true
  noteOn('https://a.example/x')
  const { 'note:5': request } = await vi.waitFor(async () => {
    const stored = await session.get(null)
    expect(stored).toHaveProperty('note:5')
    expect(calls.filter((call) => call === 'script').length).toBeGreaterThan(1)
    return stored
  })
  expect(request).toMatchObject({
    selection: { text: 'He left in 2019.', status: 'unasked', pageKey: 'https://a.example/canonical' },
    draft: { note: '', about: { quote: 'He left in 2019.' } },
  })
  expect(judged).not.toHaveBeenCalled()
  expect(calls).not.toContain('panel')
})

test('the shortcut for a note opens the same editor on what is selected', async () => {
  showsNoteBox = true
  pressed.fire('note', { id: 5, windowId: 2 })
  await vi.waitFor(async () =>
    expect((await session.get('note:5'))['note:5']).toMatchObject({ selection: { text: 'He left in 2019.' } }),
  )
  expect(calls).not.toContain('panel')
})

test.each(['https://a.example/x', 'https://a.example/x.pdf'])(
  '“Note on this” opens its editor in the panel where the page cannot show it: %s',
  async (pageUrl) => {
    showsNoteBox = false
    noteOn(pageUrl)
    // In a PDF the gesture counts: Firefox opens its sidebar only before any await.
    expect(calls.includes('panel')).toBe(pageUrl.endsWith('.pdf'))
    await vi.waitFor(async () => {
      expect(calls).toContain('panel')
      expect((await session.get('question:5'))['question:5']).toMatchObject({ status: 'unasked', wantsNote: true })
    })
    expect(await session.get('note:5')).toEqual({})
  },
)

test.each(['check-claim', 'note', 'use-evidence'])(
  'the menu entry “%s” reads nothing of a site that is turned off, and the panel says that it is off',
  async (menuItemId) => {
    await changeSettings({ off: { ...defaultSettings.off, sites: ['a.example'] } })
    await session.set({ 'question:5': { id: 'earlier' } })
    picked.fire(
      { menuItemId, selectionText: 'He left in 2019.', frameId: 0, pageUrl: 'https://a.example/x' },
      { id: 5, windowId: 2, title: 'X' },
    )
    const stored = await vi.waitFor(async () => {
      const now = await session.get(null)
      expect(now).toMatchObject({ 'page:5': { status: 'off' }, 'check-wish': { tabId: 5 } })
      expect(now).not.toHaveProperty('question:5')
      return now
    })
    expect(stored).not.toHaveProperty('evidence-wish')
    expect(calls).not.toContain('script')
  },
)

test('Firefox does not open the sidebar again where it is open: a reload would lose typed text', () => {
  const { sidePanel } = browser
  const openIn = [3]
  const getViews = ({ windowId }: { windowId: number }) => openIn.filter((id) => id === windowId)
  Object.assign(browser, { sidePanel: undefined, sidebarAction: { open: note('panel') }, extension: { getViews } })
  clicked.fire({ id: 5, windowId: 2 })
  expect(calls[0]).toBe('panel')
  openIn.push(2)
  calls.length = 0
  clicked.fire({ id: 5, windowId: 2 })
  picked.fire(
    { menuItemId: 'check-claim', selectionText: 'He left.', pageUrl: 'https://a.example/' },
    { id: 5, windowId: 2 },
  )
  expect(calls).not.toContain('panel')
  Object.assign(browser, { sidePanel, sidebarAction: undefined })
})
