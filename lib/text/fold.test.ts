import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold'
import { STYLED_LETTERS } from './plain-letters'

describe('folding', () => {
  test.each([
    ['Ada’s “lamp” «kite»', `Ada's "lamp" "kite"`],
    ['He said (‘Ada’s lamp’), ‘a kite’.', `He said ("Ada's lamp"), "a kite".`],
    ['the ‘why’ of it', "the 'why' of it"],
    ["In the '90s the teachers' rock 'n' roll", "In the '90s the teachers' rock 'n' roll"],
    ['“Read ‘Ada’ first”', `"Read 'Ada' first"`],
    ['Halden Labs - a firm in Delft-West', 'Halden Labs – a firm in Delft-West'],
    ['2015—2017 — and so on', '2015–2017 — and so on'],
    ['kilo\u00adgrams\ufeff', 'kilo\u200bgrams\u200b'],
    ['May\u00a02015\u2009–\u202fJune', 'May 2015 – June'],
    ['co‑author', 'co-author'],
    ['2015−2017', '2015–2017'],
    ['Zoë—Łódź 東京 1,200', 'Zoë—Łódź 東京 1,200'],
    ['ＡＤＡ, ２０１５', 'ADA, 2015'],
    ['𝟮𝟬𝟭𝟱', '2\u034f0\u034f1\u034f5\u034f'],
    ['CO₂, 10⁹ and 30¹, ① and ②⓪', 'CO2, 10⁹ and 30¹, ① and 20'],
  ])('replaces the variants of quotes, blanks and dashes in %s', (text, want) => expect(fold(text)).toBe(want))

  test('keeps the length, plain letters and digits, and is idempotent', () => {
    const unit = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('’', '“', '\u00a0', '–', '\u2011', 'é', '9'))
    fc.assert(
      fc.property(
        fc.array(unit).map((parts) => parts.join('')),
        (text) => {
          const folded = fold(text)
          const changed = Array.from({ length: text.length }, (_, i) => (folded[i] === text[i] ? '' : text[i])).join('')
          const other = changed.replace(STYLED_LETTERS, '')
          expect(folded).toHaveLength(text.length)
          expect(fold(folded)).toBe(folded)
          expect(other).not.toMatch(/[\p{Lu}\p{Ll}\p{Lo}\p{N}]/u)
        },
      ),
      { seed: 1 },
    )
  })
})
