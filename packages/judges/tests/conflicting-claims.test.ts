// @module-tag tools
import { describe, expect, test } from 'vitest'
import { conflictingClaims } from '@/packages/judges/claim-pairs'
import { judgeMechanically } from '@/packages/judges/judge-mechanically'
import { dossierOf } from '@/tests/unit/engine/invented'

const conflicts = (...claims: string[]): string[][] =>
  conflictingClaims(dossierOf(claims)).map((pair) => pair.map(({ claim }) => claim.text))

describe('conflicts between the claims of a dossier', () => {
  test('two dates of one event are a conflict', () => {
    const claims = ['Nora Lindqvist joined Halden Labs in May 2015.', 'In 2017 Nora Lindqvist joined Halden Labs.']
    expect(conflicts(...claims)).toEqual([claims])
  })

  const joined = 'Nora Lindqvist joined Halden Labs in May 2015.'
  test.each([
    ['a less precise date of the same time', joined, 'In 2015 Nora Lindqvist joined Halden Labs.'],
    ['the day and the time of day of one event', 'Columbia splashed down on July 24, 1969.', 'Columbia splashed down at 16:50 UTC.'],
    ['dates of different events', joined, 'Nora Lindqvist left Halden Labs in 2017.'],
    ['dates of an event that happened again', joined, 'Nora Lindqvist joined Halden Labs again in 2019.'],
  ])('%s are not a conflict', (_, ...claims) => expect(conflicts(...claims)).toEqual([])) // prettier-ignore

  test('a claim that names who did it is on the event of one that does not', () => {
    const claims = [
      'The Halden project was started on May 9, 2000.',
      'Otto Lind began the Halden project on May 29, 2000.',
    ]
    expect(conflicts(...claims)).toEqual([claims])
    expect(conflicts(claims[0]!, 'Otto Lind began the roof of the Halden project on May 29, 2000.')).toEqual([])
    expect(conflicts(claims[0]!, 'Otto Lind began the Halden project in Norway on May 29, 2000.')).toEqual([])
  })
})

describe('two claims with another thing at one place', () => {
  test.each([
    ['Hugo Brandt designed the Velt Tower.', 'Karl Osten designed the Velt Tower.'],
    ['The Velt Tower is made of granite.', 'The Velt Tower is made of sandstone.'],
    ['The Velt Tower was founded by Maria Stern.', 'The Velt Tower was founded by Johan Falk.'],
    ['The Velt Tower was built before the town hall.', 'The Velt Tower was built after the town hall.'],
    ['The Velt Tower was damaged in the war.', 'The Velt Tower was not damaged in the war.'],
    ['Nora Lindqvist took a degree in Halden in 1921.', 'Nora Lindqvist never took a degree in Halden.'],
    ['The Velt Tower has two lifts.', 'The Velt Tower has no lift.'],
    ['Nora Lindqvist was born in Halden.', 'Nora Lindqvist was born in Moss.'],
    ['Nora Lindqvist was the daughter of a baker.', 'Nora Lindqvist was the daughter of a doctor.'],
    ['Hugo Brandt designed the Velt Tower.', 'The architect of the Velt Tower was Karl Osten.'],
    ['The Velt Tower was founded by Maria Stern.', 'Johan Falk founded the Velt Tower in 1811.'],
    ['The first keeper of the Velt Tower was Maria Stern.', 'Johan Falk was the first keeper of the Velt Tower.'],
    ['The Velt Club has its seat in Halden.', 'The seat of the Velt Club is in Moss.'],
    ['The old gate was closed before the new gate.', 'The new gate was closed before the old gate.'],
    ['The Velt Tower is the largest in Norway.', 'The Velt Tower is the third largest in Norway.'],
    ['The Velt Tower was damaged in the war.', 'The Velt Tower came through the war undamaged.'],
    ['The council rejected the Velt Tower.', 'The Velt Tower was accepted by the council.'],
    ['Nora Lindqvist left Norway in 1938.', 'Nora Lindqvist emigrated from Norway in 1934.'],
    ['The Velt Tower has 212 steps.', 'There are 186 steps in the Velt Tower.'],
    ['A private foundation owns the Velt Tower.', 'The Velt Tower is owned by the state.'],
  ])('are a conflict where there can be only one: %s %s', (...claims) => expect(conflicts(...claims)).toEqual([claims]))

  test.each([
    ['The roof of the Velt Tower is covered with copper.', 'The door of the Velt Tower is covered with copper.'],
    ['Nora Lindqvist lived in Halden.', 'Nora Lindqvist lived in Moss.'],
    ['Nora Lindqvist wrote a book on stars.', 'Nora Lindqvist wrote a book on comets.'],
    ['Nora Lindqvist was a teacher.', 'Nora Lindqvist was a poet.'],
    ['The Velt Tower was damaged in the war.', 'The Velt Tower was not damaged in the storm.'],
    ['Nora Lindqvist met Otto Lind.', 'Nora Lindqvist met Eva Dahl.'],
    ['Hugo Brandt designed the Velt Tower.', 'Karl Osten designed the stairs of the Velt Tower.'],
    ['The Velt Tower was founded by Maria Stern.', 'The Velt Tower was founded by Johan Falk and Maria Stern.'],
    ['Nora Lindqvist was born in Halden.', 'Nora Lindqvist was born in Norway.'],
    ['Nora Lindqvist died in Halden.', 'Nora Lindqvist was buried in Moss.'],
    ['Nora Lindqvist took a degree in Halden.', 'Nora Lindqvist did not take a degree in Moss.'],
    ['The Velt Tower has 40 windows.', 'The Velt Tower had 28 windows in 1860.'],
    ['The Velt Tower is 38 metres tall.', 'The Velt Tower is 125 feet tall.'],
    ['The Velt Tower had 4,000 visitors in 1980.', 'The Velt Tower had 9,000 visitors in 2010.'],
    ['Nora Lindqvist joined the academy in 1940.', 'Nora Lindqvist left the academy in 1955.'],
  ])('are none where there can be several: %s %s', (...claims) => expect(conflicts(...claims)).toEqual([]))
})

test('statements with the same words that exclude each other are not taken for one', () => {
  const turned = ['The old gate was closed before the new gate.', 'The new gate was closed before the old gate.']
  const ranked = ['The Velt Tower is the largest in Norway.', 'The Velt Tower is the third largest in Norway.']
  for (const claims of [turned, ranked])
    expect(judgeMechanically(dossierOf(claims), [], '2026-02-01')).toMatchObject({
      duplicates: [],
      conflicts: [{ claims: ['c1', 'c2'] }],
    })
})

test('statements with like words on two properties, or two places, are not taken for one', () => {
  const tall = ['The north wing is older than the south wing.', 'The north wing is taller than the south wing.']
  const placed = ['The museum stands in the north of Moss.', 'The museum stands in Moss.']
  for (const claims of [tall, placed])
    expect(judgeMechanically(dossierOf(claims), [], '2026-02-01').duplicates).toEqual([])
})
