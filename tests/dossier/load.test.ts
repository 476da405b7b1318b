import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanTexts, parseDossier, parseDossierText } from '@/lib/dossier/format/load'
import { anyText } from '@/tests/fuzz/arbitraries'
import { readDossier, subjectsIn } from '@/packages/lab/train/annotated-texts'

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

test('half letters and control characters in texts become U+FFFD, and marks stay where they were', () => {
  const slots = [{ type: 'place', value: 'Bergen', single: true }]
  const claims = [{ id: 'a', text: 'Qu\0ist was born in Bergen.', slots, marks: [{ slot: 0, start: 19, end: 25 }] }]
  const entities = [{ name: 'Borg\udc00', kind: 'place' }]
  const result = parseDossier({ ...portable, claims, entities })
  expect(result.ok && result.dossier).toMatchObject({
    claims: [{ id: 'a', text: 'Qu\ufffdist was born in Bergen.', marks: [{ slot: 0, start: 19, end: 25 }] }],
    entities: [{ name: 'Borg\ufffd' }],
  })
})

test('a field that is null is treated as missing', () => {
  const claims = [{ id: 'a', text: 'Quist was born in Bergen.', time: null, confidence: null, sources: [1] }]
  const sources = [{ n: 1, title: 'A letter', url: null, tier: 1 }]
  const result = parseDossier({ ...portable, version: null, claims, sources })
  expect(result.ok && result.dossier.claims[0]?.sources).toEqual([1])
})

describe('an invalid dossier is refused in one line:', () => {
  const isRefused = (text: string, reason: string) => {
    const result = parseDossierText(text)
    expect(result.ok ? '' : result.reason).toContain(reason)
    expect(result.ok ? '' : result.reason).not.toMatch(/\n/)
  }

  test.each([
    ['an empty file', ' \n', 'it is empty'],
    ['half a file', '{"subject":', 'it is not JSON'],
    ['a list', '[1]', 'it is not a JSON object'],
    ['null', 'null', 'it is not a JSON object'],
    ['another JSON file', '{"name":"x"}', 'subject: is missing'],
  ])('%s', (_name, text, reason) => isRefused(text, reason))

  const named = (aliases: string[]) => ({ subject: { name: 'Ida Quist', aliases } })
  const sources = (...all: object[]) => ({ sources: all.map((one) => ({ n: 2, title: 'A', ...one })) })
  const claim = (more: object) => ({ claims: [{ id: 'a', text: 'A.', ...more }] })
  const slots = [{ type: 'date', value: '1', single: true }]
  const phrasings = Array.from({ length: 30 }, () => ({ text: 'B.' }))
  const manyPhrasings = Array.from({ length: 1000 }, (_, i) => ({ id: `${i}`, text: 'A.', phrasings }))

  test.each<[string, object, string]>([
    ['a claim that is not an object', { claims: [7] }, 'claims[0]: Invalid input'],
    ['a claim without an id', { claims: [{ text: 'A.' }] }, 'claims[0].id: is missing'],
    ['an id with special characters', claim({ id: 'Quist__Left!' }), 'claims[0].id: an id is small letters, digits and single hyphens'], // prettier-ignore
    ['a claim that cites an unknown source', claim({ sources: [99] }), 'claims[0].sources: there is no source 99'],
    ['two sources with one number', sources({}, {}), 'sources[1].n: another source has the number 2'],
    ['a link that runs a script', sources({ url: 'javascript:alert(1)' }), 'sources[0].url: a web address'],
    [
      'a link with a user name',
      sources({ url: 'https://bank.example@evil.example/' }),
      'sources[0].url: a web address',
    ],
    ['a name of one letter', named(['Quist', 'Q']), 'subject.aliases[1]: a name of two letters or more'],
    ['a name that is a month', { entities: [{ name: 'Lund', kind: 'place', aliases: ['May'] }] }, 'entities[0].aliases[0]: a name of two letters or more that is no common word'], // prettier-ignore
    ['no claims', { claims: [] }, 'claims'],
    ['a claim without text', claim({ text: '' }), 'claims[0].text'],
    ['an invalid date', { asOf: 'last May' }, 'asOf'],
    ['two claims with one id', { claims: [...portable.claims, ...portable.claims] }, 'the id “a”'],
    ['a mark after the end of the text', claim({ text: 'Quist', slots, marks: [{ slot: 0, start: 2, end: 99 }] }), 'claims[0].marks: a mark that points to no slot'], // prettier-ignore
    ['a blank subject', { subject: { name: ' ' } }, 'subject.name'],
    ['a day that does not exist', { asOf: '9999-99-99' }, 'asOf'],
    ['a 31st of June', { asOf: '2024-06-31' }, 'asOf'],
    ['an id of a megabyte', claim({ id: 'a'.repeat(1e6) }), 'claims[0].id'],
    ['far too many phrasings in all', { claims: manyPhrasings }, 'more than 20000 phrasings in all'],
    ['far too many other names in all', named(Array<string>(300_000).fill('Q')), 'subject.aliases has more than 100000 entries'], // prettier-ignore
    ['far too many claims', { claims: Array<number>(100_001).fill(0) }, 'claims has more than 100000 entries'],
  ])('%s', (_name, change, reason) => isRefused(JSON.stringify({ ...portable, ...change }), reason))
})

test('a file with 100,000 levels is refused without an exception', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const result = parseDossierText(`{"subject":{"name":"Q"},"asOf":"2024","claims":${deep}}`)
  expect(result.ok).toBe(false)
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

test('each dossier that teaches or measures the engine can be read', () => {
  for (const subject of subjectsIn('others')) expect(readDossier(subject).claims).not.toEqual([])
})
