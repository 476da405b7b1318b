import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quotedWords } from '@/lib/engine/quotations/quoted-words'
import { cases } from '@/tests/lanes'

const keysOf = (text: string): string[] => quotedWords(text).map(({ key }) => key)

test.each([
  ['It’s “THE” end', "it's the end"],
  ["We don't, can't and won't", 'we do not, can not and will not'],
  ['the colour of the theatre, organised and travelling', 'the color of the theater, organized and traveling'],
  ['5,960 of 41% & more', '5960 of 41 percent and more'],
  ['forty-one of two hundred and fifty', '41 of 250'],
  ['the U.S. and the café', 'the us and the cafe'],
  ['a well\u00adknown place[12] of 1969', 'a wellknown place of 1969'],
])('%j and %j are the same words', (one, other) => expect(keysOf(one)).toEqual(keysOf(other)))

test.each([
  ['million', 'billion'],
  ['can', "can't"],
  ['filled', 'filed'],
  ['hour', 'hor'],
  ['1.5', '15'],
  ['$3', '€3'],
])('%j and %j are other words', (one, other) => expect(keysOf(one)).not.toEqual(keysOf(other)))

const word = fc.constantFrom(
  ...'the night bridge was opened nobody knew why colour centre café 1931 5.2 not before Nora’s'.split(' '),
)
const joint = fc.constantFrom(' ', ', ', '; ', ' – ', ' — ', '. ', '\u00a0', '\n', ' “', '” ', ': ', ' ')

test('marks, blanks, capitals and invisible signs between words change no word', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, joint), { minLength: 1, maxLength: 30 }), (parts) => {
      const text = parts.map(([one, mark]) => one + mark).join('')
      const plain = parts.map(([one]) => keysOf(one)).flat()
      expect(keysOf(text)).toEqual(plain)
      expect(keysOf(text.toUpperCase())).toEqual(plain)
      expect(keysOf(text.replace(/(?<=\p{L})(?=\p{L})/u, '\u200b'))).toEqual(plain)
      expect(keysOf(text.normalize('NFD'))).toEqual(plain)
    }),
    { numRuns: cases(1000) },
  )
})

test('the place of each word is in the text, whatever the text is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(quotedWords(text).filter(({ start, end }) => start < 0 || end <= start || end > text.length)).toEqual([])
    }),
    { numRuns: cases(1000) },
  )
})

test('a word that is also a property of every object is a word', () => {
  expect(keysOf('the constructor has a toString')).toEqual(['the', 'constructor', 'has', 'a', 'tostring'])
})
