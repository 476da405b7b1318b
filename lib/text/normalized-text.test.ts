import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold'
import { tidiedInPlace, normalizeFolded, tidyText } from './normalized-text'

describe('tidying', () => {
  test.each([
    ['Ann  Lee', 'Ann Lee'],
    ['12\t \nmillion', '12 million'],
    ['kilo\u200bgrams, \u200bor', 'kilograms, or'],
    ['A\u030asell', 'Åsell'],
    ['is called "Slow Light" [12, 14], and', 'is called "Slow Light", and'],
  ])('normalises the spelling of %j', (text, want) => expect(normalizeFolded(text)?.text).toBe(want))

  test('returns null for a text that needs no change', () =>
    expect(normalizeFolded('Zoë took “1,200” — or so.')).toBeNull())

  test('returns the original positions', () => {
    const text = 'Ju\u0308rgen \u200bÅ\u200bsell  left'
    const even = normalizeFolded(text)
    const start = even?.text.indexOf('Åsell') ?? -1
    expect(text.slice(even?.startOf(start), even?.endOf(start + 5))).toBe('Å\u200bsell')
  })

  const texts = fc
    .array(fc.constantFrom('a', 'e\u0301', ' ', '\t', '\u200b', 'left', '.', '\u0301', '😀'))
    .map((p) => p.join(''))

  test('is idempotent, and its positions are in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = fold(text)
        const even = normalizeFolded(folded)
        if (!even) return
        expect(normalizeFolded(even.text)?.text ?? even.text).toBe(even.text)
        for (let i = 0; i < even.text.length; i++) {
          expect(even.startOf(i)).toBeLessThan(even.endOf(i + 1))
          expect(even.startOf(i)).toBeLessThanOrEqual(even.startOf(i + 1))
        }
      }),
      { seed: 1 },
    )
  })

  test('in place keeps the length', () => {
    expect(tidiedInPlace('kilo\u200bgrams\t38')).toBe('kilograms\u200b 38')
    fc.assert(
      fc.property(texts, (text) => {
        expect(tidiedInPlace(text)).toHaveLength(text.length)
      }),
      { seed: 1 },
    )
  })
})

test.each(['【not】', '【not, as some say】', '[not?]', '[never really?]', '[no]', '【1†not】'])(
  '%s is no mark of a note',
  (words) => {
    expect(tidyText(`It was ${words} opened.`)).toBe(`It was ${words} opened.`)
    expect(tidyText(`It was${words} opened.`)).toBe(`It was${words} opened.`)
  },
)

test.each(['250[0] rooms', '250[000] rooms', '250⁰ rooms', '193[1]7 rooms'])('"%s" keeps its digits', (words) => {
  expect(tidyText(words)).toBe(words)
})

test.each(['[12]', '[note 3]', '[when?]', '[citation needed]', '【1†source】', '【4:0†file.pdf】', '【2†L4-L9】'])(
  '%s is a mark of a note',
  (mark) => {
    expect(tidyText(`It was opened${mark} then.`)).toBe('It was opened then.')
  },
)
