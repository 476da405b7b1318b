import { describe, expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { blankDenied } from '@/lib/engine/analyse/denied-parts'
import { areSameEntity } from '@/lib/engine/analyse/compare-values'
import { prepareArticle } from '@/lib/engine/analyse/prepare-article'
import { tidyText } from '@/lib/text/normalized-text'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { dossierOf } from './invented'

describe('two names', () => {
  test.each([
    ['eugene kranz', 'gene kranz'],
    ['jim lovell', 'james lovell'],
    ['james a. lovell', 'james lovell'],
    ['james lovell jr', 'james lovell'],
    ['t.o. paine', 'thomas paine'],
    ['t. o. paine', 'thomas o. paine'],
    ['u.s.s. vega', 'uss vega'],
    ['bill pogue', 'william pogue'],
    ['liz berg', 'elizabeth berg'],
  ])('are of one person or thing: %s, %s', (a, b) => {
    expect(areSameEntity(a, b)).toBe(true)
    expect(areSameEntity(b, a)).toBe(true)
  })

  test.each([
    ['john lovell', 'james lovell'],
    ['james a. lovell', 'james b. lovell'],
    ['james lovell sr', 'james lovell jr'],
    ['gene kranz', 'gene cernan'],
    ['t.j. paine', 'thomas o. paine'],
    ['edward berg', 'edwin berg'],
    ['kennedy space center', 'kennedy center'],
  ])('are not: %s, %s', (a, b) => expect(areSameEntity(a, b)).toBe(false))
})

const BRIDGE = dossierOf(
  [
    'The Kalmar Bridge was built by Halden.',
    'The Kalmar Bridge was opened on July 20, 1969.',
    'The head of the Kalmar Bridge project was Thomas Renn.',
    'The Kalmar Bridge has 30 arches.',
    'The lamps of the Kalmar Bridge are of the model K-4.',
    'The Kalmar Bridge is 363 feet tall.',
    'The Kalmar Bridge was opened at 20:17 UTC.',
  ],
  { name: 'Kalmar Bridge', kind: 'place', pronoun: 'it' },
)
const engine = createEngine(BRIDGE)
const verdictsOn = (text: string): string[] => engine.check({ text }).findings.map(({ verdict }) => verdict)

test('another maker contradicts', () =>
  expect(verdictsOn('The Kalmar Bridge was built by Vestra.')).toEqual(['contradicted']))

test.each([
  ['The Kalmar Bridge was opened on July 20, 1969, not July 20, 1968.', 'supported'],
  ['The Kalmar Bridge was opened on July 20, 1968, not July 20, 1969.', 'contradicted'],
  ['Contrary to reports of 1968, the Kalmar Bridge was opened on July 20, 1969.', 'supported'],
  ['Correction: The Kalmar Bridge was opened on July 20, 1967, not July 20, 1968.', 'contradicted'],
])('only the asserted value is compared: %s', (text, verdict) => expect(verdictsOn(text)).toEqual([verdict]))

test.each([
  'An earlier version of this article said that the Kalmar Bridge was opened on July 20, 1968.',
  'The opening of the Kalmar Bridge was wrongly given as July 20, 1968.',
  'We wrote that the Kalmar Bridge was opened on July 20, 1968.',
])('a denied value contradicts nothing: %s', (text) => expect(verdictsOn(text)).not.toContain('contradicted'))

test.each([
  ['Berg, not Renn, was the head.', 'Berg was the head.'],
  ['It was built not by Vestra but by Halden.', 'It was built by Halden.'],
  ['It has 30 arches, not 31.', 'It has 30 arches.'],
  ['It is not only old but also tall.', 'It is not only old but also tall.'],
  ['It was not until 1969 that it opened.', 'It was not until 1969 that it opened.'],
  ['He read "Attention, not Recurrence" there.', 'He read "Attention, not Recurrence" there.'],
  ['It fell in 1950 in the movie.', ''],
  ['It is named for the toy in the movie.', 'It is named for the toy in the movie.'],
])('what a sentence denies is left out, and nothing else: %s', (text, want) => {
  const blanked = blankDenied(text)
  expect(blanked).toHaveLength(text.length)
  expect(tidyText(blanked)).toBe(want)
})

test.each(['K5', 'K-44', 'L4'])('another code is not: %s', (code) =>
  expect(verdictsOn(`The lamps of the Kalmar Bridge are of the model ${code}.`)).not.toContain('supported'),
)

test.each([
  ['Renn, Thomas, was the head of the Kalmar Bridge project.', 'supported'],
  ['RENN, Thomas A., was the head of the Kalmar Bridge project.', 'supported'],
  ['Lind, Thomas, was the head of the Kalmar Bridge project.', 'contradicted'],
])('a name as lists sort it is read in its usual order: %s', (text, verdict) =>
  expect(verdictsOn(text)).toEqual([verdict]),
)

test.each([
  ['Renn, Thomas A., was here.', 'Thomas A. Renn was here.'],
  ['Houston, Texas, was here.', 'Houston, Texas, was here.'],
  ['Alexandria, Virginia, was here.', 'Alexandria, Virginia, was here.'],
  ['Renn, Thomas and Berg were here.', 'Renn, Thomas and Berg were here.'],
  ['Renn, Berg, and Thomas were here.', 'Renn, Berg, and Thomas were here.'],
])('only a family name and given names are reordered: %s', (text, want) => expect(tidyText(text)).toBe(want))

test.each([
  'Myth: X',
  'Myth #2: X',
  'FALSE: X',
  'Wrong – X',
  'True or false: X',
  'It is a common mistake that X',
  'It is a popular misconception to think that X',
  'A common misconception is that X',
  'An untruth that is often told: X',
  'A blog falsely claims that X',
  'Some lists wrongly give the day after: X',
  'A tabloid reported falsely that X',
  'In the novel, X',
  "In Nora Berg's film, X",
  'In the television series Bridges, X',
  'In an alternate history, X',
  'The movie imagines that X',
])('an untrue or invented value is neither contradicted nor supported: %s', (frame) => {
  for (const day of ['20, 1968', '20, 1969']) {
    const said = frame.replace('X', `the Kalmar Bridge was opened on July ${day}.`)
    expect(verdictsOn(said).filter((verdict) => verdict !== 'unverified')).toEqual([])
  }
})

test.each([
  'Right: X',
  'Fact: X',
  'In the video series, Berg explains that X',
  'It is a common fact that X',
  'In the North, X',
])('and one that is asserted is compared: %s', (frame) =>
  expect(verdictsOn(frame.replace('X', 'the Kalmar Bridge was opened on July 20, 1968.'))).toEqual(['contradicted']),
)

test.each([
  ['nearly 364 feet', true],
  ['over 350 feet', true],
  ['over 364 feet', false],
  ['just under 360 feet', false],
  ['nearly 400 feet', false],
])('a bound is supported only on its right side: %s', (height, isRight) => {
  const [verdict] = verdictsOn(`The Kalmar Bridge is ${height} tall.`)
  expect(verdict).not.toBe('contradicted')
  expect(verdict === 'supported').toBe(isRight)
})

test.each([
  ['opened at 20:17 UTC', 'supported'],
  ['opened at 4:17 a.m. EDT', 'contradicted'],
])('a time of day is read with its zone: %s', (words, verdict) =>
  expect(verdictsOn(`The Kalmar Bridge was ${words}.`)).toEqual([verdict]),
)

const piecesOf = (text: string): string[] =>
  runAtOnce(prepareArticle({ text })).sentences.flatMap(({ span, isPiece }) =>
    isPiece ? [text.slice(span.start, span.end)] : [],
  )

test.each([
  ['The bridge was opened\non July 20, 1968.', ['The bridge was opened', 'on July 20, 1968.']],
  ['It has 30 arches) in all. It is red.', ['It has 30 arches) in all.']],
  ['(It has 30 arches. It is red.)', []],
  ['b) It has 30 arches (or so).', []],
  ['It was led by Cmdt. Berg was the head.', ['It was led by Cmdt.', 'Berg was the head.']],
  ['It was led by Andrew Ng. Berg was the head.', []],
  ['It has 30 Mbps. Berg was the head.', []],
  ['Facts\n- It has 30 arches\n- It is red', []],
  ['It was opened in 1969\nhe came there', []],
])('pieces of a sentence are told from whole lines: %j', (text, want) => expect(piecesOf(text)).toEqual(want))
