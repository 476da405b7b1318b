import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasUnreadableSign } from './article-blocks'
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

  test.each([
    ['a word with a look-alike letter', 'It was n\u043et opened.'],
    ['a word that begins with one', 'Its \u0441oat was red.'],
    ['a Greek look-alike', 'It was n\u03bft opened.'],
    ['a look-alike behind a sign of no width', 'It was n\u200b\u043e\u200bt opened.'],
    ['an override', 'It was opened in \u202e1931\u202c.'],
    ['a year after an override to the left', 'It was opened in \u202d1931\u202c.'],
    ['a turned day', 'It was opened on \u206712 May 1931\u2069.'],
    ['an embedded day', 'It was opened on \u202b12 May 1931\u202c.'],
    ['a mark of direction before figures', 'It won \u200f2–1.'],
    ['an unequal sign', 'It has ≠250 members.'],
    ['a sign of denial', 'It was ¬opened in 1931.'],
    ['a cross', 'It was ❌ opened in 1931.'],
    ['a sign of forbidding', '🚫 It was opened in 1931.'],
    ['a struck-out word', 'It was n\u0336o\u0336t\u0336 opened in 1931.'],
    ['a denial in brackets', 'It was [not, as some say] opened in 1931.'],
    ['a denial in brackets of another script', 'It was 【not, as some say】 opened in 1931.'],
  ])('%s becomes a sign that its sentence cannot be read', (_, text) => {
    expect(hasUnreadableSign(fold(text))).toBe(true)
    expect(fold(text)).toHaveLength(text.length)
  })

  test.each([
    ['TNFα is 5 μm long, β-carotene too.'],
    ['It was ✅ opened [sic] in 1931【3†source】 at [no. 5] of the street.'],
    ['The town of Киев was opened, and so was the Αθήνα club.'],
    ['The \u2068tower\u2069 is \u206612\u2069 m high.'],
    ['The city (\u2067\u0645\u062f\u064a\u0646\u0629\u2069\u200e) is old.'],
  ])('is a sentence like others: %s', (text) => expect(hasUnreadableSign(fold(text))).toBe(false))

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
