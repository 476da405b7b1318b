import { describe, expect, test } from 'vitest'
import { clashesIn, findingsIn, verdictOn } from './invented'

/** Claims that the sentences below seem to contradict. */
const claims = [
  'Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.',
  'She left Halden Labs in June 2017.',
  'Lindqvist was director of AI at Tervane Motors from June 2017 to July 2022.',
  'Nora Lindqvist was born in Bergen on 4 May 1986.',
  'She took her doctorate at Norwick University in 2015 under Clara Okafor.',
  'Nora Lindqvist founded Quillon in July 2024.',
  'She released pebbleNet in August 2020.',
  'Lindqvist coined the term “slow compiling” in February 2025.',
  'She gave the talk “The Patient Machine” at the Fjord Summit in June 2025.',
  'She created the course VK101 at Norwick University in 2015.',
  'She won the Brandt Prize in 2019.',
  'At Tervane Motors she reported directly to Victor Renn.',
  'She rejoined Halden Labs in February 2023.',
  'She left Halden Labs again in February 2024.',
  'pebbleNet has 5,000 lines of code.',
  'Three principles guide Lindqvist’s teaching: plain words, short examples and open drafts.',
  'Halden Labs used Glim to train Nightjar, a Mixture-of-Experts model.',
  'Nora Lindqvist set out Glim 3.0 on 18 June 2025 in Bergen, in the keynote “Glim Is Changing” for the Fjord Summit.',
  'Lindqvist extended the Glim 2.0 framework to Glim 3.0 in 2025, with language models as the new runtime and prompts as the new source code.',
  'Her teaching rests on four works: vk101n, pebbleNet and Glim.',
]

test('a day without a year agrees with that day of the dossier, whenever the page was written', () => {
  const born = 'Nora Lindqvist was born in Bergen on 4 May.'
  for (const date of ['2025-05-04', '2016-05-10', undefined])
    expect(verdictOn(born, claims, date), date).toBe('supported')
  expect(verdictOn('Nora Lindqvist was born in Bergen on 9 May.', claims, '2016-05-10')).not.toBe('supported')
})

const voyage = [
  'The recovery ship of Halden One was the Solveig.',
  'Halden One brought back 21 kilograms of rock.',
  'The quarantine of the crew of Halden One ended on August 10, 1969.',
  'The crew of Halden One stayed on the island for 21 hours.',
  'Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.',
  'She released pebbleNet in August 2020.',
  'The models of pebbleNet reach their best at a depth of 24 to 26.',
]

test('a wrong date in a short sentence is compared with the claim that has its other words', () => {
  const [finding] = findingsIn('Nora Lindqvist started at Halden Labs in May 2019.', voyage)
  expect(finding?.verdict === 'contradicted' || finding?.compare).toBe(true)
})

/** Sentences that were once wrongly contradicted. Add each new report by a user here, with its fix. */
const alarms: Record<string, string[]> = {
  'a person related to the subject is not the subject': [
    'Nora Lindqvist’s mother was born in Turku in 1950.',
    'Nora Lindqvist grew up. Her mother was born in Turku in 1950.',
    'Nora Lindqvist’s brother won the Brandt Prize in 2021.',
    'Nora Lindqvist’s team left Tervane Motors in 2019.',
    'Nora Lindqvist’s predecessor left Tervane Motors in 2016.',
    'Nora Lindqvist’s daughter Anna was born in 2012.',
    'Nora Lindqvist is the mother of two, born in 2012 and 2015.',
    'A student of Nora Lindqvist joined Tervane Motors in 2021.',
    'Her PhD students at Ellesby praised Nora Lindqvist.',
  ],
  'the acting person is not always the nearest name': [
    'Victor Renn, who hired Nora Lindqvist, left Tervane Motors in 2020.',
    'Nora Lindqvist supervised the doctorate of Victor Renn at Ellesby University.',
    'Nora Lindqvist gave a talk to PhD students at Ellesby University in 2012.',
    'Nora Lindqvist met an intern at Tervane Motors.',
  ],
  'a part of a work or firm, or its successor, is not the work or firm': [
    'Nora Lindqvist joined Halden Labs’ podcast in 2020.',
    'Nora Lindqvist left Tervane Motors’ headquarters in 2019.',
    'Nora Lindqvist published a video on pebbleNet in 2022.',
    'Nora Lindqvist released a tutorial for pebbleNet in 2022.',
    'Nora Lindqvist released pebbleNet 2 in 2022.',
    'Nora Lindqvist released pebbleNet and “The Patient Machine” in 2022.',
    'A fork of pebbleNet was released in 2023.',
  ],
  'an unknown name contradicts no name behind another word': [
    'Nora Lindqvist set out Glim 3.0 on 18 June 2025 with language models as the new CPU.',
    'The keynote “Glim Is Changing”, CPU, 18 June 2025, Nora Lindqvist, Fjord Summit',
  ],
  'words that a page runs together have the name in them': [
    'Nora Lindqvist created CourseVK101 at Norwick University in 2015.',
    'Teachingvk101n, pebbleNet, Glim: the teaching works of Nora Lindqvist',
  ],
  'the first or last of several are not all of them': [
    'The first two principles of Nora Lindqvist guide what is taught.',
  ],
  'an event that can be repeated has no single date': [
    'Nora Lindqvist went to Halden Labs in 2020 for a talk.',
    'Nora Lindqvist worked at Halden Labs from 2023 to 2024.',
    'Nora Lindqvist gave a talk called “Quiet Harbours” in March 2021.',
  ],
  'a short name and the words that it stands for are one thing': ['Halden Labs trained a small MoE with Glim.'],
  'the date of a report is not the date of the event': [
    'Nora Lindqvist announced in 2023 that she had joined Halden Labs.',
    'In 2023 it became known that Nora Lindqvist had left Tervane Motors.',
    'Nora Lindqvist told a paper in 2020 why she joined Halden Labs.',
    'A film about how Nora Lindqvist joined Halden Labs came out in 2020.',
    'It is false that Nora Lindqvist left Tervane Motors in 2020.',
  ],
}

describe.each(Object.entries(alarms))('%s', (_, sentences) => {
  test.each(sentences)('%s', (sentence) => expect(clashesIn(sentence, claims)).toEqual([]))
})

test('the same dossier contradicts wrong sentences', () => {
  const wrong = [
    'Nora Lindqvist joined Halden Labs in 2013.',
    'Nora Lindqvist was born in Turku.',
    'Nora Lindqvist took her doctorate at Ellesby University.',
    'Nora Lindqvist released pebbleNet in 2022.',
    'Nora Lindqvist won the Brandt Prize in 2021.',
    'Two principles guide Nora Lindqvist’s teaching.',
  ]
  expect(wrong.filter((sentence) => clashesIn(sentence, claims).length === 0)).toEqual([])
})
