import { describe, expect, test } from 'vitest'
import { noteLimits } from '@/lib/schema/limits'
import { readAnnotation } from './read-annotation'
import { notes } from '@/tests/unit/components/fixtures'

const note = notes[0]!
const quote = { exact: 'words', prefix: '', suffix: '' }

function read(change: object) {
  const result = readAnnotation({ ...note, ...change })
  return typeof result === 'string' ? result : { ...result.annotation, losses: [...result.losses] }
}

test('a complete note is unchanged', () => {
  expect(read({})).toEqual({ ...note, losses: [] })
})

describe('a note with a small fault is repaired, and the loss is reported', () => {
  test.each<[string, object, object]>([
    ['an unknown colour', { color: 'constructor' }, { color: null, losses: ['color'] }],
    ['invalid tags', { tags: ['a', 5, ' a ', '', 'x'.repeat(1001)] }, { tags: ['a'], losses: ['tags'] }],
    ['too many tags', { tags: Array.from({ length: 1001 }, (_, i) => `t${i}`) }, { losses: ['tags'] }],
    [
      'a lone surrogate',
      { note: 'a\ud83d', tags: ['\udc00'] },
      { note: 'a\ufffd', tags: ['\ufffd'], losses: ['letters'] },
    ],
    [
      'a long context, cut to the nearest words',
      { anchor: { quote: { exact: 'x', prefix: `${'a'.repeat(300)}b`, suffix: `c${'d'.repeat(300)}` } } },
      {
        anchor: { quote: { exact: 'x', prefix: `${'a'.repeat(199)}b`, suffix: `c${'d'.repeat(199)}` } },
        losses: ['context'],
      },
    ],
    [
      'a position that ends before it begins',
      { anchor: { quote, position: { start: 2, end: 1 }, range: null } },
      { anchor: { quote, position: null, range: null }, losses: ['place'] },
    ],
    ['an anchor without a quote', { anchor: { position: { start: 1, end: 2 } } }, { anchor: null, losses: ['place'] }],
    ['an unknown verdict', { finding: { verdict: 'toString' } }, { finding: null, losses: ['finding'] }],
    ['a missing date', { modified: undefined }, { modified: note.created, losses: [] }],
    ['an invalid date', { created: '2026-02-30T99:00:00Z' }, { created: note.modified, losses: ['dates'] }],
    ['too long a title', { title: 'x'.repeat(4001) }, { title: 'x'.repeat(4000), losses: ['title'] }],
    [
      'a page without a key',
      { pageKey: undefined, url: 'HTTPS://Page.example#x' },
      { pageKey: 'https://page.example/' },
    ],
    [
      'a key of another page',
      { pageKey: 'https://other.example/story', url: 'https://page.example/story' },
      { pageKey: 'https://page.example/story' },
    ],
    [
      'a key of another page of the same site',
      { pageKey: 'https://page.example/harbour-wall', url: 'https://page.example/old-lighthouse' },
      { pageKey: 'https://page.example/old-lighthouse' },
    ],
  ])('%s', (_name, change, expected) => expect(read(change)).toMatchObject(expected))
})

test('the key of the canonical link of a page stays', () => {
  const place = { pageKey: 'https://page.example/the-story', url: 'https://page.example/?p=12' }
  expect(read(place)).toMatchObject({ ...place, losses: [] })
})

test.each<[string, unknown]>([
  ['not-a-note', { ...note, note: ['text'] }],
  ['not-a-note', { ...note, url: 5 }],
  ['not-a-note', null],
  ['not-a-note', [note]],
  ['too-long', { ...note, note: 'x'.repeat(noteLimits.joined + 1) }],
  ['too-long', { ...note, anchor: { quote: { ...quote, exact: 'x'.repeat(noteLimits.quote + 1) } } }],
  ['bad-address', { ...note, url: 'data:text/html,x' }],
  ['bad-address', { ...note, pageKey: '\u0001javascript:x' }],
  ['bad-address', { ...note, url: `https://a.example/${'x'.repeat(noteLimits.address)}` }],
  ['no-target', { ...note, url: '', pageKey: '' }],
])('an invalid note is rejected: %s', (why, raw) => expect(readAnnotation(raw)).toBe(why))

describe('the details of a finding from a file', () => {
  const detail = {
    kind: 'date', verdict: 'differs', doubted: true, article: '2014', dossier: '2015', question: 'When', claim: 'c',
  } // prettier-ignore
  const finding = { verdict: 'disputed', reason: 'r', claims: [], sources: [], dossierVersion: '1' }
  const read = (details: unknown) => {
    const given = readAnnotation({ ...note, finding: { ...finding, details } })
    return typeof given === 'string' ? given : [given.annotation.finding?.details, [...given.losses]]
  }

  test('are read unchanged, and are absent where the file has none', () => {
    expect(read([detail])).toEqual([[detail], []])
    expect(read([])).toEqual([[], []])
    expect(read(undefined)).toEqual([undefined, []])
  })

  test.each<[string, unknown]>([
    ['no fields', 'differs'],
    ['an unknown kind', { ...detail, kind: 'toString' }],
    ['an unknown verdict', { ...detail, verdict: 'true' }],
    ['no text', { ...detail, article: 5 }],
  ])('lose only an entry with %s', (_name, bad) => {
    expect(read([bad, detail])).toEqual([[detail], ['finding']])
  })

  test('are limited in length and number', () => {
    expect(read([{ ...detail, article: 'x'.repeat(2001) }])).toEqual([
      [{ ...detail, article: 'x'.repeat(2000) }],
      ['finding'],
    ])
    const [kept, losses] = read(Array.from({ length: 300 }, () => detail)) as [unknown[], string[]]
    expect([kept.length, losses]).toEqual([noteLimits.details, ['finding']])
    expect(read('all of them')).toEqual([[], ['finding']])
  })

  test('are well-formed', () => {
    expect(read([{ ...detail, dossier: 'a\ud83d' }])).toEqual([[{ ...detail, dossier: 'a\ufffd' }], ['letters']])
  })
})

test('a note without dates and key gets those of the file', () => {
  const about = { undated: '2026-01-01T00:00:00.000Z' }
  const raw = { ...note, created: undefined, modified: undefined, pageKey: undefined }
  expect(readAnnotation(raw, about)).toMatchObject({
    annotation: { created: about.undated, modified: about.undated, pageKey: note.pageKey },
  })
})
