import { expect, test } from 'vitest'
import { all, piecesOf } from '@/tests/unit/notes/formats/pieces'
import { readHypothesis } from '../hypothesis/hypothesis'
import { sniffFormat } from '../import-forms'
import { readJsonLd } from '../web-annotation/read-json-ld'
import { readHighlights } from './read-highlights'

const URL = 'https://desk.example/a'
const read = (value: unknown) => all(readHighlights(piecesOf(JSON.stringify(value), 40)))

test('an export of Readwise’s API gives each highlight with its note, tags, colour and dates', async () => {
  const book = {
    ...{ title: 'A portrait', author: 'Mira Roe', source_url: URL, book_tags: [{ id: 1, name: 'reading' }] },
    highlights: [
      {
        ...{ id: 55, text: 'She left in 2022', note: 'check', color: 'yellow', location: 12, location_type: 'page' },
        ...{
          highlighted_at: '2024-05-03T10:12:11Z',
          updated_at: '2024-05-04T10:12:11Z',
          tags: [{ id: 2, name: 'dates' }],
        },
      },
      { id: 56, text: 'gone', is_deleted: true },
    ],
  }
  const file = { count: 1, nextPageCursor: null, results: [book] }
  expect(sniffFormat(JSON.stringify(file), 'readwise.json')).toBe('highlights')
  expect(await read(file)).toMatchObject([
    {
      annotation: {
        ...{
          url: URL,
          title: 'A portrait',
          article: { author: 'Mira Roe' },
          note: 'check\n\nPage 12',
          color: 'yellow',
        },
        ...{ anchor: { quote: { exact: 'She left in 2022' } }, tags: ['dates', 'reading'] },
        ...{ created: '2024-05-03T10:12:11.000Z', modified: '2024-05-04T10:12:11.000Z' },
      },
      losses: [],
    },
    { kind: 'unreadable', why: 'not-a-note' },
  ])
})

test('a file of Obsidian Web Clipper gives the text of each highlight', async () => {
  const file = [{ url: URL, highlights: [{ text: '<p>She <b>left</b></p>', timestamp: '2024-05-03T10:12:11.000Z' }] }]
  expect(sniffFormat(JSON.stringify(file), 'highlights.json')).toBe('highlights')
  expect(await read(file)).toMatchObject([
    {
      annotation: { url: URL, anchor: { quote: { exact: 'She left' } }, created: '2024-05-03T10:12:11.000Z' },
      losses: ['format'],
    },
  ])
})

/** Quote, note, address, losses and unread fields of each item; of an unreadable one the reason. */
async function seen(value: unknown) {
  return (await read(value)).map((item) =>
    item.kind === 'unreadable'
      ? [item.why, item.unread ?? []]
      : [item.annotation.anchor?.quote.exact ?? '', item.annotation.note, item.annotation.url, item.unread],
  )
}

test.each([
  ['document_note', { title: 'A', source_url: URL, document_note: 'mine' }],
  ['note', { title: 'A', link: URL, note: 'mine' }],
  ['notes', { title: 'A', url: URL, notes: ['mine'] }],
  ['comments', { title: 'A', url: URL, comments: [{ text: 'mine' }] }],
])('the %s of a page is a note on the page, before its highlights and without any', async (_, page) => {
  const onPage = ['', 'mine', URL, []]
  expect(await seen([{ ...page, highlights: [{ text: 'She left' }] }])).toEqual([onPage, ['She left', '', URL, []]])
  expect(await seen([{ ...page, highlights: [] }])).toEqual([onPage])
})

test('a file of Raindrop has the page of each highlight, and names the fields that are not read', async () => {
  const page = {
    ...{
      _id: 7,
      title: 'A portrait',
      link: URL,
      note: 'read again',
      excerpt: 'On the man',
      cover: '',
      important: true,
    },
    ...{
      tags: ['a'],
      created: '2025-02-03T08:00:00.000Z',
      lastUpdate: '2025-02-04T08:00:00.000Z',
      removed: false,
      media: [],
    },
    highlights: [{ _id: '5f', text: 'She left', note: 'check', color: 'blue', created: '2025-02-05T08:00:00.000Z' }],
  }
  const unread = ['excerpt', 'important']
  expect(await seen({ result: true, items: [page] })).toEqual([
    ['', 'read again', URL, unread],
    ['She left', 'check', URL, unread],
  ])
  expect(await read({ items: [page] })).toMatchObject([
    { annotation: { tags: ['a'], created: '2025-02-03T08:00:00.000Z' }, losses: ['columns'] },
    { annotation: { tags: ['a'], color: 'blue', created: '2025-02-05T08:00:00.000Z' }, losses: ['columns'] },
  ])
})

test.each([
  [{ notes: ['mine', 'more'] }, 'mine\n\nmore', []],
  [{ note: 'mine', comments: [{ text: 'more' }] }, 'mine\n\nmore', []],
  [{ comments: [{ text: 'mine', author: 'Roe' }] }, 'mine', ['comments']],
  [{ comments: [['mine']] }, '', ['comments']],
  [{ thoughts: 'mine', quote: 'another' }, '', ['thoughts', 'quote']],
  [{ thoughts: '', isPublic: false, count: 0, list: [], more: { a: null } }, '', []],
])('the fields %j of a highlight are its note, or named as not read', async (fields, note, unread) => {
  expect(await seen([{ url: URL, highlights: [{ text: 'She left', ...fields }] }])).toEqual([
    ['She left', note, URL, unread],
  ])
})

test('a page without highlights and note is reported with the fields that have words', async () => {
  expect(await seen([{ url: URL, title: 'A', summary: 'words', highlights: [] }])).toEqual([['no-words', ['summary']]])
})

test('a highlight of no page and no book is reported, and a file without highlights is refused', async () => {
  expect(await read([{ highlights: [{ text: 'She left' }, 'words', null, 7] }])).toMatchObject([
    { why: 'no-target', excerpt: 'She left' },
    { why: 'no-target' },
    { why: 'not-a-note' },
    { why: 'not-a-note' },
  ])
  await expect(read([{ title: 'A portrait' }])).rejects.toMatchObject({ refusal: 'unknown-format' })
})

const line = {
  user: 'acct:mira@hypothes.is',
  uri: URL,
  text: 'check',
  target: [{ source: URL }],
  created: '2024-05-03T10:12:11Z',
}
const w3c = { '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', target: URL, bodyValue: 'check' }

test.each([
  ['Hypothesis', line, 'hypothesis', readHypothesis],
  ['the W3C model', w3c, 'w3c', readJsonLd],
] as const)(
  'annotations of %s, one on each line, are read, and a broken line is reported',
  async (_, value, format, reader) => {
    const text = [JSON.stringify(value), JSON.stringify(value), '{"broken', ''].join('\n')
    expect(sniffFormat(text, 'a.ndjson')).toBe(format)
    expect(await all(reader(piecesOf(text, 40)))).toMatchObject([
      { annotation: { url: URL, note: 'check' } },
      { annotation: { url: URL, note: 'check' } },
      { kind: 'unreadable', why: 'not-a-note' },
    ])
  },
)

test('an annotation that names no page is reported', async () => {
  const text = JSON.stringify([{ ...w3c, target: { selector: [{ type: 'TextQuoteSelector', exact: 'She left' }] } }])
  expect(await all(readJsonLd(piecesOf(text, 40)))).toMatchObject([{ why: 'no-target' }])
})
