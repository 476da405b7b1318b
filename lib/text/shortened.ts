/** Returns words as one line of at most `most` UTF-16 units, with "…" where they are cut. */
export function shortened(words: string, most = 120): string {
  const line = words
    .toWellFormed()
    .slice(0, 4 * most)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…`.toWellFormed() : line
}
