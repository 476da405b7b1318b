import { expect, test } from 'vitest'
import { imported, lines, taken } from './documents'

const report = (title: string, body: string, sources = '1. Archive') =>
  imported('a.md', `# ${title}\n\n${body}\n\n## Sources\n\n${sources}\n`)

test('the imprint of a document is no claim', () => {
  const body = [
    '*This document was autonomously researched on 3 May 2025.*',
    'Built by Alex Danner, CEO Danner Tech.',
    'Marie Curie was born in Warsaw in 1867 [1].',
  ]
  expect(lines(report('Marie Curie', body.join('\n\n')))).toEqual(['Marie Curie was born in Warsaw in 1867. [1]'])
})

test('a pronoun right behind a name in an introduction leaves its sentence out, and lists it', () => {
  const result = report(
    'Marie Curie',
    'Marie Curie was born in Warsaw in 1867 [1]. With Pierre she discovered polonium [1]. It took tonnes of ore [1].',
  )
  expect(lines(result)).toEqual(['Marie Curie was born in Warsaw in 1867. [1]'])
  expect(result.problems.filter(({ code }) => code === 'pronoun')).toHaveLength(2)
})

test('a thing is never named by a part of its noun', () => {
  const body = 'The television series The Bridge begins on the border [1]. It was created by Hans Rosenfeldt [1].'
  expect(lines(report('The Øresund Bridge', body)).join()).not.toMatch(/The television was/)
})

test('a dash within the title of a source does not part its publisher', () => {
  const { dossier } = taken(
    report(
      'The Øresund Bridge',
      'The Øresund Bridge opened in 2000 [1].',
      '1. Øresundsbron – Facts. Øresundsbro Konsortiet.',
    ),
  )
  expect(dossier.sources).toMatchObject([{ title: 'Øresundsbron – Facts', publisher: 'Øresundsbro Konsortiet' }])
})

test.each(['Encyclopaedia Britannica. "Edmond Halley"', 'Encyclopaedia Britannica. “Edmond Halley”.'])(
  'a title in quotation marks is parted from its publisher: %s',
  (entry) => {
    const { dossier } = taken(
      report(
        'The Øresund Bridge',
        'The Øresund Bridge opened in 2000 [1].',
        `1. ${entry} https://www.britannica.com/x`,
      ),
    )
    expect(dossier.sources).toMatchObject([{ title: 'Edmond Halley', publisher: 'Encyclopaedia Britannica' }])
  },
)

test('letters that have no accent to lose keep their sound in ids', () => {
  const { dossier } = taken(report('The Øresund Bridge', 'The Øresund Bridge opened in 2000 [1].'))
  expect(dossier.claims[0]?.id).toMatch(/^oresund-bridge-opened-2000-/)
})

test('the tier of an entry comes before the tier of its heading', () => {
  const { dossier } = taken(
    report(
      'Ada Quist',
      'Ada Quist left Lund in 1990 [1]. Quist came back in 1995 [2].',
      '### Tier 1\n\n1. A letter (Tier 3)\n2. A register',
    ),
  )
  expect(dossier.sources.map(({ tier }) => tier)).toEqual([3, 1])
})

test('a subject whose name begins with “The” is meant by the next “It”', () => {
  const body = 'The Ever Given ran aground on 23 March 2021 [1]. It was refloated on 29 March 2021 [1].'
  expect(lines(report('The Ever Given', body))).toEqual([
    'The Ever Given ran aground on 23 March 2021. [1]',
    'The Ever Given was refloated on 29 March 2021. [1]',
  ])
})
