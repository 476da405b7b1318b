import { describe, expect, test } from 'vitest'
import { readingOf } from '@/tests/unit/engine/invented'

describe('clauses', () => {
  const textsOf = (text: string): string[] => readingOf(text).clauses.map((c) => text.slice(c.start, c.end))

  test.each<[string, string[]]>([
    [
      'She joined Halden Labs, left Tervane, and founded Quillon.',
      ['She joined Halden Labs, left Tervane, and founded Quillon.'],
    ],
    ['She joined Halden Labs in 2015 and left in 2017.', ['She joined Halden Labs in 2015 ', 'and left in 2017.']],
    ['She joined Halden, where she led a team.', ['She joined Halden,', ' where she led a team.']],
    ['Bread and butter and tea.', ['Bread and butter and tea.']],
  ])('are split where a new statement begins: %s', (text, want) => expect(textsOf(text)).toEqual(want))

  test('cover the whole sentence, in order and without overlap', () => {
    const text = 'She joined Halden Labs in 2015, while Renn, who liked tea, stayed; then she left — twice, it is said.'
    expect(textsOf(text).length).toBeGreaterThan(2)
    expect(textsOf(text).join('')).toBe(text)
  })

  const flags = (text: string): string =>
    readingOf(text)
      .clauses.map((c) => (c.negated ? 'denied' : c.hypothetical ? 'possible' : 'said'))
      .join(', ')
  test.each([
    ['She joined Halden.', 'said'],
    ['She never joined Halden.', 'denied'],
    ["She didn't join Halden.", 'denied'],
    ['Nobody at Halden knew her.', 'denied'],
    ['She did not join Halden but joined Tervane.', 'denied, said'],
    ['She may join Halden, while Renn left Tervane.', 'possible, said'],
    ['She will join Halden.', 'possible'],
    ['She was asked whether she left.', 'possible'],
    ['She reportedly left Halden.', 'possible'],
    ['She planned to leave Halden.', 'possible'],
  ])('are each marked as said, denied or only possible: %s', (text, want) => expect(flags(text)).toBe(want))
})
