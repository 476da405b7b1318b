import { describe, expect, test } from 'vitest'
import { readingOf } from '@/tests/unit/match/invented'

/** Whom the pronouns and descriptions of a sentence mean; `?` after what is not certain. */
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
  ])('means the subject of the text: %s', (text, want) => expect(meant(text)).toEqual(want))

  test('of another gender does not', () => expect(meant('He left.').join()).not.toContain('nora'))

  test('means nobody before anyone is named', () => expect(meant('She left.', false).join()).not.toContain('nora'))

  test('after another person means nobody for certain', () => {
    expect(readingOf('Clara Okafor met Lindqvist before she left.').ambiguous).toBe(true)
    expect(readingOf('Lindqvist spoke before she left.').ambiguous).toBe(false)
  })
})
