import { expect, test } from 'vitest'
import { mainNamesOf } from '@/lib/dossiers/data/main-names'
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
  expect(mainNames(headline, news)).toEqual([['Elvik'], ['Ida Quist'], ['Nordbru']])
  const forms = mainNames(headline, ['It is in Mexico, say Mexican papers.', 'In it, Mexico and Mexican law differ.'])
  expect(forms).toEqual([['Mexican', 'Mexico']])
})

test('a document that names its subject as other pages do has none', () => {
  expect(mainNames('Elvik', news)).toEqual([])
})
