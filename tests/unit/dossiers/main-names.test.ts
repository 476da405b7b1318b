import { expect, test } from 'vitest'
import { wordsOfMainNames } from '@/lib/dossiers/data/dossier-name'
import { isAbout, mainNamesInWords, mainNamesOf } from '@/lib/dossiers/data/main-names'
import { incomingDossier } from './fixtures'

const headline = 'Town council votes for a second bridge over the fjord'
const news = [
  'The council voted for a second bridge in Elvik, which the firm Nordbru is to build.',
  'The first bridge of Elvik was opened on 12 May 1931.',
  'The plans were drawn by Ida Quist of Nordbru in May 2019.',
  'On Sunday an Elvik resident welcomed the plans, and the Elvikers danced.',
  'The builder Ida Quist thanked all.',
]

const mainNames = (name: string, texts: readonly string[]) => {
  const claims = texts.map((text, i) => ({ id: `c${i}`, text, sources: [1] }))
  return mainNamesOf(incomingDossier({ name, aliases: [], kind: 'event', claims }).dossier)
}

test('a document about a headline has the names that it repeats, with their forms', () => {
  expect(mainNames(headline, news)).toEqual([['Elvik', 'Elvikers'], ['Ida Quist'], ['Nordbru']])
  const forms = mainNames(headline, ['It is in Mexico, say Mexican papers and Nordbru.'])
  expect(forms).toEqual([['Nordbru'], ['Mexican', 'Mexico']])
})

test('a name that the start of a document has once is a main name, one that it has once at its end is none', () => {
  const once = ['The firm Nordbru is to build it.', 'Rain fell.', 'It rained.', 'It snowed.', 'It was cold.']
  expect(mainNames(headline, ['It is in Elvik.', ...once, 'Later came Ida Quist.'])).toEqual([['Nordbru'], ['Elvik']])
})

test('at most one main name is a place, because two places are on many pages', () => {
  const abroad = [
    'Taken from Paris to London by Nordbru.',
    'Back from London to Paris, and on to New York, by Nordbru.',
  ]
  expect(mainNames(headline, abroad)).toEqual([['Nordbru'], ['London']])
})

test('a word that the document also has in small letters, a word in capitals and a contraction are no main names', () => {
  const words = [
    'Of the Ferry and BREAKING: Elvik has the best.',
    'The ferry to Elvik, I’m told by Nordbru, BREAKING, is old.',
  ]
  expect(mainNames(headline, [...words, 'So Nordbru, he says.'])).toEqual([['Nordbru'], ['Elvik']])
})

test.each([
  ['Act', 'Elvik Harbour Act', 'The %s was passed in Elvik by Nordbru. Nordbru broke the %s.'],
  ['Treaty', 'Treaty of Sund', 'In Elvik the Nordbru men broke the %s, and this %s was burned.'],
  ['Council', 'Elvik Council', 'So the %s met Nordbru in Elvik, and then the %s went.'],
])('a word for a kind of thing is no main name, though with a capital: %s', (kind, whole, text) => {
  const claims = [
    `It is about the ${whole}, say Nordbru and Elvik.`,
    text.replaceAll('%s', kind),
    'It fell on Nordbru.',
  ]
  expect(mainNames(headline, claims).flat()).not.toContain(kind)
  expect(mainNames(headline, claims).flat()).toContain('Nordbru')
})

test('the name of a ship or a river is a main name behind an article', () => {
  const ship = [
    'It sank off the Elvik pier, as the MS Halvard did.',
    'So the Halvard lies there, and a Halvard it stays.',
  ]
  expect(mainNames(headline, ship).flat()).toContain('Halvard')
})

test('a page that has a main name in small letters alone is not about it', () => {
  const subject = { name: headline, aliases: [], kind: 'event', main: [['Bore'], ['Elvik']] }
  expect(isAbout('They bore it to Elvik.', subject)).toBe(false)
  expect(isAbout('The Bore came to Elvik.', subject)).toBe(true)
})

test('a name with a small word in it is one name, and a person is named without their post', () => {
  const person = ['Found by Ali bin Omar and the Attorney General Ida Quist of Nordbru.']
  expect(mainNames(headline, person)).toEqual([['Ali bin Omar'], ['Ida Quist'], ['Nordbru']])
})

test('a document that names its subject as other pages do has none', () => expect(mainNames('Elvik', news)).toEqual([]))

test('a document that calls its subject by initials has none, however long the name is', () => {
  const claims = ['The FEBF met in Elvik with Nordbru.', 'Nordbru left Elvik.']
  const named = (aliases: string[]) =>
    mainNamesOf(
      incomingDossier({
        name: 'Fund for the Elvik Bridge over the Fjord',
        aliases,
        kind: 'topic',
        claims: claims.map((text, i) => ({ id: `c${i}`, text, sources: [1] })),
      }).dossier,
    )
  expect(named([])).not.toEqual([])
  expect(named(['FEBF'])).toEqual([])
})

test('main names are read from words with commas, without those that are on every page', () => {
  const main = [['Elvik'], ['Mexico', 'Mexican']]
  expect(mainNamesInWords(wordsOfMainNames(main))).toEqual(main)
  expect(mainNamesInWords(' Elvik,, the / Nordbru , May')).toEqual([['Elvik'], ['Nordbru']])
})
