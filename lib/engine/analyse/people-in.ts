import type { Word } from '@/lib/text/words'
import type { Gazetteer } from './gazetteer'
import type { GazetteerEntry } from './parsed-sentence'
import { areOnePerson, isGivenName, isNameSuffix, partsOfName } from './person-names'
import type { Span } from '@/lib/text/spans'

/** A person of the dossier in a text. `spelledAs`: the dossier's form of the name, if the text has another one. */
interface KnownPerson extends Span {
  entry: GazetteerEntry
  spelledAs?: string
}

/** Finds the people of a dossier who are named with another first name, with initials or "Jr.", as only one of them can be. */
export function peopleIn(folded: string, words: readonly Word[], gazetteer: Gazetteer): KnownPerson[] {
  const people: KnownPerson[] = []
  const isHeadline = words.filter((w) => /^\p{Lu}/u.test(w.raw)).length > words.length * 0.6
  for (let i = 0; i < words.length; i++) {
    const first = words[i]
    if (!first || !/^\p{Lu}/u.test(first.raw) || !isGivenName(first.lower)) continue
    let best: { entry: GazetteerEntry; last: number; name: string } | null = null
    for (let n = i + 1; n < words.length && n <= i + MOST_GIVEN_NAMES; n++) {
      const before = words[n - 1]
      const word = words[n]
      if (!before || !word || !signsInsideName.test(folded.slice(before.end, word.start))) break
      const known = fullNamesByFamily(gazetteer).get(word.lower)
      if (!known) continue
      const isNext = (at: number): boolean => folded.slice(words[at - 1]?.end, words[at]?.start) === ' '
      const last = isNext(n + 1) && isNameSuffix(words[n + 1]?.raw ?? '') ? n + 1 : n
      // "Gene Kranz Drive" is no person.
      if (!isHeadline && isNext(last + 1) && /^\p{Lu}\p{Ll}/u.test(words[last + 1]?.raw ?? '')) continue
      const name = lowerNameOf(words.slice(i, last + 1))
      const [only, ...others] = new Set(
        known.filter((candidate) => areOnePerson(candidate.name, name, true)).map(({ entry }) => entry),
      )
      if (
        only &&
        others.length === 0 &&
        !known.some((candidate) => candidate.entry === only && hasOtherMiddle(candidate.name, name))
      )
        best = { entry: only, last, name: lowerNameOf(words.slice(i, n + 1)) }
    }
    if (!best) continue
    const { entry, last, name } = best
    const person = { entry, start: first.start, end: words[last]?.end ?? first.end }
    const isUsual = gazetteer.byName.has(name) && !/(?:^| )\w(?: |$)/.test(name)
    people.push(isUsual ? person : { ...person, spelledAs: entry.name })
    i = last
  }
  return people
}

/** Maximum number of words before a last name. */
const MOST_GIVEN_NAMES = 4
/** Matches what is between the words of a name, also around a nickname: "Edwin “Buzz” Aldrin", "J.R. Brook". */
const signsInsideName = /^(?:\.? ?|\.? ["(]|[")] )$/

const lowerNameOf = (words: readonly Word[]): string => words.map((word) => word.lower).join(' ')

/** Whether two names differ in their middle names alone: "Thomas O. Paine" is not "Thomas J. Paine". */
function hasOtherMiddle(a: string, b: string): boolean {
  const x = partsOfName(a)
  const y = partsOfName(b)
  const isShort = !x || !y || x.given.length < 2 || y.given.length < 2
  if (isShort || areOnePerson(a, b, true)) return false
  return areOnePerson(`${x.given[0]} ${x.family}`, `${y.given[0]} ${y.family}`)
}

interface FullName {
  name: string
  entry: GazetteerEntry
}

/** Returns the full names of people, with their entries, by last name. */
function fullNamesByFamily(gazetteer: Gazetteer): ReadonlyMap<string, FullName[]> {
  const known = familyCache.get(gazetteer)
  if (known) return known
  const byFamily = new Map<string, FullName[]>()
  for (const [name, entry] of gazetteer.byName) {
    const parts = partsOfName(name)
    if (!parts || !kindsOfPeople.has(entry.kind) || !isGivenName(parts.given[0] ?? '')) continue
    byFamily.set(parts.family, [...(byFamily.get(parts.family) ?? []), { name, entry }])
  }
  familyCache.set(gazetteer, byFamily)
  return byFamily
}
const kindsOfPeople = new Set<GazetteerEntry['kind']>(['person', 'subject', 'name'])
const familyCache = new WeakMap<Gazetteer, ReadonlyMap<string, FullName[]>>()
