/** A colour: red, green and blue, from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

/** Returns the colour of six hexadecimal digits, with or without "#"; null for anything else. */
export function colourOfHex(digits: string): Colour | null {
  const code = /^#?([\da-f]{6})$/i.exec(digits)?.[1]
  if (code === undefined) return null
  const number = parseInt(code, 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}

/** Returns whether letters cannot be told from the colour behind them; false where one of the two is not known. */
export function areAlike(letters: Colour | null, behind: Colour | null): boolean {
  if (letters === null || behind === null) return false
  return letters.every((value, at) => Math.abs(value - (behind[at] ?? 0)) < LEAST_CONTRAST)
}

/** Least difference of a part of two colours. Light grey letters on white are seen from here on, with effort. */
const LEAST_CONTRAST = 32
