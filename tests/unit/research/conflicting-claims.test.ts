import { describe, expect, test } from 'vitest'
import { conflictingClaims } from '@/lib/research/claim-pairs'
import { dossierOf } from '../engine/invented'

const conflicts = (...claims: string[]): string[][] =>
  conflictingClaims(dossierOf(claims)).map((pair) => pair.map(({ claim }) => claim.text))

describe('conflicts between the claims of a dossier', () => {
  test('two dates of one event are a conflict', () => {
    const claims = ['Nora Lindqvist joined Halden Labs in May 2015.', 'In 2017 Nora Lindqvist joined Halden Labs.']
    expect(conflicts(...claims)).toEqual([claims])
  })

  test('a less precise date of the same time is not a conflict', () => {
    expect(
      conflicts('Nora Lindqvist joined Halden Labs in May 2015.', 'In 2015 Nora Lindqvist joined Halden Labs.'),
    ).toEqual([])
  })

  test('the day and the time of day of one event are not a conflict', () => {
    expect(conflicts('Columbia splashed down on July 24, 1969.', 'Columbia splashed down at 16:50 UTC.')).toEqual([])
  })

  test('dates of different events are not a conflict', () => {
    expect(
      conflicts('Nora Lindqvist joined Halden Labs in May 2015.', 'Nora Lindqvist left Halden Labs in 2017.'),
    ).toEqual([])
  })

  test('a claim that names who did it is on the event of one that does not', () => {
    const claims = [
      'The Halden project was started on May 9, 2000.',
      'Otto Lind began the Halden project on May 29, 2000.',
    ]
    expect(conflicts(...claims)).toEqual([claims])
    expect(conflicts(claims[0]!, 'Otto Lind began the roof of the Halden project on May 29, 2000.')).toEqual([])
    expect(conflicts(claims[0]!, 'Otto Lind began the Halden project in Norway on May 29, 2000.')).toEqual([])
  })

  test('an event that happened again can have another date', () => {
    expect(
      conflicts('Nora Lindqvist joined Halden Labs in May 2015.', 'Nora Lindqvist joined Halden Labs again in 2019.'),
    ).toEqual([])
  })
})
