import { describe, expect, test } from 'vitest'
import { readingOf, verdictOn } from '@/tests/unit/engine/invented'

/** The persons meant by pronouns and descriptions of a sentence; `?` after uncertain ones. */
const meant = (text: string, focus = true): string[] =>
  readingOf(text, { focus }).items.flatMap((i) =>
    'pronoun' in i && i.pronoun ? [`${i.text}: ${i.id}${i.certain ? '' : '?'}`] : [],
  )

describe('a pronoun', () => {
  test.each<[string, string[]]>([
    ['She left.', ['She: nora lindqvist']],
    ['Her talk was long.', ['Her: nora lindqvist']],
    ['Lindqvist said she left.', ['she: nora lindqvist']],
    ['Before she left, Lindqvist spoke.', ['she: nora lindqvist']],
    ['The engineer spoke.', ['The engineer: nora lindqvist']],
  ])('refers to the subject of the text: %s', (text, want) => expect(meant(text)).toEqual(want))

  test('does not refer to a person of another gender', () => expect(meant('He left.').join()).not.toContain('nora'))

  test('refers to no one before a person is named', () =>
    expect(meant('She left.', false).join()).not.toContain('nora'))

  test('is uncertain after another person is named', () => {
    expect(readingOf('Clara Okafor met Lindqvist before she left.').ambiguous).toBe(true)
    expect(readingOf('Lindqvist spoke before she left.').ambiguous).toBe(false)
  })
})

describe('focus from sentence to sentence', () => {
  const claims = ['Nora Lindqvist joined Brightwater in 2016.']
  test.each([
    'Lindqvist sails. It was in Clara Okafor’s class that she learned it. She joined Brightwater in 2019.',
    'Lindqvist went to Uppsala, where Clara Okafor taught her. She joined Brightwater in 2019.',
    'Nora learned to sail. She joined Brightwater in 2019.',
  ])('does not change when a person is only mentioned: %s', (text) => {
    expect(verdictOn(text, claims)).toBe('contradicted')
  })

  test.each(['Clara Okafor hired Lindqvist. She joined Brightwater in 2019.'])(
    'is uncertain when another person is possible: %s',
    (text) => {
      expect(verdictOn(text, claims)).not.toBe('contradicted')
    },
  )

  test.each([
    'Lindqvist is an engineer. Clara Okafor took her doctorate at Norwick University in 2019.',
    'Lindqvist is an engineer. Gakal Biloman is a chemist. She took a doctorate at Norwick University in 2019.',
    'Lindqvist is an engineer. Gakal Biloman, a former chemist, sails. She took a doctorate at Norwick University in 2019.',
    'Lindqvist is an engineer. Gakal Biloman studied law. She took a doctorate at Norwick University in 2019.',
  ])('does not mix up the actions of two people: %s', (text) => {
    expect(verdictOn(text, ['Nora Lindqvist took her doctorate at Norwick University in 2015.'])).not.toBe(
      'contradicted',
    )
  })

  test.each([
    'Lindqvist is an engineer. Solid Ground is an engineer training programme. She joined Brightwater in 2019.',
    'Lindqvist is an engineer. Solid Ground is a tool for students. She joined Brightwater in 2019.',
    'Lindqvist is an engineer. Solid Ground took the prize. She joined Brightwater in 2019.',
  ])('does not change when a thing is named', (text) => expect(verdictOn(text, claims)).toBe('contradicted'))

  test('returns to the subject of the text when another person was named once', () => {
    const text =
      'Nora Lindqvist is an engineer. Lindqvist sails. Clara Okafor praised the boat. She is a good judge. She has a boat too. '
    expect(verdictOn(`${text}She joined Brightwater in 2019.`, claims)).not.toBe('supported')
  })

  test('does not take a man for a woman: “she” after “Peter Grant” is the subject', () => {
    const text = 'Nora Lindqvist is an engineer. Peter Grant praised the boat. '
    expect(verdictOn(`${text}She joined Brightwater in 2019.`, claims)).toBe('contradicted')
  })

  test('does not assign the actions of another person’s relatives to the subject', () => {
    expect(meant('Clara Okafor supervised her doctorate.')).toEqual(['her: nora lindqvist'])
    expect(meant('Clara Okafor took her doctorate.').join()).not.toContain('nora')
  })

  test('treats a description after a known person as another person', () => {
    expect(meant('She reported to the engineer.')).toEqual(['She: nora lindqvist'])
  })
})
