/**
 * Does a text speak of the subject by name? Names match as whole words in any case. Meant for the whole text of a page,
 * as it is asked of every page: one pass, no copy.
 *
 * @param names of the subject; those under 3 letters are passed over, as they would match anywhere
 */
export function mentions(text: string, names: readonly string[]): boolean {
  const usable = names.filter((name) => name.trim().length >= 3).map((name) => escape(name.trim()))
  if (usable.length === 0) return false
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${usable.join('|')})(?![\\p{L}\\p{N}])`, 'iu').test(text)
}

/** A line break in the markup stands for a space in a name. */
function escape(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+')
}
