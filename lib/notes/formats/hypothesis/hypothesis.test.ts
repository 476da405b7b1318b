import fc from 'fast-check'
import { noteLimits } from '@/lib/schema/limits'
import { describe, expect, test } from 'vitest'
import { fromHypothesis, readHypothesis, writeHypothesis } from './hypothesis'
import { notes } from '@/tests/unit/components/fixtures'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { importByHypothesis } from '@/tests/unit/notes/formats/hypothesis-importer'
import { notesOf, piecesOf, readText, refusalOf, writtenInOrder } from '@/tests/unit/notes/formats/pieces'

describe('Hypothesis imports our export', () => {
  test('with quote, position, tags and page', async () => {
    const anchor = {
      quote: { exact: 'in March', prefix: 'left ', suffix: ' 2022' },
      position: { start: 5, end: 13 },
      range: { startContainer: '/main[1]/p[1]', startOffset: 5, endContainer: '/main[1]/p[1]', endOffset: 13 },
    }
    expect(importByHypothesis(await writtenInOrder(writeHypothesis, [{ ...notes[0]!, anchor }]))).toEqual([
      {
        uri: 'https://review.example/ada',
        text: 'Ask the desk: leave or departure?',
        tags: ['works'],
        title: 'The woman who left the works to teach',
        ...anchor,
      },
    ])
  })

  test('with page notes, and notes on claims under a URN', async () => {
    const page = { ...notes[0]!, anchor: null }
    const claim = { ...page, url: '', pageKey: '', claim: 'left works', title: 'Example left.' }
    expect(importByHypothesis(await writtenInOrder(writeHypothesis, [page, claim]))).toMatchObject([
      { quote: null, uri: 'https://review.example/ada' },
      { quote: null, uri: 'urn:x-claimlight:claim:left%20works', title: 'Example left.' },
    ])
  })

  test('for any notes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAnnotation, { maxLength: 6 }), async (made) => {
        const taken = importByHypothesis(await writtenInOrder(writeHypothesis, made))
        expect(taken.map(({ text, quote }) => ({ text, exact: quote?.exact }))).toEqual(
          made.map(({ note, anchor }) => ({
            text: note.toWellFormed(),
            exact: anchor?.quote.exact.toWellFormed(),
          })),
        )
      }),
    )
  })
})

/** A file as Hypothesis's client exports it. */
const THEIRS = {
  id: 'dGVzdF9hbm5vdGF0aW9u',
  created: '2025-03-04T09:10:11.123456+00:00',
  updated: '2025-03-05T09:10:11.123456+00:00',
  user: 'acct:someone@hypothes.is',
  uri: 'https://page.example/story?utm_source=x#top',
  text: 'A *note*',
  tags: ['history', 'to check'],
  group: 'aBcDeF12',
  permissions: { read: ['group:aBcDeF12'], admin: ['acct:someone@hypothes.is'], update: [], delete: [] },
  target: [
    {
      source: 'https://page.example/story',
      selector: [
        { type: 'RangeSelector', endOffset: 72, startOffset: 13, endContainer: '/p[2]', startContainer: '/p[1]' },
        { end: 600, type: 'TextPositionSelector', start: 541 },
        { type: 'TextQuoteSelector', exact: 'the words', prefix: 'before ', suffix: ' after' },
      ],
    },
  ],
  document: { title: ['A story'] },
  links: {
    html: 'https://hypothes.is/a/x',
    incontext: 'https://hyp.is/x',
    json: 'https://hypothes.is/api/annotations/x',
  },
  user_info: { display_name: 'Someone' },
  flagged: false,
  hidden: false,
}

function read(change: object) {
  const result = fromHypothesis({ ...THEIRS, ...change })
  return typeof result === 'string' ? result : { ...result.annotation, losses: [...result.losses].sort() }
}

describe('an import from Hypothesis', () => {
  test('takes an annotation, and reports what is lost', () => {
    expect(read({})).toEqual({
      id: 'hypothesis:dGVzdF9hbm5vdGF0aW9u',
      url: 'https://page.example/story?utm_source=x#top',
      pageKey: 'https://page.example/story',
      title: 'A story',
      claim: null,
      anchor: {
        quote: { exact: 'the words', prefix: 'before ', suffix: ' after' },
        position: { start: 541, end: 600 },
        range: { startContainer: '/p[1]', startOffset: 13, endContainer: '/p[2]', endOffset: 72 },
      },
      note: 'A *note*',
      tags: ['history', 'to check'],
      color: null,
      finding: null,
      created: '2025-03-04T09:10:11.123Z',
      modified: '2025-03-05T09:10:11.123Z',
      losses: ['author', 'group', 'permissions'],
    })
  })

  test.each<[string, object, object]>([
    ['a page note', { target: [{ source: 'https://page.example/story' }] }, { anchor: null, note: 'A *note*' }],
    ['a highlight', { text: '', tags: [] }, { note: '', anchor: { quote: { exact: 'the words' } } }],
    [
      'a reply',
      { references: ['parent'], target: [{ source: 'https://page.example/story' }] },
      { note: 'A *note*', losses: ['author', 'group', 'permissions', 'reply'] },
    ],
    [
      'a place in a PDF',
      {
        uri: 'urn:x-pdf:0123',
        target: [
          { source: 'urn:x-pdf:0123', selector: [...THEIRS.target[0]!.selector, { type: 'PageSelector', index: 3 }] },
        ],
      },
      { url: 'urn:x-pdf:0123', losses: ['author', 'group', 'permissions', 'place'] },
    ],
    ['a title that is one text', { document: { title: 'Plain' } }, { title: 'Plain' }],
    ['a page without a title', { document: {} }, { title: '' }],
    [
      'the metadata of a learning platform',
      { metadata: { lms: 1 } },
      { losses: ['author', 'group', 'other', 'permissions'] },
    ],
  ])('takes %s', (_name, change, expected) => expect(read(change)).toMatchObject(expected))

  test.each<[string, object, string]>([
    ['no text and no selector', { text: '', tags: [], target: [{ source: 'x:y' }] }, 'no-words'],
    ['no address', { uri: ' ' }, 'no-target'],
    ['an address that runs a script', { uri: 'javascript:alert(1)' }, 'bad-address'],
    ['an object as its text', { text: { html: 'x' } }, 'not-a-note'],
    ['a text that is too long', { text: 'x'.repeat(noteLimits.joined + 1) }, 'too-long'],
  ])('rejects an annotation with %s', (_name, change, why) => expect(read(change)).toBe(why))

  test('takes the client’s file and the API’s response', async () => {
    const about = { export_date: '2025-03-06T00:00:00Z', export_userid: 'acct:a@b', client_version: '1.1600.0' }
    for (const file of [
      { ...about, annotations: [THEIRS, 7] },
      { total: 2, rows: [THEIRS, 7] },
    ])
      expect(await readText(readHypothesis, JSON.stringify(file, null, 2), 11)).toMatchObject([
        { kind: 'note', index: 0 },
        { kind: 'unreadable', index: 1, why: 'not-a-note' },
      ])
    expect(await refusalOf(readHypothesis(piecesOf(JSON.stringify(about))))).toBe('unknown-format')
  })

  test('keeps its own fields in the next export and import', async () => {
    const [first] = notesOf(await readText(readHypothesis, JSON.stringify({ annotations: [THEIRS] })))
    expect(notesOf(await readText(readHypothesis, await writtenInOrder(writeHypothesis, [first!])))).toEqual([first])
  })
})
