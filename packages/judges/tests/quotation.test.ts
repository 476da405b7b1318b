import { assert, array, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { toPlainText, quotedIn } from '@/packages/judges/quotation'

const page = toPlainText(
  'The bridge – “the old one” – cost 3.14 million pounds.\n\nIt was opened on 12\u00a0May 1931, 35% faster¹ than planned; −5 degrees, 10² men, and 20,000 visitors came.',
)

test.each([
  ['cost 3.14 million pounds', 'cost 3.14 million pounds'],
  ['bridge - "the old one" - cost', 'bridge – “the old one” – cost'],
  ['“opened on 12 May 1931”', 'opened on 12 May 1931'],
  ['3.14 million pounds. It was opened', '3.14 million pounds. It was opened'],
  ['1931, 35% faster', '1931, 35% faster'],
])('finds %j, and gives the words of the page', (quote, words) => expect(quotedIn(page, quote)).toBe(words))

test.each([
  '14 million pounds',
  'opened on 12 May 193',
  'pened on 12 May 1931',
  '5 degrees, 10',
  '5 degrees, 10² men',
  '10² men, and 20',
  'opened on 13 May 1931',
  'Opened on 12 May 1931',
  'opened … 12 May 1931',
  'May 1931',
  '',
])('does not find %j', (quote) => expect(quotedIn(page, quote)).toBeNull())

test('finds whatever whole words of a page are quoted, with any white space, and nothing with a word exchanged', () => {
  const word = constantFrom('bridge', 'opened', '1931', '3.5', 'the', 'Lund', 'café', 'well-known')
  assert(
    property(array(word, { minLength: 6, maxLength: 40 }), integer({ min: 0, max: 30 }), (words, from) => {
      const start = Math.min(from, words.length - 4)
      const quoted = words.slice(start, start + 4)
      const text = toPlainText(words.join(' '))
      expect(quotedIn(text, quoted.join('\n\t'))).toBe(quoted.join(' '))
      expect(quotedIn(text, [...quoted.slice(0, 3), 'elsewhere'].join(' '))).toBeNull()
    }),
  )
})

test('a page of two million signs of another script is read at once', () => {
  const text = toPlainText('Ωμέγα… και άλφα. '.repeat(120_000))
  expect(quotedIn(text, 'και άλφα. Ωμέγα… και')).toBe('και άλφα. Ωμέγα… και')
})

test.each([
  ['a joiner', '\u200b'],
  ['a mark of byte order', '\ufeff'],
  ['a mark of direction', '\u202e'],
  ['a soft hyphen', '\u00ad'],
  ['a tag', '\u{e0049}'],
  ['a variation selector', '\ufe0f'],
  ['a further variation selector', '\u{e0100}'],
])('a quotation is found, and stored, without %s, which nobody sees', (_, sign) => {
  const text = toPlainText(`The gar${sign}den has ninety${sign} roses.`)
  for (const quote of ['garden has ninety roses', `garden has ninety${sign} roses`])
    expect(quotedIn(text, quote)).toBe('garden has ninety roses')
})
