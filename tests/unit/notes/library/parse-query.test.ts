import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cases } from '@/tests/lanes'
import { foldWords } from '@/lib/text/fold-words'
import { parseQuery } from '@/lib/notes/library/match-entry'

const any = (value: string, isNot = false) => ({ field: 'any', value, isNot })

describe('a query', () => {
  test.each([
    ['', []],
    ['harbour  Works', [any('harbour'), any('works')]],
    ['"Harbour  works" tide', [any('harbour works'), any('tide')]],
    ['“typed with curls”', [any('typed with curls')]],
    ['-tide -"low water"', [any('tide', true), any('low water', true)]],
    ['well-known', [any('well-known')]],
    ['tag:works', [{ field: 'tag', value: 'works', isNot: false }]],
    ['-tag:"to do"', [{ field: 'tag', value: 'to do', isNot: true }]],
    ['Verdict:Contradicted', [{ field: 'verdict', value: 'contradicted', isNot: false }]],
    ['site:Review.example', [{ field: 'site', value: 'review.example', isNot: false }]],
    ['is:changed', [{ field: 'is', value: 'changed', isNot: false }]],
    ['https://a.example/b', [any('https://a.example/b')]],
    ['Été ŒUVRE straße', [any('ete'), any('oeuvre'), any('strasse')]],
    // An incomplete query has only its complete conditions.
    ['tag: works', [any('works')]],
    ['"half a phra', [any('half a phra')]],
    ['"" tide', [any('tide')]],
    ['-', [any('-')]],
  ])('is parsed: %s', (typed, terms) => expect(parseQuery(typed)).toEqual(terms))

  test('folding is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldWords(foldWords(text))).toBe(foldWords(text))
      }),
      { numRuns: cases(3000) },
    )
  })
})
