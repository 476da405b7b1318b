import { describe, expect, test } from 'vitest'
import { clashesIn, findingsIn } from './invented'

const claims = [
  'Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.',
  'Lindqvist was director of AI at Tervane Motors from June 2017 to July 2022.',
  'She took her doctorate at Norwick University in 2015 under Clara Okafor.',
  'Lindqvist coined the term “slow compiling” in February 2025.',
]

describe('the subject’s claims do not contradict', () => {
  test('another person at the subject’s firm', () => {
    expect(clashesIn('Nora Lindqvist is an engineer. Anna Bunal joined Halden Labs in May 2015.', claims)).toEqual([])
  })

  test('another person by family name, after the full name', () => {
    const text =
      'Nora Lindqvist is an engineer. Gakal Bunal is a chemist. Bunal took a doctorate at Norwick University in 2011.'
    expect(clashesIn(text, claims)).toEqual([])
  })

  test('a clause whose pronoun refers to the person named after it', () => {
    const text =
      'Nora Lindqvist is an engineer. Before she was director of AI at Tervane Motors, Anna Bunal worked as an intern at Halden Labs.'
    expect(clashesIn(text, claims)).toEqual([])
  })

  test('a text of several sentences that never names the subject', () => {
    const text = 'She joined Halden Labs in June 2011. Tervane Motors made her director of AI in 2013.'
    expect(clashesIn(text, claims)).toEqual([])
  })

  test('anything but a wrong person who coined a term', () => {
    expect(clashesIn('The term “slow compiling” was coined by Victor Renn.', claims)).toEqual([
      ['Victor Renn', 'Lindqvist'],
    ])
  })
})

test('a sentence with the words of one claim is not contradicted by another claim', () => {
  const both = [
    'In 2019 Nora Lindqvist gave the talk “The Patient Machine” at the Fjord Summit.',
    'In 2021 Nora Lindqvist gave the talk “The Patient Machine” at the Turku Forum.',
  ]
  for (const text of both) expect(findingsIn(text, both).map(({ verdict }) => verdict)).not.toContain('contradicted')
})
