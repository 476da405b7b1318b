import { describe, expect, test } from 'vitest'
import { clashesIn, framesIn, verdictOn } from '@/tests/unit/engine/invented'
import { making } from './making'

describe('the making relation extracts', () => {
  test.each<[string, string[]]>([
    ['She created pebbleNet.', ['make pebblenet: name=She']],
    ['Lindqvist wrote “The Patient Machine”.', ['make patient machine: name=Lindqvist']],
    ['Victor Renn built pebbleNet.', ['make pebblenet: name=Victor Renn']],
  ])('%s', (sentence, frames) => expect(framesIn(making, sentence)).toEqual(frames))
})

describe('the making relation ignores', () => {
  test.each([
    'She did not create pebbleNet.',
    'She might create pebbleNet.',
    'Did she create pebbleNet?',
    'She uses pebbleNet.',
    'She praised pebbleNet.',
  ])('%s', (sentence) => expect(framesIn(making, sentence)).toEqual([]))
})

describe('a maker in a dossier', () => {
  const claims = ['Nora Lindqvist created pebbleNet.', 'Nora Lindqvist and Clara Okafor wrote “The Patient Machine”.']
  test('supports the same maker', () => expect(verdictOn('Nora Lindqvist built pebbleNet.', claims)).toBe('supported'))

  test.each([
    'Victor Renn created pebbleNet.',
    'Clara Okafor wrote “The Patient Machine”.',
    'Nora Lindqvist created stoneNet.',
    'Victor Renn uses pebbleNet.',
  ])('never excludes a second maker: %s', (text) => expect(clashesIn(text, claims)).toEqual([]))
})
