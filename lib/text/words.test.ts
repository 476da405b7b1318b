import { describe, expect, test } from 'vitest'
import { fold } from './fold'
import { formsOf, wordsOf } from './words'

const raws = (text: string): string[] => wordsOf(fold(text)).map((w) => w.raw)

describe('words', () => {
  test.each<[string, string[]]>([
    ['GPT-2 has 1,224 parts, v5.1.', ['GPT-2', 'has', '1,224', 'parts', 'v5', '1']],
    ['It fell by −40 from 10–12 to GPT-3 – 5', ['It', 'fell', 'by', '–40', 'from', '10', '12', 'to', 'GPT-3', '5']],
    ['Brook’s lamp, the Brooks’ kite', ['Brook', 'lamp', 'the', 'Brooks', 'kite']],
    ['a well-known co-founder', ['a', 'well', 'known', 'co-founder']],
    ['Zoë Łukasz 東京', ['Zoë', 'Łukasz', '東京']],
    ['', []],
    ['… — !', []],
  ])('are split in %j', (text, want) => expect(raws(text)).toEqual(want))

  test('of a part of the text have offsets in the whole text', () => {
    const text = 'Before it, she joined. After'
    expect(wordsOf(text, 11, 22).map(({ start, end }) => text.slice(start, end))).toEqual(['she', 'joined'])
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
  ])('%s has the lemma %s', (word, lemma) => expect(formsOf(word).lemma).toBe(lemma))

  test('omit accents and the hyphen of “co-”', () => {
    expect(formsOf('Zoë').lower).toBe('zoe')
    expect(formsOf('Co-founded').lower).toBe('cofounded')
  })

  test('are correct for the names of object properties', () => {
    for (const object of ['constructor', '__proto__', 'toString'])
      expect(formsOf(object).lower).toBe(object.toLowerCase())
  })
})
