import fc from 'fast-check'
import type { z } from 'zod'
import { messages as toBackground } from '@/entrypoints/background/messages'
import { readSelectionAnswer } from '@/lib/messaging/to-page'
import { isAnnotation, isDeletedAnnotation } from '@/lib/schema/is-annotation'
import { parseMute } from '@/lib/schema/mute'
import { noteColors } from '@/lib/schema/note-colors'
import { unreadableAsText } from '@/lib/notes/data/store'
import { detailKinds } from '@/lib/schema/detail-kinds'
import { toSearchableNote } from '@/lib/notes/library/match-entry'
import { readEnvelope } from '@/lib/messaging/envelope'
import { senderOf } from '@/lib/messaging/who-asks'
import { parseSettings } from '@/lib/schema/settings'
import { noteCopy } from '@/lib/notes/formats/shared/note-text'
import { toWebAnnotation } from '@/lib/notes/formats/web-annotation/json-ld'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { anyText, nearly } from '../arbitraries'
import { shelf } from '../shelf'
import { must, target } from '../target'

const schemas: z.ZodType[] = Object.values(toBackground).map(({ data }) => data)

const offset = fc.nat(8_000_000)
const verdict = fc.constantFrom('supported', 'contradicted', 'disputed', 'unverified')
const anchor = fc.record({
  quote: fc.record({ exact: anyText, prefix: anyText, suffix: anyText }),
  position: fc.option(fc.record({ start: offset, end: offset })),
  range: fc.option(
    fc.record({ startContainer: anyText, startOffset: offset, endContainer: anyText, endOffset: offset }),
  ),
})
const identity = { url: fc.webUrl(), canonical: fc.option(fc.webUrl()), title: anyText }
const block = fc.record({
  kind: fc.constantFrom('heading', 'paragraph', 'item', 'caption', 'cell', 'quote'),
  start: offset,
  end: offset,
})
const detail = fc.record({
  kind: fc.constantFrom(...detailKinds),
  verdict: fc.constantFrom('agrees', 'differs', 'open'),
  doubted: fc.boolean(),
  article: anyText,
  dossier: fc.option(anyText),
  question: fc.option(anyText),
  claim: fc.option(anyText),
})
export const anyMute = fc.record({
  id: fc.uuid(),
  created: fc.constant('2026-01-02T03:04:05.000Z'),
  sentence: anyText,
  claims: fc.array(fc.record({ id: anyText, words: anyText }), { maxLength: 3 }),
  verdict,
  url: fc.oneof(fc.webUrl(), anyText),
  title: anyText,
})
const finding = fc.record({
  verdict,
  reason: anyText,
  claims: fc.array(anyText, { maxLength: 2 }),
  sources: fc.array(fc.nat(200), { maxLength: 3 }),
  dossierVersion: anyText,
  details: fc.array(detail, { maxLength: 2 }),
})
/** A valid message of each kind, so that after a change of one place no other place is a reason to refuse it. */
const messages: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({
    visit: fc.uuid(),
    ...identity,
    site: anyText,
    date: fc.option(anyText),
    lang: fc.option(anyText),
    text: anyText,
    blocks: fc.array(block, { maxLength: 4 }),
  }),
  fc.record({ ...identity, status: fc.constantFrom('off-subject', 'other-language', 'no-text', 'error') }),
  fc.record({ visit: fc.uuid(), start: offset, end: offset, quote: anyText }),
  fc.record({ orphans: fc.array(anyText, { maxLength: 3 }), moved: fc.array(anyText, { maxLength: 3 }) }),
  fc.record({ text: anyText, before: anyText, after: anyText, anchor: fc.option(anchor), start: offset, end: offset }),
  fc.record({
    selection: fc.option(fc.record({ text: anyText, before: anyText, after: anyText, anchor })),
    facts: fc.record({ canonical: fc.option(fc.webUrl()), title: anyText, site: anyText, date: fc.option(anyText) }),
  }),
  fc.record({
    ids: fc.array(anyText, { maxLength: 4 }),
    add: fc.array(anyText, { maxLength: 3 }),
    remove: fc.array(anyText, { maxLength: 3 }),
    color: fc.option(fc.constantFrom(...noteColors)),
  }),
  fc.record({
    id: fc.uuid(),
    basedOn: fc.option(anyText),
    pageKey: anyText,
    url: fc.webUrl(),
    title: anyText,
    claim: fc.option(anyText),
    anchor: fc.option(anchor),
    note: anyText,
    tags: fc.array(anyText, { maxLength: 3 }),
    color: fc.option(fc.constantFrom(...noteColors)),
    finding: fc.option(finding),
  }),
  anyMute,
)
const settings = fc.record({
  readAlong: fc.boolean(),
  sites: fc.array(anyText, { maxLength: 3 }),
  marks: fc.record({ contradicted: fc.boolean(), disputed: fc.boolean() }),
  theme: fc.constantFrom('light', 'dark', 'auto'),
  off: fc.record({ everywhere: fc.boolean(), sites: fc.array(anyText), pages: fc.array(anyText) }),
})

export const noteTargets = [
  target({
    name: 'messages',
    share: 60,
    input: fc.tuple(fc.constantFrom(...schemas), nearly(messages)),
    run: ([schema, data]) => {
      const read = schema.safeParse(data)
      readSelectionAnswer(data)
      readSelectionAnswer({ selection: data, facts: { canonical: null, title: '', site: '', date: null } })
      // An accepted value is accepted again unchanged.
      if (read.success) must(same(schema.parse(read.data), read.data), 'read twice, it differs', read.data)
    },
  }),
  target({
    name: 'envelopes',
    share: 40,
    input: fc.tuple(
      nearly(
        fc.record({ v: fc.constant(1), to: fc.constantFrom('background', 'reader'), kind: anyText, data: messages }),
      ),
      nearly(
        fc.record({
          id: fc.constantFrom('own', 'other'),
          url: fc.constantFrom(
            'chrome-extension://own/sidepanel.html',
            'chrome-extension://own.evil/',
            'https://a.example/',
          ),
          tab: fc.record({ id: fc.nat(9) }),
          frameId: fc.nat(3),
        }),
      ),
    ),
    run: ([raw, sender]) => {
      const read = readEnvelope(raw, 'background')
      if (read) must(typeof read.kind === 'string' && read.to === 'background', 'not an envelope', read)
      if (typeof sender !== 'object' || sender === null) return
      const { id, url } = sender as { id?: unknown; url?: unknown }
      if (url !== undefined && typeof url !== 'string') return // the browser gives texts
      const asker = senderOf(sender, 'own', 'chrome-extension://own/')
      must(asker === null || id === 'own', 'another extension was heard', sender)
      if (asker?.part === 'panel') must(url?.startsWith('chrome-extension://own/') ?? false, 'no page of ours', sender)
    },
  }),
  target({
    name: 'stored-notes',
    share: 30,
    input: nearly(anyAnnotation.map((note) => ({ ...note, deleted: note.created }))),
    run: (row) => {
      isDeletedAnnotation(row)
      unreadableAsText([row])
      if (!isAnnotation(row)) return
      // An accepted note can be listed, copied and written.
      toSearchableNote(row)
      noteCopy(row, shelf)
      JSON.stringify(toWebAnnotation(row, shelf))
    },
  }),
  target({
    name: 'stored-mutes',
    share: 40,
    input: nearly(anyMute),
    run: (row) => {
      const read = parseMute(row)
      if (read) must(same(parseMute(read), read), 'read twice, a muted sentence differs', read)
    },
  }),
  target({
    name: 'settings',
    share: 40,
    input: nearly(settings),
    run: (stored) => {
      const read = parseSettings(stored)
      must(same(parseSettings(read), read), 'read twice, the settings differ', read)
      must(
        read.off.pages.every((one) => typeof one === 'string'),
        'a page that is no text',
      )
    },
  }),
]

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
