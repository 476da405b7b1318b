import { expect, test } from 'vitest'
import { findingsIn } from './invented'

const CLAIMS = [
  'Nora Lindqvist coined the term "quiet robotics" in a post on 2 February 2020.',
  'Nora Lindqvist is the founder of Halden Labs, a company for robots.',
  'Nora Lindqvist did her doctorate at Bergen University, in computer science.',
  'Ida Quist of the Fjord Lab was the advisor of Nora Lindqvist.',
]

/** Returns what stands side by side in the finding on the last sentence: words of the page and of the evidence. */
const pairsIn = (sentence: string): [string, string | null][] =>
  findingsIn(`Nora Lindqvist is an engineer. ${sentence}`, CLAIMS)
    .slice(-1)
    .flatMap(({ details }) => details)
    .filter(({ verdict, dossier }) => dossier !== null && verdict !== 'agrees')
    .map(({ article, dossier }) => [article, dossier])

test('a publisher is not compared with a term', () => {
  const compared = pairsIn('The term was named word of the year by the Collins Dictionary.').flat()
  expect(compared).not.toContain('quiet robotics')
  expect(compared).not.toContain('Collins Dictionary')
})

test.each([
  ['a paper is all that differs from a person', 'The Guardian coined the term quiet robotics.', 0],
  ['a firm is all that differs from a person', 'Halden Labs was founded by Anthropic.', 1],
  ['a firm of two words is all that differs from a person', 'Halden Labs was founded by Tervane Motors.', 1],
])('where %s, both sentences stand side by side', (_, sentence, claim) => {
  expect(pairsIn(sentence)).toEqual([[sentence, CLAIMS[claim]]])
})

test('values of one kind are still compared', () => {
  expect(pairsIn('Nora Lindqvist did her doctorate at Tromsø University.')).toEqual([
    ['Tromsø University', 'Bergen University'],
  ])
})
