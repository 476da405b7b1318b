import lists from '@/lib/text/lexicon/nicknames.json'
import { spellingKey } from '@/lib/engine/lexicon/spelling-key'
import { firstNames, formsOf } from '@/lib/text/words'

/** A person's name in parts, in lower case: "Dr. James A. Lovell, Jr." has the given names "james" and "a". */
interface PersonName {
  given: string[]
  family: string
  /** "jr", "sr", "ii", "iii" or "iv"; null without one. */
  suffix: string | null
}

/**
 * Whether two names are of one person by their form: an equal last name, and first names that are equal, short forms of
 * one name ("Gene", "Eugene") or initials ("T.O. Paine"). Middle names may be missing, but not differ.
 *
 * @param mayDropAny a middle name may be missing that is in no list of given names: both are known to be people
 */
export function areOnePerson(a: string, b: string, mayDropAny = false): boolean {
  const x = partsOfName(a)
  const y = partsOfName(b)
  if (!x || !y || !areOneGivenName(x.family, y.family) || (x.suffix && y.suffix && x.suffix !== y.suffix)) return false
  const [first = '', ...middle] = x.given
  const [otherFirst = '', ...otherMiddle] = y.given
  if (!isGivenName(first) || !isGivenName(otherFirst) || !areOneGivenName(first, otherFirst)) return false
  const [short, long] = middle.length < otherMiddle.length ? [middle, otherMiddle] : [otherMiddle, middle]
  return (
    short.every((name, at) => areOneGivenName(name, long[at] ?? '')) &&
    (mayDropAny || long.slice(short.length).every(isGivenName))
  )
}

/** Returns the parts of a name; null for one without a first and a last name. */
export function partsOfName(name: string): PersonName | null {
  const known = parsedNames.get(name)
  if (known !== undefined) return known
  const words = (name.match(/[\p{L}\p{M}][\p{L}\p{M}'-]*/gu) ?? []).map((word) => formsOf(word).lower)
  const suffix = words.length > 2 && isNameSuffix(words.at(-1) ?? '') ? (words.pop() ?? null) : null
  const family = words.pop() ?? ''
  const parts = words.length === 0 || family.length < 2 ? null : { given: words, family, suffix }
  if (parsedNames.size > 50_000) parsedNames.clear()
  parsedNames.set(name, parts)
  return parts
}
// Cached, because texts repeat names.
const parsedNames = new Map<string, PersonName | null>()

export const isNameSuffix = (word: string): boolean => /^(?:jr|sr|ii|iii|iv)$/i.test(word)

/** Whether a word in lower case is a given name, an initial or a patronymic. */
export const isGivenName = (word: string): boolean =>
  /^\p{L}$|(?:ovich|evich|ovna|evna)$/u.test(word) ||
  firstNames.has(word) ||
  nameGroups.has(word) ||
  firstNames.has(word.split('-')[0] ?? word)

/** Whether two names may be of one person: equal in another spelling, an initial of the other, or forms of one name. */
function areOneGivenName(a: string, b: string): boolean {
  if (spellingKey(a) === spellingKey(b)) return true
  if (a.length === 1 || b.length === 1) return a.startsWith(b) || b.startsWith(a)
  return nameGroups.get(a)?.some((group) => nameGroups.get(b)?.includes(group)) ?? false
}

/** The groups of equal first names that a name is in, by index: "ed" is short for Edward, Edwin, Edmund and Edgar. */
const nameGroups = new Map<string, number[]>()
for (const [at, group] of lists.groups.split(', ').entries())
  for (const name of group.split(' ')) nameGroups.set(name, [...(nameGroups.get(name) ?? []), at])
