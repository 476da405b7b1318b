/**
 * Returns the sign for a character of a symbol font, which Word writes in private use (U+F020 to U+F0FF); a blank for a
 * picture, so that the words around it stay apart. Any other character stays.
 */
export function signOf(code: number, font = 'Symbol'): string {
  const isPrivate = code >= 0xf020 && code <= 0xf0ff
  if (font !== 'Symbol')
    return isPrivate || !(code > 0x1f && code < 0xd800) || /dings/i.test(font) ? ' ' : String.fromCharCode(code)
  const own = isPrivate ? code - 0xf000 : code
  return SIGNS.get(own) ?? (own > 0x1f && own < 0x40 ? String.fromCharCode(own) : ' ')
}

/** Returns a text with the signs for its characters in private use. */
export function withSigns(text: string): string {
  return text.replace(/[\uF020-\uF0FF]/g, (sign) => signOf(sign.charCodeAt(0)))
}

/** Signs of the font Symbol that can be part of a value, by code. */
const SIGNS = new Map(
  Array.from('-−mμpπ¢′£≤®→°°±±²″³≥´×·•¸÷¹≠»≈×·'.matchAll(/(.)(.)/g), ([, code = '', sign]) => [
    code.charCodeAt(0),
    sign,
  ]),
)

/** Signs for the structure of a formula: 10^6, x_1, 3/4. */
export const FORMULA_SIGNS = new Map([
  ['m:sup', '^'],
  ['m:sub', '_'],
  ['m:den', '/'],
])
