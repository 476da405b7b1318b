import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold'
import { formsOf, wordsOf } from './words'

const raws = (text: string): string[] => wordsOf(fold(text)).map((w) => w.raw)

describe('words', () => {
  test.each<[string, string[]]>([
    ['GPT-2 has 1,224 parts, v5.1.', ['GPT-2', 'has', '1,224', 'parts', 'v5', '1']],
    ['Brook’s lamp, the Brooks’ kite', ['Brook', 'lamp', 'the', 'Brooks', 'kite']],
    ['a well-known co-founder', ['a', 'well', 'known', 'co-founder']],
    ['Zoë Łukasz 東京', ['Zoë', 'Łukasz', '東京']],
    ['', []],
    ['… — !', []],
  ])('are parted in %j', (text, want) => expect(raws(text)).toEqual(want))

  test('are counted in the whole text, for a stretch of it', () => {
    const text = 'Before it, she joined. After'
    expect(wordsOf(text, 11, 22).map(({ start, end }) => text.slice(start, end))).toEqual(['she', 'joined'])
  })

  test('lie where they are said to lie, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text)
        const words = wordsOf(folded)
        const edges = words.flatMap(({ start, end }) => [start, end])
        expect(edges).toEqual([...edges].sort((a, b) => a - b))
        expect(words.map((w) => folded.slice(w.start, w.end))).toEqual(words.map((w) => w.raw))
      }),
      { seed: 1 },
    )
  })
})

describe('the forms of a word', () => {
  test.each([
    ['joined', 'join'],
    ['leaving', 'leave'],
    ['left', 'leave'],
    ['taught', 'teach'],
    ['theses', 'thesis'],
    ['studies', 'study'],
    ['was', 'be'],
    ['universities', 'university'],
  ])('%s comes from %s', (word, lemma) => expect(formsOf(word).lemma).toBe(lemma))

  test('leave accents and the hyphen of “co-” out', () => {
    expect(formsOf('Zoë').lower).toBe('zoe')
    expect(formsOf('Co-founded').lower).toBe('cofounded')
  })

  test('are those of a name, not of another one', () => {
    for (const object of ['constructor', '__proto__', 'toString'])
      expect(formsOf(object).lower).toBe(object.toLowerCase())
  })
})
