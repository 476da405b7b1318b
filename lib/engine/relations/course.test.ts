import { describe, expect, test } from 'vitest'
import { clashesIn, framesIn, verdictOn } from '@/tests/unit/engine/invented'
import { course } from './course'

describe('the course relation extracts', () => {
  test.each<[string, string[]]>([
    ['The course VK101 is taught at Norwick University.', ['course vk101: place=Norwick University']],
    ['She created the course VK101 in 2015.', ['begin vk101: date=2015']],
  ])('%s', (sentence, frames) => expect(framesIn(course, sentence)).toEqual(frames))
})

describe('the course relation ignores', () => {
  test.each([
    'VK101 was not taught at Ellesby.',
    'She took a course at Ellesby.',
    'Will she teach VK101 at Quillon?',
    'She could teach VK101 at Quillon.',
    'The course was long.',
  ])('%s', (sentence) => expect(framesIn(course, sentence)).toEqual([]))
})

describe('a course in a dossier', () => {
  const claims = [
    'Nora Lindqvist created the course VK101 in 2015.',
    'The course VK101 is taught at Norwick University.',
  ]
  test.each<[string, [string, string][]]>([
    ['Nora Lindqvist created the course VK101 in 2017.', [['2017', '2015']]],
    ['VK101 is taught at Ellesby University.', [['Ellesby University', 'Norwick University']]],
  ])('contradicts another year or place: %s', (text, values) => expect(clashesIn(text, claims)).toEqual(values))

  test('supports its place', () =>
    expect(verdictOn('Nora Lindqvist teaches. VK101 is taught at Norwick University.', claims)).toBe('supported'))

  test.each([
    'Nora Lindqvist taught VK101 in 2017.',
    'VK202 is taught at Ellesby University.',
    'Nora Lindqvist gave a lecture at Ellesby University.',
  ])('never contradicts another course, or a later year of the course: %s', (text) =>
    expect(clashesIn(text, claims)).toEqual([]),
  )
})
