// A relative path, because the build's configuration imports this file and does not resolve `@/`.
import { faultOfName } from '../../dossier/format/subject-name-fault'
import { knownFamilyName } from '../../text/known-family-name'

export interface DossierSubject {
  name: string
  aliases: readonly string[]
  kind: string
  /** Main names of a document about an event, each with its forms: a page about the event has two of them. */
  main?: readonly (readonly string[])[]
}

/**
 * Returns names that show that a text is about a subject: its name, its aliases, and the family name of a person.
 * Leaves out names of fewer than 3 characters and common words ("May"), because they occur on every page.
 */
export function detectionNamesOf({ name, aliases, kind }: DossierSubject): string[] {
  const family = (kind === 'person' && knownFamilyName(name.replace(/\s+/g, ' '))) || ''
  const all = [name, ...aliases, family].map((given) => given.trim().replace(/\s+/g, ' '))
  return [...new Set(all)].filter((given) => given.length >= SHORTEST_NAME && faultOfName(given) === null)
}

/** Whether a name is made of initials: "ESA". */
export const isAcronym = (name: string): boolean => /^\p{Lu}{2,6}$/u.test(name)

/** Returns the names in the words of a person, separated by commas, that can be looked for in pages. */
export const namesInWords = (words: string): string[] => usableNames(words.split(','))

/** Returns the names that can be looked for in pages. */
export const usableNames = (names: readonly string[]): string[] =>
  names.filter((name) => faultOfName(name) === null).map((name) => name.trim())

/**
 * Returns the lower-case names of several subjects to look for in a page. Leaves out names that contain another one as
 * whole words, since the shorter one finds them too.
 */
export function namesToLookFor(subjects: readonly DossierSubject[]): string[] {
  const all = subjects.flatMap((subject) => [...detectionNamesOf(subject), ...(subject.main ?? []).flat()])
  const names = [...new Set(all.map((name) => name.toLowerCase()))].slice(0, MOST_NAMES)
  const known = new Set(names)
  return names.filter((name) => !shorterRunsOf(name).some((part) => known.has(part)))
}

const SHORTEST_NAME = 3
/** Maximum number of names to look for, because each costs time on every page. */
const MOST_NAMES = 2000

/** Returns all runs of words of a name that are shorter than the name; none for a name of more than 12 words. */
function shorterRunsOf(name: string): string[] {
  const words = name.split(' ')
  if (words.length > 12) return []
  const runs: string[] = []
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= words.length; to++)
      if (to - from < words.length) runs.push(words.slice(from, to).join(' '))
  return runs
}
