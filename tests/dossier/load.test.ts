import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanTexts, parseDossier, parseDossierText } from '@/lib/dossier/format/load'
import { anyText } from '@/tests/fuzz/arbitraries'

const portable = {
  subject: { name: 'Ida Quist' },
  asOf: '2024-05-31',
  claims: [{ id: 'a', text: 'Quist was born in Bergen.' }],
}

test('a portable dossier needs only a subject, a date and claims', () => {
  const result = parseDossier(portable)
  expect(result.ok && result.dossier).toMatchObject({
    subject: { name: 'Ida Quist', aliases: [], kind: 'person' },
    claims: [{ id: 'a', status: 'established', sources: [], phrasings: [] }],
    sources: [],
  })
})

test('half letters and control characters in texts and ids become U+FFFD, and marks stay where they were', () => {
  const slots = [{ type: 'place', value: 'Bergen', single: true }]
  const claims = [
    { id: 'a\ud800', text: 'Qu\0ist was born in Bergen.', slots, marks: [{ slot: 0, start: 19, end: 25 }] },
  ]
  const entities = [{ name: 'Borg\udc00', kind: 'place' }]
  const result = parseDossier({ ...portable, claims, entities })
  expect(result.ok && result.dossier).toMatchObject({
    claims: [{ id: 'a\ufffd', text: 'Qu\ufffdist was born in Bergen.', marks: [{ slot: 0, start: 19, end: 25 }] }],
    entities: [{ name: 'Borg\ufffd' }],
  })
})

test('two claims whose ids differ only in half letters are refused', () => {
  const claims = ['a\ud800', 'a\ud801'].map((id) => ({ id, text: 'Quist was born in Bergen.' }))
  expect(parseDossier({ ...portable, claims })).toMatchObject({ ok: false })
})

test('a field that is null is treated as missing', () => {
  const claims = [{ id: 'a', text: 'Quist was born in Bergen.', time: null, confidence: null, sources: [1] }]
  const sources = [{ n: 1, title: 'A letter', url: null, tier: 1 }]
  const result = parseDossier({ ...portable, version: null, claims, sources })
  expect(result.ok && result.dossier.claims[0]?.sources).toEqual([1])
})

describe('an invalid dossier is refused in one line:', () => {
  test.each<[string, string, string]>([
    ['an empty file', ' \n', 'it is empty'],
    ['half a file', '{"subject":', 'it is not JSON'],
    ['a list', '[1]', 'it is not a JSON object'],
    ['null', 'null', 'it is not a JSON object'],
    ['another JSON file', '{"name":"x"}', 'it has no “subject”'],
    ['no claims', JSON.stringify({ ...portable, claims: [] }), 'claims'],
    ['a claim without text', JSON.stringify({ ...portable, claims: [{ id: 'a', text: '' }] }), 'claims[0].text'],
    ['an invalid date', JSON.stringify({ ...portable, asOf: 'last May' }), 'asOf'],
    [
      'two claims with one id',
      JSON.stringify({ ...portable, claims: [...portable.claims, ...portable.claims] }),
      'the id “a”',
    ],
    [
      'a mark after the end of the text',
      JSON.stringify({
        ...portable,
        claims: [
          {
            id: 'a',
            text: 'Quist',
            slots: [{ type: 'date', value: '1', single: true }],
            marks: [{ slot: 0, start: 2, end: 99 }],
          },
        ],
      }),
      'points nowhere',
    ],
    ['a blank subject', JSON.stringify({ ...portable, subject: { name: ' ' } }), 'subject.name'],
    ['a day that does not exist', JSON.stringify({ ...portable, asOf: '9999-99-99' }), 'asOf'],
    ['a 31st of June', JSON.stringify({ ...portable, asOf: '2024-06-31' }), 'asOf'],
    [
      'an id of a megabyte',
      JSON.stringify({ ...portable, claims: [{ id: 'a'.repeat(1e6), text: 'A.' }] }),
      'claims[0].id',
    ],
    [
      'far too many phrasings in all',
      JSON.stringify({
        ...portable,
        claims: Array.from({ length: 1000 }, (_, i) => ({
          id: `${i}`,
          text: 'A.',
          phrasings: Array.from({ length: 30 }, () => ({ text: 'B.' })),
        })),
      }),
      'more than 20000 phrasings in all',
    ],
    [
      'far too many other names in all',
      JSON.stringify({
        ...portable,
        subject: { name: 'Ida Quist', aliases: Array.from({ length: 300_000 }, () => 'Q') },
      }),
      'more than 50000 other names in all',
    ],
    [
      'far too many claims',
      JSON.stringify({ ...portable, claims: Array.from({ length: 100_001 }, () => 0) }),
      'more than 100000 claims',
    ],
  ])('%s', (_name, text, reason) => {
    const result = parseDossierText(text)
    expect(result.ok ? '' : result.reason).toContain(reason)
    expect(result.ok ? '' : result.reason).not.toMatch(/\n/)
  })
})

test('an address that is not http(s) is not stored', () => {
  const sources = [
    { n: 1, title: 'Site', url: 'https://example.org/' },
    { n: 2, title: 'Trap', url: 'javascript:alert(1)' },
    { n: 3, title: 'File', url: 'file:///etc/passwd' },
  ]
  const result = parseDossier({ ...portable, sources })
  expect(result.ok && result.dossier.sources.map(({ url }) => url)).toEqual([
    'https://example.org/',
    undefined,
    undefined,
  ])
})

test('a file with 100,000 levels is refused without an exception', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const result = parseDossierText(`{"subject":{"name":"Q"},"asOf":"2024","claims":${deep}}`)
  expect(result.ok).toBe(false)
})

test('any JSON value is parsed without an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(typeof parseDossier(json).ok).toBe('boolean')
    }),
  )
})

test('texts of any depth lose half letters and control characters, with their lengths unchanged', () => {
  const value = { name: 'Borg\ud800', list: ['a\0b', { text: 'one\n\ttwo\u007f', n: 1 }], none: null }
  expect(cleanTexts(value)).toEqual({
    name: 'Borg\ufffd',
    list: ['a\ufffdb', { text: 'one\n\ttwo\ufffd', n: 1 }],
    none: null,
  })
  fc.assert(
    fc.property(anyText, (text) => {
      const clean = cleanTexts(text)
      expect(clean.isWellFormed()).toBe(true)
      expect(clean).toHaveLength(text.length)
    }),
  )
})
