import { describe, expect, test } from 'vitest'
import { sentencesOf } from './sentences'

const split = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  test.each<[string, string[]]>([
    ['She joined. She left.', ['She joined.', 'She left.']],
    ['Did she? Yes! She did.', ['Did she?', 'Yes!', 'She did.']],
    ['“Read it,” she said. Nobody did.', ['“Read it,” she said.', 'Nobody did.']],
    ['  padded on both sides  ', ['padded on both sides']],
    ['It came out in 2024. pebbleNet was small.', ['It came out in 2024.', 'pebbleNet was small.']],
    ['It came out in 2024. glimmer was small.', ['It came out in 2024.', 'glimmer was small.']],
    ['It came out in 2024. glimmer costs ten dollars.', ['It came out in 2024.', 'glimmer costs ten dollars.']],
    ['It is on GitHub. glimmer appeared there in May.', ['It is on GitHub.', 'glimmer appeared there in May.']],
    ['It took approx. three days, in appl. physics.', ['It took approx. three days, in appl. physics.']],
    ['Is it x86? x86-64 is new!', ['Is it x86?', 'x86-64 is new!']],
    ['', []],
    [' \n\t ', []],
  ])('are split in %j', (text, want) => expect(split(text)).toEqual(want))

  test.each([
    'Dr. Brook met Prof. Lee at noon.',
    'It was written by J. R. Brook in a week.',
    'The prize went to Malcolm X. Brook for his essay.',
    'It came out on Dec. 4 of that year.',
    'She served in the U.S. Navy for years.',
    'It was No. 4 on the list.',
    'It holds, e.g. here and i.e. there, vs. the rest.',
    'Version 2.0 was 3.5 times as fast as 1.5.',
    'It began at 5 p.m. and went on.',
    'She took the Ph.D. after a long wait.',
    'It runs on iOS, e.g. iPhone and iPad.',
  ])('are not cut by an abbreviation, an initial or a decimal: %s', (text) => expect(split(text)).toEqual([text]))

  test.each<[string, string[]]>([
    ['She took the Ph.D. In 2015 she left.', ['She took the Ph.D.', 'In 2015 she left.']],
    ['He said no. She left.', ['He said no.', 'She left.']],
    [
      'He coined it in a post on X. Collins Dictionary took it up.',
      ['He coined it in a post on X.', 'Collins Dictionary took it up.'],
    ],
    ['They met at 5 p.m. He was late.', ['They met at 5 p.m.', 'He was late.']],
    ['She built lamps, kites etc. Then she stopped.', ['She built lamps, kites etc.', 'Then she stopped.']],
  ])('end after an abbreviation when another sentence clearly begins: %j', (text, want) =>
    expect(split(text)).toEqual(want),
  )

  test('continue over a wrapped line', () =>
    expect(split('She joined the\nfirm in May. Then\nshe left.')).toEqual([
      'She joined the\nfirm in May.',
      'Then\nshe left.',
    ]))

  test('of a block have offsets in the whole text', () => {
    const text = 'Before. She joined. She left. After.'
    expect(sentencesOf(text, 8, 29).map(({ start, end }) => text.slice(start, end))).toEqual([
      'She joined.',
      'She left.',
    ])
  })

  test('are at most 2,000 characters long, cut at a blank where possible', () => {
    const spans = sentencesOf('word '.repeat(2000))
    expect(spans.length).toBeGreaterThan(4)
    for (const { start, end } of spans) {
      expect(end - start).toBeLessThanOrEqual(2000)
      expect((end - start + 1) % 5).toBe(0)
    }
    expect(sentencesOf('😀'.repeat(3000)).every(({ start, end }) => start % 2 === 0 && end % 2 === 0)).toBe(true)
  })

  test('are the same in a long text as in a short one', () => {
    const line = 'Dr. Brook met J. Lee in the U.S. on Dec. 4, e.g. at 5 p.m. She left. '
    expect(split(line.repeat(1000))).toEqual(Array.from({ length: 1000 }, () => split(line)).flat())
  })
})

test('a sentence may begin with a figure', () => {
  const split = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))
  const text =
    'The ship had a crew of three. 12 people walked to it. 1931 was a cold year. 39A was its dock. 600 million saw it.'
  expect(split(text)).toHaveLength(5)
  expect(split('It is built of stone (see there). 50 years later it fell.')).toHaveLength(2)
  for (const one of [
    'She lives at No. 7 on the hill.',
    'It was read on p. 12 of the book.',
    'About min. 12 people and approx. 3 dogs came.',
    'It opened on Jan. 12 with songs.',
    '3. 12 people came.',
  ])
    expect(split(one)).toEqual([one])
})
