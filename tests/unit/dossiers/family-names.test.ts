import { describe, expect, test } from 'vitest'
import { isNamedIn, learnableName } from '@/lib/dossiers/data/names-in-text'
import { incomingDossier } from './fixtures'

const CLAIMS = [
  'Ragna Tveitan is a Norwegian botanist.',
  'Tveitan was born in Skudenes on 3 May 1901.',
  'Tveitan crossed Finnmarksvidda with Ola Borgstrand in 1931.',
  'Tveitan described 1,284 lichens in the book Lavskog.',
  'Tveitan wrote the course MOSS21.',
  'Tveitan wrote the game lichenry.',
]
const dossierOf = (name: string, texts: readonly string[], aliases: string[] = [], kind = 'person') =>
  incomingDossier({
    name,
    aliases,
    kind,
    claims: texts.map((text, at) => ({
      id: `c${at}`,
      text,
      topic: /lichenry|MOSS21/.exec(text)?.[0] ?? 'Life',
      sources: [1],
    })),
  }).dossier
const tveitan = dossierOf('Ragna Tveitan', CLAIMS, ['Tveitan'])
const isCompared = (text: string, dossier = tveitan): boolean => isNamedIn(text, dossier, [])

describe('evidence on a person', () => {
  test.each([
    ['the full name once', 'Tveitan was poor. Nobody knew Ragna Tveitan. Then Tveitan left.'],
    ['the full name in the title alone', 'Ragna Tveitan and the moss\nTveitan was poor.'],
    ['a middle name', 'Ragna Sofie Tveitan was poor.'],
    ['an initial', 'The moss was found by R. Tveitan. Tveitan was poor.'],
    ['the given name by itself', 'Tveitan was poor. Nobody helped, said Ragna, and wept.'],
    ['two rare names', 'Professor Tveitan left Skudenes. Borgstrand followed.'],
    ['a rare name and an exact figure', 'Tveitan wrote Lavskog. It has 1,284 lichens.'],
    ['one rare name, where few people have the family name', 'Tveitan left Skudenes.'],
    ['one name with digits', 'Tveitan taught moss21.'],
    ['a topic that no dictionary has', 'Tveitan gave away lichenry.'],
    ['a title before the family name', 'Ms Tveitan met Dr. Ragna Tveitan.'],
  ])('is compared with a page that has the family name and %s', (_, text) => expect(isCompared(text)).toBe(true))

  test.each([
    ['the family name alone', 'Tveitan is a farm near Voss. Tveitan has nine cows.'],
    ['it in the title and the text', 'Tveitan wins again\nTveitan scored nine goals. The coach praised Tveitan.'],
    ['it and the same trade', 'Tveitan is a botanist. The botanist Tveitan sells seeds in Norway.'],
    ['another given name', 'Ida Tveitan met Borgstrand in Skudenes. Tveitan was born on 3 May 1901.'],
    ['a given name that no list has', 'Oyvald Tveitan met Borgstrand in Skudenes. Tveitan was poor.'],
    ['other initials', 'J.R. Tveitan met Borgstrand in Skudenes. Tveitan was poor.'],
    ['the given name of somebody else', 'Tveitan is a farm. Its owner is Ragna Solheim.'],
    [
      'the full name of whom it is called after',
      'Tveitan is a street, named after the botanist Ragna Tveitan. Tveitan is long.',
    ],
    ['one rare name, and says that something else has the family name', 'Tveitan is a farm near Skudenes.'],
    ['a name with digits that is no topic', 'Tveitan left at gate m31.'],
    ['a place that many texts have', 'Tveitan left Norway.'],
  ])('is not compared with a page that has %s', (_, text) => expect(isCompared(text)).toBe(false))

  test('with one word for a name is found by that word', () =>
    expect(isCompared('Kvasir sang in Bergen.', dossierOf('Kvasir', ['Kvasir is a singer.']))).toBe(true))

  test('is found with either form of the apostrophe', () => {
    const sean = dossierOf('Seán O’Brae', ['Seán O’Brae is a smith.'])
    expect(isCompared("O'Brae forged it. Nobody helped, said Seán, and wept.", sean)).toBe(true)
  })

  test('is found by the short form of the given name, and not under a middle initial of somebody else', () => {
    const bird = dossierOf('William J. Bird', ['William J. Bird is a pilot.'])
    expect(isCompared('Bill Bird flew home.', bird)).toBe(true)
    expect(isCompared('William T. Bird sells bread. Bird is 90.', bird)).toBe(false)
  })
})

describe('the name that evidence learns from a page', () => {
  const core = dossierOf('Skadal Ice Memory', ['Skadal Ice Memory is a store.'], [], 'topic')
  test.each([
    ['The Skadal Store is cold. I like the Skadal Store.', 'Skadal Store'],
    ['Ice is cold. Memory fades. The Ice melts.', null],
    ['The Skadal ice melts, says one skadal.', null],
  ])('of "%s" is %s', (text, name) => expect(learnableName(text, core)).toBe(name))

  test('is none for a person, whose family may have it too', () =>
    expect(learnableName('Runa Tveitan is a singer.', tveitan)).toBeNull())
})
