/**
 * Returns the sign for a character of a symbol font, which Word writes in private use (U+F020 to U+F0FF); a blank for a
 * picture, so that the words around it stay apart. Any other character stays.
 *
 * @param font name of the font; default: Symbol
 */
export function signOf(code: number, font = 'Symbol'): string {
  if (!Number.isInteger(code) || code <= 0 || code > 0x10ffff) return ' '
  const isPrivate = code >= 0xf020 && code <= 0xf0ff
  if (!isPrivate && font !== 'Symbol') return /^(?:Wing|Web)dings/i.test(font) ? ' ' : String.fromCodePoint(code)
  const own = isPrivate ? code - 0xf000 : code
  if (font !== 'Symbol') return ' '
  return SIGNS.get(own) ?? (own < 0x40 ? String.fromCodePoint(own) : isPrivate ? ' ' : String.fromCodePoint(own))
}

/** Replaces the characters of symbol fonts in a text. */
export function withSigns(text: string): string {
  return text.replace(/[\uF020-\uF0FF]/g, (sign) => signOf(sign.charCodeAt(0)))
}

/** Signs of the font Symbol that can be part of a value. */
const SIGNS = new Map<number, string>([
  [0x2d, '−'],
  [0x57, 'Ω'],
  [0x6d, 'μ'],
  [0x70, 'π'],
  [0xa2, '′'],
  [0xa3, '≤'],
  [0xae, '→'],
  [0xb0, '°'],
  [0xb1, '±'],
  [0xb2, '″'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb7, '•'],
  [0xb8, '÷'],
  [0xb9, '≠'],
  [0xbb, '≈'],
  [0xd7, '·'],
])
