import { describe, expect, test } from 'vitest'
import { clashesIn, framesIn, verdictOn } from '@/tests/unit/engine/invented'
import { extractPosts } from './posts'

const nora = 'nora lindqvist'

describe('the posts relation extracts', () => {
  test.each<[string, string]>([
    ['She was director of AI at Tervane Motors.', `post ${nora}, tervane motors: role=director of AI`],
    [
      'Tervane’s former director of AI, Nora Lindqvist, spoke.',
      `post ${nora}, tervane motors: role=former director of AI`,
    ],
    ['Halden Labs (2015–2017): research scientist', `post ${nora}, halden labs: role=research scientist`],
    ['Tervane Motors CEO Victor Renn praised her.', 'post victor renn, tervane motors: role=CEO'],
    ['She became director of AI at Tervane in 2018.', `appoint ${nora}, tervane motors, lead: date=2018`],
    ['She reported directly to Victor Renn at Tervane Motors.', `report ${nora}, tervane motors: name=Victor Renn`],
    ['She was not director of AI at Tervane.', `not post ${nora}, tervane motors: role=director of AI`],
    ['She was not one of the founders of Halden Labs.', `not post ${nora}, halden labs: role=founders`],
  ])('%s', (sentence, frame) => expect(framesIn(extractPosts, sentence)).toContain(frame))
})

describe('the posts relation ignores', () => {
  test.each([
    'She could become director of AI at Tervane.',
    'She will be director of AI at Tervane.',
    'Was she director of AI at Tervane?',
    'She worked with the Tervane CEO.',
    'She is an engineer.',
    'She directed a film in 2010.',
  ])('%s', (sentence) => expect(framesIn(extractPosts, sentence)).toEqual([]))

  test('the posts of another person', () =>
    expect(framesIn(extractPosts, 'Victor Renn was director of AI at Tervane Motors.').join()).not.toContain(nora))
})

describe('a post in a dossier', () => {
  const claims = [
    'Nora Lindqvist was director of AI at Tervane Motors from June 2017 to July 2022.',
    'Nora Lindqvist was a founding member and research scientist at Halden Labs.',
    'At Tervane Motors, Lindqvist reported directly to Victor Renn.',
  ]
  test.each<[string, [string, string][]]>([
    ['Nora Lindqvist was an intern at Tervane Motors.', [['intern', 'director of AI']]],
    ['Nora Lindqvist was director of AI at Tervane Motors from 2015 to 2022.', [['2015', 'June 2017']]],
  ])('contradicts a rank that it excludes, and another start or end: %s', (text, values) =>
    expect(clashesIn(text, claims)).toEqual(values),
  )

  test.each([
    'Nora Lindqvist was director of AI at Tervane Motors.',
    'Nora Lindqvist was head of AI at Tervane Motors.',
    'Nora Lindqvist was a research scientist at Halden Labs.',
  ])('supports: %s', (text) => expect(verdictOn(text, claims)).toBe('supported'))

  test.each([
    'Victor Renn was an intern at Tervane Motors.',
    'Nora Lindqvist was an intern at Quillon.',
    'Nora Lindqvist was a leader at Tervane Motors.',
    'Nora Lindqvist was not yet thirty when she worked at Tervane Motors.',
    'Was Nora Lindqvist an intern at Tervane Motors?',
    'Nora Lindqvist worked with the Tervane Motors CEO.',
  ])('never contradicts another person or place, or a rank that excludes none: %s', (text) =>
    expect(clashesIn(text, claims)).toEqual([]),
  )
})
