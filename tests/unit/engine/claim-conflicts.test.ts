import { describe, expect, test } from 'vitest'
import { claimConflicts } from '@/lib/engine/facts/claim-conflicts'
import { dossierOf } from './invented'

const conflicts = (...claims: string[]): string[] =>
  claimConflicts(dossierOf(claims)).map(({ first, second }) => `${first.value} / ${second.value}`)

describe('conflicts between the claims of a dossier', () => {
  test('two dates of one event are a conflict', () => {
    expect(
      conflicts('Nora Lindqvist joined Halden Labs in May 2015.', 'In 2017 Nora Lindqvist joined Halden Labs.'),
    ).toEqual(['May 2015 / 2017'])
  })

  test('a less precise date of the same time is not a conflict', () => {
    expect(
      conflicts('Nora Lindqvist joined Halden Labs in May 2015.', 'In 2015 Nora Lindqvist joined Halden Labs.'),
    ).toEqual([])
  })

  test('dates of different events are not a conflict', () => {
    expect(
      conflicts('Nora Lindqvist joined Halden Labs in May 2015.', 'Nora Lindqvist left Halden Labs in 2017.'),
    ).toEqual([])
  })

  test('an event that happened again can have another date', () => {
    expect(
      conflicts('Nora Lindqvist joined Halden Labs in May 2015.', 'Nora Lindqvist joined Halden Labs again in 2019.'),
    ).toEqual([])
  })
})
