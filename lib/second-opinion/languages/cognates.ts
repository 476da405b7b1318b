/**
 * Finds English stems that words of another European language are akin to: the same word with another ending ("generación",
 * "generation") or another spelling ("Kategorie", "category").
 */
export function cognatesAmong(stems: Iterable<string>): (word: string) => string | null {
  const known = new Map<string, string>()
  for (const stem of stems) if (/^[a-z]+$/.test(stem)) known.set(spelling(stem), stem)
  return (word) => {
    const own = spelling(word)
    for (let end = own.length; end >= Math.max(SHORTEST_STEM, own.length - LONGEST_ENDING); end--) {
      const stem = known.get(own.slice(0, end))
      if (stem !== undefined) return stem
    }
    return null
  }
}

// Shorter stems are the beginnings of too many words.
const SHORTEST_STEM = 5
const LONGEST_ENDING = 7

/** Letters that these languages use for one another, as one. */
function spelling(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/qu|[cq]/g, 'k')
    .replace(/y/g, 'i')
    .replace(/z/g, 's')
    .replace(/(.)\1/g, '$1')
}
