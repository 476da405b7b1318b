/** Rounds pixels of a picture: finer ones are not seen, and all their digits double the size of a page without scripts. */
export function tenth(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
