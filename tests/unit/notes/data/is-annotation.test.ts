import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAnnotation, isDeletedAnnotation } from '@/lib/schema/is-annotation'
import { unreadableAsText } from '@/lib/notes/data/store'
import { notes } from '@/tests/unit/components/fixtures'

const [note] = notes
const detail = {
  kind: 'date',
  verdict: 'differs',
  doubted: false,
  article: '2014',
  dossier: '2015',
  question: null,
  claim: 'c',
}
const whole = { ...note!, color: 'blue', claim: null }

describe('a row is a note', () => {
  test('when every field has the right type', () => {
    expect(isAnnotation(whole)).toBe(true)
    expect(isAnnotation({ ...whole, anchor: null, finding: null, color: null, claim: 'left-works' })).toBe(true)
    expect(isDeletedAnnotation({ ...whole, deleted: '2026-01-01T00:00:00.000Z' })).toBe(true)
  })

  test('also with unknown fields of a later version', () => {
    expect(isAnnotation({ ...whole, later: { a: 1 } })).toBe(true)
  })

  test('with or without the details of its finding', () => {
    expect(whole.finding).not.toHaveProperty('details')
    expect(isAnnotation({ ...whole, finding: { ...whole.finding, details: [detail] } })).toBe(true)
    expect(isAnnotation({ ...whole, finding: { ...whole.finding, details: [] } })).toBe(true)
  })

  test.each(Object.keys(whole))('but not when “%s” is missing or has another type', (field) => {
    const rest = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field))
    expect(isAnnotation(rest)).toBe(false)
    for (const other of [7, true, {}, [7], undefined, Symbol.iterator])
      expect(isAnnotation({ ...whole, [field]: other })).toBe(false)
  })

  test('but not when it is on a claim or a dossier that half a letter names', () => {
    expect(isAnnotation({ ...whole, claim: '\ud800' })).toBe(false)
    expect(isAnnotation({ ...whole, claim: 'a', dossier: { id: 'ev\ud800il', name: 'x' } })).toBe(false)
    expect(isAnnotation({ ...whole, claim: 'a', dossier: { id: 'marie-curie', name: '\ud800' } })).toBe(true)
  })

  test('but not when a nested value has another type', () => {
    const { anchor, finding } = whole
    const spoilt = [
      { anchor: { ...anchor, quote: { ...anchor?.quote, prefix: null } } },
      { anchor: { ...anchor, position: { start: '1', end: 2 } } },
      { anchor: { ...anchor, position: { start: NaN, end: 2 } } },
      { anchor: { ...anchor, range: { startContainer: '/p' } } },
      { finding: { ...finding, verdict: 'true' } },
      { finding: { ...finding, claims: ['a', 1] } },
      { finding: { ...finding, sources: ['1'] } },
      { finding: { ...finding, details: 'a' } },
      { finding: { ...finding, details: [{ ...detail, verdict: 'true' }] } },
      { finding: { ...finding, details: [{ ...detail, doubted: 1 }] } },
      { finding: { ...finding, details: [{ ...detail, article: null }] } },
      { finding: { ...finding, details: [{ ...detail, dossier: 7 }] } },
      { finding: { ...finding, details: Array.from({ length: 201 }, () => detail) } },
      { tags: ['a', null] },
      { color: 'orange' },
      { modified: 'yesterday' },
      { id: '' },
    ]
    for (const change of spoilt) expect(isAnnotation({ ...whole, ...change }), JSON.stringify(change)).toBe(false)
    expect(isDeletedAnnotation({ ...whole, deleted: null })).toBe(false)
  })
})

test('invalid rows are exported as text', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (rows) => {
      expect(JSON.parse(unreadableAsText(rows))).toEqual(JSON.parse(JSON.stringify(rows)))
    }),
  )
})
