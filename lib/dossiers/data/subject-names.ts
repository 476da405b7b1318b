// By its path, as the build's configuration reads this file too.
import { faultOfName } from '../../dossier/format/subject-name-fault'

/** Whom a dossier is about. */
export interface Named {
  name: string
  aliases: readonly string[]
  kind: string
}

/**
 * Names that show that a text is about a subject: its name, its other names, and the family name of a person. Names of
 * fewer than 3 letters and common words ("May") are left out, because they occur on every page.
 */
export function namesOf({ name, aliases, kind }: Named): string[] {
  const family = kind === 'person' ? (name.trim().split(/\s+/).at(-1) ?? '') : ''
  const all = [name, ...aliases, family].map((one) => one.trim().replace(/\s+/g, ' '))
  return [...new Set(all)].filter((one) => one.length >= SHORTEST && faultOfName(one) === null)
}

/**
 * The names of several subjects as a page looks for them: without those that contain another one as whole words, since the shorter
 * one finds them too.
 */
export function namesToLookFor(subjects: readonly Named[]): string[] {
  const names = [...new Set(subjects.flatMap(namesOf).map((name) => name.toLowerCase()))].slice(0, MOST)
  const known = new Set(names)
  return names.filter((name) => !partsOf(name).some((part) => known.has(part)))
}

const SHORTEST = 3
/** Each name costs time on every page. */
const MOST = 2000

/** The runs of words in a name, apart from the whole. */
function partsOf(name: string): string[] {
  const words = name.split(' ')
  if (words.length > 12) return []
  return words.flatMap((_, from) =>
    words.slice(from).flatMap((_, length) => {
      const part = words.slice(from, from + length + 1)
      return part.length < words.length ? [part.join(' ')] : []
    }),
  )
}
