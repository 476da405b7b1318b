import { describe, expect, test } from 'vitest'
import { sentencesOf } from './sentences'
import { tidyText } from './normalized-text'

const split = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

describe('a footnote mark', () => {
  test.each([
    ['[12]'],
    ['[3][4]'],
    ['[3, 4]'],
    ['[a]'],
    ['[note 3]'],
    ['[citation needed]'],
    ['[when?]'],
    ['[^1]'],
    ['¹²'],
    ['†'],
    ['*'],
    ['12'],
    ['(12)'],
  ])('is in no sentence, and ends one: %s', (mark) => {
    const text = `It opened in May 1969.${mark} Nora Berg left. The bridge is red.${mark} Nobody knows why.${mark}`
    expect(split(text)).toEqual([
      'It opened in May 1969.',
      'Nora Berg left.',
      'The bridge is red.',
      'Nobody knows why.',
    ])
  })

  test.each([
    ['The bridge[12] has three[note 3] towers [citation needed].', 'The bridge has three towers.'],
    ['It opened in 1969¹² on the coast²³ with 30⁴ lamps.', 'It opened in 1969 on the coast with 30 lamps.'],
    ['It was [a] giant leap over 30 km² and 10⁹ stones.', 'It was [a] giant leap over 30 km² and 10⁹ stones.'],
  ])('inside a sentence is not read, and what only looks like one is: %s', (text, want) =>
    expect(tidyText(text)).toBe(want),
  )

  test.each([
    'They used GPT-3.5 Turbo for it.',
    'It cost 3.5 Million in all.',
    'The version 2.1 Beta came out.',
    'In Python 3.12 Guido changed it.',
    'Home Assistant 2024.12 Release was late.',
    'It rose to 1013.25 Pascal then.',
    'It came as No.5 Chanel and on p.12 Section B.',
  ])('is no decimal, version or number: %s', (text) => expect(split(text)).toEqual([text]))
})

describe('a full stop', () => {
  test.each([
    'The ship was the U.S.S. Vega of the fleet.',
    'It was led by Dr. T.O. Berg and G.B.J. Renn.',
    'Brig. Gen. Anna Berg met Lt. Col. Ola Renn there.',
    'Halden Co. Chairman Ola Renn watched it.',
    'They met on Wed. July 16, 1969 in Bergen.',
    'It was signed by Maria K. Berg on Sept. 4.',
    'The late John F. Berg was not there.',
    'As a child J. R. Berg built a telescope.',
    'Sen. Anna Berg met Rep. Bo Lind at Mt. Vega, approx. at noon.',
    'Ola Renn, Jr., was the head of Halden, Inc. for years.',
    'Ola Renn (b. Aug. 5, 1930) and Nora Berg, d. 1961 in Bergen, built it.',
    'Ola Renn, b. Bergen, was the head.',
    'Hans Lind fl. 1790 in Vestra, nr. Bergen.',
    'Wm. Berg, Geo. Renn, Thos. Lind and Chas. Dahl met Jas. Moe, Jos. Vik, Saml. Ness and Robt. Lie.',
    'Sam. Berg came too.',
    'Halden Eng. Corps and Vestra Intl. Airport sent the Natl. Guard of Norwick Univ. Press.',
    'The Welders Assn. Hall was near the Halden Mfg. Works of the Berg Bros. Company.',
    'A Sat. V stood there.',
    'The paper was by F.-F. Berg and Y.-L. Lind.',
    'N. A. Berg was the head.',
    'J. I. Berg was the head.',
    'The prize went to John P. Berg in 2004.',
    'In Pell v. Crane the court gave 900 crowns, as in Lind v. The Harbour Board.',
    'The fine is set by s. 21 and reg. 7 of the act.',
  ])('of an abbreviation or initial ends no sentence: %s', (text) => expect(split(text)).toEqual([text]))

  test.each([
    ['It was launched by a Saturn V. Berg was the head.', 'Berg was the head.'],
    ['She lacks vitamin C. Renn found out.', 'Renn found out.'],
    ['He had a Plan B. Nobody saw it.', 'Nobody saw it.'],
    ['She was hired by Halden Co. Berg was the head.', 'Berg was the head.'],
    ['It was led by Ola Renn, Jr. Berg was the head.', 'Berg was the head.'],
    ['He sat. Berg came in.', 'Berg came in.'],
    ['She came on Sat. Berg left.', 'Berg left.'],
    ['They chose answer b. Berg was the head.', 'Berg was the head.'],
    ["The house was Anna's. 12 people came to see it.", '12 people came to see it.'],
  ])('behind a letter or abbreviation may end one: %s', (text, second) =>
    expect(split(text)).toEqual([text.slice(0, -second.length - 1), second]),
  )
})
