import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ToBackground } from '@/lib/messaging/to-background'
import { readSelectionAnswer } from '@/lib/messaging/to-page'
import { LONGEST_TEXT } from '@/lib/schema/limits'
import { draftAs, notes } from '../components/fixtures'
import { setBrowser } from '../fake-browser'

type Kind = keyof ToBackground
type Listener = (raw: unknown, sender: object, reply: (answer: unknown) => void) => true | undefined
let listener: Listener = () => undefined
setBrowser({
  runtime: {
    id: 'abc',
    getURL: () => 'chrome-extension://abc/',
    onMessage: { addListener: (l: Listener) => (listener = l) },
  },
})
const { serveBackground } = await import('@/lib/messaging/serve')
const { messages } = await import('@/entrypoints/background/messages')

const kinds = Object.keys(messages) as Kind[]
/** Arguments of the handlers. */
const handled: [kind: string, data: unknown][] = []
beforeAll(() => {
  const entries = kinds.map((kind) => {
    const handle = (data: unknown) => Promise.resolve(void handled.push([kind, data]))
    return [kind, { ...messages[kind], handle }] as const
  })
  serveBackground(Object.fromEntries(entries))
})
beforeEach(() => (handled.length = 0))

const send = (kind: string, data: unknown, sender: object): Promise<unknown> =>
  new Promise((reply) => {
    const isHeard = listener({ v: 1, to: 'background', kind, data }, { id: 'abc', ...sender }, reply)
    if (!isHeard) reply(undefined)
  })
const panel = { url: 'chrome-extension://abc/sidepanel.html' }
const page = { url: 'https://a.example/', tab: { id: 1 }, frameId: 0 }
const refused = { ok: false, code: 'refused' }
const badRequest = { ok: false, code: 'bad-request' }
const accepted = { ok: true, value: null }

const mute = { sentence: 'She left.', claims: [{ id: 'a', words: 'She left.' }], verdict: 'contradicted', url: 'https://paper.example/', title: 'Story' } // prettier-ignore
const row = { ...mute, id: '1', created: 'now' }
const identity = { url: 'https://a.example/', canonical: null, title: 'T' }
const document = { text: 'She left.', blocks: [{ start: 0, end: 9, kind: 'paragraph' }] }

/** Data that each message accepts, and what only the page sends. */
const fromPages: Partial<Record<Kind, unknown>> = {
  'page-seen': { ...identity, status: 'off-subject' },
  look: null,
  'start-page-agent': { isBuiltIn: true },
  'check-page': { visit: 'v', ...identity, site: 'S', date: null, lang: 'en', ...document },
  'read-chat': null,
  'in-view': { start: 0, end: 5 },
  'active-finding': { start: null },
  'panel-open': null,
  'open-panel': { start: 0, note: true },
  'note-box': null,
  'note-on-finding': { start: 0 },
  'note-box-draft': { note: 'Why?', tagText: 'x', color: null },
  'note-box-save': { note: 'Why?', tagText: 'x', color: 'pink' },
  'note-box-sidebar': { note: '', tagText: '', color: null },
  'notes-placed': { orphans: ['1'], moved: [], changes: [{ id: '1', kind: 'deleted', parts: [], anchor: null }] },
  'annotations-of-page': identity,
}
const fromPanel: Partial<Record<Kind, unknown>> = {
  'check-tab': { tabId: 3 },
  'warm-up': null,
  'dismiss-change': { tabId: 3, note: '1' },
  'watch-page': { tabId: 3, isOn: true },
  'offer-evidence': { tabId: 3 },
  'check-text': { text: 'She left.' },
  'check-own-text': { ...document, id: '1', file: null, title: 'T', date: null, isKept: true },
  'end-own-text': { id: '1', isKept: true },
  'model-questions': { ...document, title: 'T', today: '2026-01-01', compared: [] },
  'model-findings': {
    tabId: 3,
    check: '1',
    selectionStart: 0,
    reading: { name: 'tiny', isTrusted: true, differs: [], askedSentences: [] },
  },
  'look-up': { text: 'She left.' },
  'save-annotation': draftAs(notes[0]!),
  'delete-annotations': { ids: ['1'] },
  'restore-annotations': { ids: ['1'] },
  'tag-annotations': { ids: ['1'], add: ['x'], remove: [] },
  'color-annotations': { ids: ['1'], color: null },
  'empty-bin': { ids: null },
  'notes-changed': null,
  'mutes-changed': null,
  'save-mute': mute,
  'delete-mute': { id: '1' },
  'restore-mute': row,
  'dossiers-changed': null,
}
const valid: Partial<Record<Kind, unknown>> = { ...fromPages, ...fromPanel }

test('every message of the table has data here that it accepts', () => {
  expect(Object.keys(valid).sort()).toEqual([...kinds].sort())
})

describe.each(kinds)('the message %s', (kind) => {
  const data = valid[kind]
  const sendersOf = { page: kind in fromPages, panel: !(kind in fromPages) }

  test('is handled for a sender that may send it, and refused for any other', async () => {
    expect(await send(kind, data, page)).toEqual(sendersOf.page ? accepted : refused)
    expect(await send(kind, data, panel)).toEqual(sendersOf.panel ? accepted : refused)
    expect(handled).toEqual(
      Array.from({ length: Number(sendersOf.page) + Number(sendersOf.panel) }, () => [kind, data]),
    )
  })

  test('is refused from a frame of a page, and not answered from another extension', async () => {
    expect(await send(kind, data, { ...page, frameId: 3 })).toEqual(refused)
    expect(await send(kind, data, { ...panel, id: 'other' })).toBeUndefined()
    expect(handled).toEqual([])
  })

  test('is a bad request with data that do not fit, before its handler runs', async () => {
    const sender = sendersOf.page ? page : panel
    for (const bad of [undefined, 7, 'text', [], {}, { id: 7, ids: 7, text: 7, tabId: '3', start: -1, url: 7 }])
      expect(await send(kind, bad, sender), JSON.stringify(bad)).toEqual(badRequest)
    expect(handled).toEqual([])
  })
})

test.each([
  [
    'stand twice in it',
    [
      { start: 0, end: 9 },
      { start: 0, end: 9 },
    ],
  ],
  ['end behind it', [{ start: 0, end: 10 }]],
  ['end before they start', [{ start: 4, end: 3 }]],
])('a text is refused whose blocks %s', async (_, places) => {
  const blocks = places.map((place) => ({ ...place, kind: 'paragraph' }))
  expect(await send('check-page', { ...(fromPages['check-page'] as object), blocks }, page)).toEqual(badRequest)
  expect(handled).toEqual([])
})

test('a text of a page is accepted up to the length that is checked, and refused above it', async () => {
  const ofLength = (length: number) => ({ ...(fromPages['check-page'] as object), text: 'a'.repeat(length) })
  expect(await send('check-page', ofLength(LONGEST_TEXT), page)).toEqual(accepted)
  expect(await send('check-page', ofLength(LONGEST_TEXT + 1), page)).toEqual(badRequest)
})

test('a page is read in spite of a long title, name of its site, address and language, which are cut', async () => {
  const long = 'x'.repeat(9000)
  const reported = { url: `https://a.example/${long}`, title: long, site: long, lang: long }
  for (const kind of ['check-page', 'page-seen'] as const)
    expect(await send(kind, { ...(fromPages[kind] as object), ...reported }, page)).toEqual(accepted)
  expect(handled.map(([, data]) => data)).toEqual([
    expect.objectContaining({
      url: reported.url.slice(0, 8000),
      title: long.slice(0, 4000),
      site: long.slice(0, 4000),
      lang: long.slice(0, 40),
    }),
    expect.objectContaining({ title: long.slice(0, 4000), lang: long.slice(0, 40) }),
  ])
})

test('a selection that is too long for a note is read without its place', () => {
  const quote = { exact: 'x'.repeat(30_000), prefix: '', suffix: '' }
  const given = { text: 'x'.repeat(300_000), before: '', after: '', anchor: { quote, position: null, range: null } }
  const facts = { canonical: null, title: 'T', site: 'S'.repeat(9000), date: null }
  const read = readSelectionAnswer({ selection: given, facts })
  expect(read?.selection).toEqual({ ...given, text: given.text.slice(0, 200_000), anchor: null })
  expect(read?.facts.site).toHaveLength(4000)
})

test.each([
  ['an unknown verdict', { ...mute, verdict: 'perhaps' }],
  ['a sentence that is too long', { ...mute, sentence: 'a'.repeat(20_001) }],
  ['too many claims', { ...mute, claims: Array.from({ length: 501 }, () => mute.claims[0]) }],
  ['no object', 'words'],
])('a muted sentence with %s is a bad request', async (_, raw) => {
  expect(await send('save-mute', raw, panel)).toEqual(badRequest)
})

test('a row of a muted sentence must have an id', async () => {
  expect(await send('restore-mute', mute, panel)).toEqual(badRequest)
  expect(await send('restore-mute', { ...row, id: '' }, panel)).toEqual(badRequest)
})

test('a text that is too long to be looked up is a bad request', async () => {
  expect(await send('look-up', { text: 'a'.repeat(200_000) }, panel)).toEqual(badRequest)
})

test('the notes of the extension are accepted as drafts', async () => {
  for (const note of notes) expect(await send('save-annotation', draftAs(note), panel)).toEqual(accepted)
})
