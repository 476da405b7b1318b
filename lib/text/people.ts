import { fold } from './fold'
import lists from './lexicon/words.json'
import { firstNames } from './words'

/** Names of places that are no family names, in small letters. */
export const placeNames: ReadonlySet<string> = new Set(
  `${lists.countries} ${lists.regions} ${lists.cities} ${lists.demonyms} ${lists.adjectives}`.split(' '),
)

export const isPlace = (name: string): boolean =>
  name
    .toLowerCase()
    .split(/[ -]/)
    .every((word) => placeNames.has(word) || PART_OF_PLACE.test(word))
const PART_OF_PLACE = /^(?:north|south|east|west|northern|southern|eastern|western|new|york|united|states|kingdom)$/

/** "Ada Quist", "Juan R. de Leeuw": a first name that is known, and what follows it. */
const PERSON_NAME =
  /(?<![\p{L}\p{N}.'-])(\p{Lu}[\p{Ll}]+(?:-\p{Lu}?\p{Ll}+)?)((?: \p{Lu}\.)? (?:(?:van|von|de|der|den|da|di|del|la|le|bin|al) ){0,3}\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{Ll}'-]+)?)(?![\p{L}])/gu

interface NamedPerson {
  name: string
  start: number
}

export function peopleIn(text: string): NamedPerson[] {
  const people: NamedPerson[] = []
  const folded = fold(text)
  const name = new RegExp(PERSON_NAME)
  for (let match = name.exec(folded); match; match = name.exec(folded)) {
    const [, first = '', rest = ''] = match
    const last = rest.trim().split(' ')
    if (!firstNames.has(givenName(first)) || placeNames.has(first.toLowerCase())) {
      // "Under François Michelin": the name may begin with the next word.
      name.lastIndex = match.index + first.length + 1
      continue
    }
    const family = last.filter((word) => /^\p{Lu}/u.test(word) && !/^\p{Lu}\.$/u.test(word))
    if (family.length === 0 || family.some((word) => placeNames.has(word.toLowerCase().replace(/'s$/, '')))) continue
    people.push({ name: (first + rest).replace(/'s?$/, ''), start: match.index })
  }
  return people
}

/** Returns the given name as the lists of names have it: without accents, in lower case. */
export function givenName(name: string): string {
  const first = name.split(/[ .-]/, 1)[0] ?? ''
  return first.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

export function familyName(name: string): string {
  return name.split(' ').at(-1) ?? name
}

/** Words in the names of things that may look like the names of people. */
export const NO_PERSON =
  /\b(?:University|College|Institute|School|Prize|Award|Company|Street|Tower|Building|Cent(?:er|re)|Station|Airport|Stadium|Theatre|Hotel|Cathedral|Canal|Tunnel|War|Church|Hospital|Museum|Society|Academy|Committee|Council|Parliament|Congress|Court|Press|Times|Post|News|Bank|Union|States|Kingdom|Republic|City|County|River|Bridge|Park|House|Hall|Club|League|Cup|Games|Act|Party|Office|Department|Ministry|Agency|Force|Army|Navy|Virginia|York|Zealand|Africa|America|Europe|Asia|Laboratory|Observatory|Foundation|Corporation|Group|Brothers)\b/
