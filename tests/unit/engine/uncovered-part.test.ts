import { expect, test } from 'vitest'
import { findingsIn } from './invented'

const claims = [
  'Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.',
  'Nora Lindqvist received the Vell Prize in 2019.',
]
const openIn = (text: string): (string | boolean)[][] =>
  findingsIn(text, claims).map(({ verdict, partial, details }) => [
    verdict,
    partial,
    ...details.flatMap((detail) => (detail.verdict === 'open' ? detail.article : [])),
  ])

test.each([
  ['Nora Lindqvist received the Vell Prize in 2019, and you see the mainland.', 'see the mainland'],
  ['Nora Lindqvist received the Vell Prize in 2019 and many people love it.', 'people love'],
])('a part after "and" that no claim has is open, so that the sentence is supported in part: %s', (text, words) => {
  expect(openIn(text)).toEqual([['supported', true, words]])
})

test.each([
  'Nora Lindqvist joined Halden Labs in May 2015, and received the Vell Prize in 2019.',
  'Nora Lindqvist received the Vell Prize in 2019, and it was so.',
])('a part after "and" with words of a claim, or without any of its own, is not open: %s', (text) => {
  expect(openIn(text)).toEqual([['supported', false]])
})
