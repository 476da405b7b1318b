import { isCommonName } from '@/lib/dossier/format/subject-name-fault'
import { isTitleWord } from '@/lib/engine/analyse/gazetteer'
import { areOnePerson, partsOfName } from '@/lib/engine/analyse/person-names'
import { fold } from '@/lib/text/fold'
import { escapeForPattern, wholeWordsPattern } from '@/lib/text/mentions'
import { withoutAccents } from '@/lib/text/name-spelling'
import { givenName } from '@/lib/text/people'
import { firstNames } from '@/lib/text/words'
import { isRareName } from './evidence-content'
import type { DossierSubject } from './subject-names'

/** Whether a name of a person has a given and a family name. */
export const isFullName = (name: string): boolean => (name.match(/(?<![\p{L}.'-])\p{Lu}/gu)?.length ?? 0) > 1

/** Returns a text in which the names of people are compared: other texts leave out accents. */
export const foldedName = (text: string): string => withoutAccents(fold(text))

/** Returns a text without what is called after somebody: "named after the naturalist Charles Darwin" is of a town. */
export const withoutNamesakes = (text: string): string =>
  text.replace(
    /\b(?:(?:(?:re)?named|called|christened) (?:after|for)|(?:in|to) honou?r(?: of)?|name from) [^.;\n]{0,80}/g,
    '',
  )

/** Whether a text has another form of a person's full name: with a middle name, or the short form of the given name. */
export function hasFormOfName(given: string, subject: DossierSubject, families: readonly string[]): boolean {
  const own = fullNamesOf(subject)
  return bearersIn(foldedName(withoutNamesakes(given)), families).some(
    (bearer) => !isInitial(givenNameOf(bearer)) && isOneOf(own, bearer),
  )
}

/** Signs in a text for and against the person whose family name it has alone. */
interface FamilyNameSigns {
  /** The given name by itself, or its initial before the family name. */
  hasGivenName: boolean
  /** Somebody else has the family name, behind another given name. */
  isOfOther: boolean
}

/** Reads what a text has beside a family name. The large data must be loaded. */
export function familyNameSigns(given: string, subject: DossierSubject, families: readonly string[]): FamilyNameSigns {
  const text = foldedName(withoutNamesakes(given))
  const own = fullNamesOf(subject)
  const bearers = bearersIn(text, families)
  const givenNames = own.map(givenNameOf).filter((name) => name.length > 2 && !isCommonName(name))
  return {
    hasGivenName: bearers.some((bearer) => isOneOf(own, bearer)) || givenNames.some((name) => standsAlone(text, name)),
    isOfOther: bearers.some((bearer) => beginsWithGivenName(bearer, families) && !isOneOf(own, bearer)),
  }
}

const fullNamesOf = ({ name, aliases }: DossierSubject): string[] =>
  [name, ...aliases].map((full) => withoutTitles(foldedName(full))).filter(isFullName)

const givenNameOf = (name: string): string => name.split(' ', 1)[0] ?? ''
const isInitial = (word: string): boolean => /^(?:(?:\p{Lu}\.)+|\p{Lu})$/u.test(word)

function beginsWithGivenName(name: string, families: readonly string[]): boolean {
  // "Will" and "May" before a family name mostly begin a sentence.
  const first = name.split(' ').find((word) => !isCommonName(word)) ?? ''
  if (first === '' || families.includes(first)) return false
  return isInitial(first) || firstNames.has(givenName(first)) || isRareName(first.toLowerCase())
}

/** Whether a name, or its end behind other words with capitals, is a form of one of these. */
function isOneOf(own: readonly string[], bearer: string): boolean {
  const words = bearer.split(' ')
  return words.some((_, from) => own.some((name) => isForm(words.slice(from).join(' '), name)))
}

/** Whether a name is a form of a full name. A given name in no list is compared as it is, and initials are no more than its names. */
function isForm(bearer: string, name: string): boolean {
  const given = partsOfName(bearer)?.given ?? []
  const own = partsOfName(name)?.given ?? []
  if (given[0]?.length === 1 && given.length > own.length) return false
  if (areOnePerson(bearer, name, true)) return true
  const [first = '', ...middle] = given
  const isSameFirst = first === own[0] || (first.length === 1 && own[0]?.startsWith(first) === true)
  return isSameFirst && (middle.length === 0 || own.length < 2)
}

/** Returns the names of people with one of these family names, without titles. */
function bearersIn(text: string, families: readonly string[]): string[] {
  return families.flatMap((family) =>
    [...text.matchAll(new RegExp(`${WORDS_BEFORE}${escapeForPattern(family)}(?![\\p{L}\\p{N}])`, 'gu'))]
      .map(([name]) => withoutTitles(name))
      .filter((name) => name !== family),
  )
}
const WORDS_BEFORE = String.raw`(?<![\p{L}\p{N}'-])(?:(?:(?:\p{Lu}\.)+|\p{Lu}[\p{L}'-]*) (?:(?:de|van|von|der|den|da|di|del|la|le|bin|al) ){0,2}){1,3}`

function withoutTitles(name: string): string {
  const words = name.split(' ')
  const isTitle = (word: string): boolean => word.toLowerCase().split('-').every(isTitleWord)
  const last = words.findLastIndex((word) => isTitle(word) || /'s?$/.test(word))
  return words.slice(last + 1).join(' ')
}

/** Whether a text has a given name by itself, and not that of somebody with another family name. */
const standsAlone = (text: string, name: string): boolean =>
  new RegExp(
    `(?<!\\p{Lu}[\\p{L}'.-]{0,20} )${wholeWordsPattern(name, 'u').source}(?!-\\p{L}| \\p{Lu}| (?:de|van|von) )`,
    'u',
  ).test(text)
