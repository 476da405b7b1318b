import { expect, test } from 'vitest'
import { lettersOff } from '@/lib/engine/lexicon/word-relations'
import { createEngine } from '@/lib/engine'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { withKnownSpelling } from '@/lib/engine/analyse/near-names'
import { wordsOf } from '@/lib/text/words'
import { dossierOf } from './invented'

/** Sentences with names that are misspelt, misread by a scan or in other letters. */
const nearNameSentences = {
  true: [
    'The foundations of the Kalmar Bridge were laid by Johannsen Marine.',
    'The Ka1mar Bridge was opened by Governor T0bias Renfe1dt.',
    'Halden Labs tested the cables of the Kalmar Bridge, the ﬁrst of their kind.',
    'Ｈａｌｄｅｎ Labs tested the cables of the Kalmar Bridge.',
  ],
  near: [
    ['The Kalmar Bridge was designed by Margret Ekström.', 'Margret Ekström', 'Margaret Ekström'],
    ['The Kalmar Bridge was designed by Margaret Ekstörm.', 'Margaret Ekstörm', 'Margaret Ekström'],
    ['The Kalmar Bridge was opened by Governor Tobias Renfeld.', 'Tobias Renfeld', 'Tobias Renfeldt'],
    ['The Kalmar Bridge crosses the Strait of Vindehohn.', 'Strait of Vindehohn', 'Strait of Vindeholm'],
    ['Haldne Labs tested the cables of the Kalmar Bridge.', 'Haldne Labs', 'Halden Labs'],
  ],
  wrong: [
    'The Kalmar Bridge was designed by Tobias Renfeld.',
    'The foundations of the Kalmar Bridge were laid by Haldne Labs.',
    'The Kalmar Bridge was opened by Margret Ekström.',
  ],
}

const claims = [
  'The Kalmar Bridge was designed by Margaret Ekström.',
  'The foundations of the Kalmar Bridge were laid by Johansen Marine.',
  'The Kalmar Bridge was opened by Governor Tobias Renfeldt.',
  'The Kalmar Bridge crosses the Strait of Vindeholm.',
  'Halden Labs tested the cables of the Kalmar Bridge.',
]
const engine = createEngine(dossierOf(claims, { name: 'Kalmar Bridge', kind: 'thing', pronoun: 'it' }))
const stateOf = (text: string): string => {
  const [finding] = engine.check({ text }, 'asked').findings
  return finding === undefined ? 'none' : finding.compare ? 'compared' : finding.verdict
}

test.each(nearNameSentences.true)('a true sentence with a misspelt name is not contradicted: %s', (text) => {
  expect(stateOf(text)).toMatch(/supported|unverified|none/)
})

test.each(nearNameSentences.near)(
  'a name with a letter off is no match, and stands beside the known one: %s',
  (text, own, known) => {
    const [finding] = engine.check({ text }).findings
    expect(finding).toMatchObject({ verdict: 'unverified', compare: true })
    expect(finding?.details.map(({ article, dossier, verdict }) => [article, dossier, verdict])).toEqual([
      [own, known, 'open'],
    ])
  },
)

test.each([
  ['The chief referee was Aleksandr Petrovich Sokolov.', 'The chief referee was Alexander Sokolov.'],
  ['The prize was handed over by Fyodor Alekseyev.', 'The prize was handed over by Fedor Alexeev.'],
  ['The choir was led by Mohammed Hussein.', 'The choir was led by Muhammad Husain.'],
])('a name from another script in another spelling is the same name: %s, %s', (claim, text) => {
  const cup = createEngine(dossierOf([claim], { name: 'Samara Cup', kind: 'event', pronoun: 'it' }))
  for (const how of ['along', 'asked'] as const)
    for (const { verdict, compare } of cup.check({ text }, how).findings)
      expect([verdict, compare]).not.toContain(verdict === 'contradicted' ? verdict : true)
})

test('a name with parted initials is read as the name without stops, and words that the evidence lacks stay open', () => {
  const voyage = createEngine(dossierOf(['Nora Lindqvist sailed with the USS Enterprise to Bergen.']))
  const detailsOf = (ship: string) =>
    voyage
      .check({ text: `Nora Lindqvist sank the ${ship}.` })
      .findings.flatMap(({ details }) => details.map(({ article, dossier, verdict }) => [article, dossier, verdict]))
  expect(detailsOf('U.S.S. Enterprise')).toEqual([
    ['sank', null, 'open'],
    ['U.S.S. Enterprise', 'USS Enterprise', 'agrees'],
  ])
})

test('a family name with a letter off is no match, also where it is a word and an initial is before it', () => {
  const choir = dossierOf(['Edward P. Hale wrote the hymn of the choir in 1934.'], {
    name: 'Brack choir',
    kind: 'thing',
    pronoun: 'it',
  })
  const text = 'The hymn of the choir was written by Edward P. Hall in 1934.'
  const [finding] = createEngine(choir).check({ text }).findings
  expect(finding).toMatchObject({ verdict: 'unverified', compare: true })
})

test.each(nearNameSentences.wrong)('a wrong sentence with a misspelt name is not supported: %s', (text) => {
  expect(stateOf(text)).not.toBe('supported')
})

test('a common word at the beginning of a sentence is no name with another letter', () => {
  const gazetteer = buildGazetteer(dossierOf(['Tobias Renfeldt studied at Rice University.', ...claims]))
  const words = wordsOf('Vice President Renfeldt opened the bridge.')
  expect(withKnownSpelling(words, gazetteer, false).map(({ raw }) => raw)).toEqual(words.map(({ raw }) => raw))
})

test.each([
  ['co11ins', 'collins', 0],
  ['homet', 'hornet', 1],
  ['deepmnid', 'deepmind', 1],
  ['aldrinn', 'aldrin', 1],
  ['krantz', 'kranz', 1],
  ['tornto', 'toronto', 1],
  ['aldrin', 'armstrong', Infinity],
])('between %s and %s, %d letters are off', (a, b, off) => {
  expect(lettersOff(a, b)).toBe(off)
  expect(lettersOff(b, a)).toBe(off)
})
