import { stopWords } from '@/lib/engine/lexicon/concepts'
import { firstNames, formsOf, pronounOfName } from '@/lib/text/words'

/** A point is part of a name behind an initial or a title only. The limit bounds the time of a text without blanks. */
const NAME_WORD = String.raw`(?:(?:\p{Lu}|Mrs?|Ms|Dr|Prof|Rev|Sgt|Capt|Cllr|Gov|Sen|Rep|Gen|Col|Lt|St)\.|\p{Lu}[\p{L}\p{M}'’-]{0,40})`
export const NAME = String.raw`(?=\p{Lu}[\p{L}\p{M}'’.-])${NAME_WORD}(?:\s(?:(?:de|van|von|der|den|bin|al|la|le|du|di|of)\s)?${NAME_WORD}){0,4}`
const NAMES = new RegExp(NAME, 'gu')

/** The people whom a text names. */
export type People = ReturnType<typeof peopleIn>

export function peopleIn(text: string) {
  const common = new Set(text.match(/(?<![\p{L}'’-])\p{Ll}[\p{L}'’-]*/gu))
  const longer = new Map<string, Set<string>>()
  for (const [name] of text.matchAll(NAMES)) {
    // Words that the text also has in lower case, as "But", are no part of a longer name.
    const words = wordsIn(name).filter((word) => !common.has(word))
    for (const word of words) longer.set(word, new Set([...(longer.get(word) ?? []), ...words].slice(0, MOST_WORDS)))
  }
  const presented = new Set([...text.matchAll(PRESENTED)].map((match) => wordsIn(match.slice(1).join('')).at(-1)))
  /** Returns the words of a name, in lower case, and of longer names in the text that have its last word. */
  const wordsOf = (name: string): string[] => [
    ...new Set([...wordsIn(name), ...(longer.get(wordsIn(name).at(-1) ?? '') ?? [])]),
  ]
  const isPerson = (name: string): boolean => {
    const words = wordsOf(name)
    const isKnown = words.some((word) => TITLES.has(word) || (words.length > 1 && firstNames.has(word)))
    return (isKnown || presented.has(wordsIn(name).at(-1))) && !NO_PERSON.test(name) && !/['’]s$/.test(name)
  }
  /** Returns the pronoun that a title or given name suggests; null for none or both. */
  const pronounOf = (name: string): string | null => {
    const [one, ...others] = new Set(wordsOf(name).flatMap((word) => TITLES.get(word) || (pronounOfName(word) ?? [])))
    return one !== undefined && others.length === 0 ? one : null
  }
  /** Whether two names with one family name have other given names, or titles of a man and a woman. */
  const areRelatives = (name: readonly string[], otherName: readonly string[]): boolean => {
    const names = [name, otherName]
    const [given, otherGiven] = names.map((words) => words.slice(0, -1).filter((word) => !TITLES.has(word)))
    const [title, otherTitle] = names.map((words) => words.map((word) => TITLES.get(word)).find(Boolean))
    const pronouns = [title ?? pronounOf(name.join(' ')), otherTitle ?? pronounOf(otherName.join(' '))]
    return (
      name.at(-1) === otherName.at(-1) &&
      ((title ?? otherTitle) !== undefined && pronouns[0] !== pronouns[1] && !pronouns.includes(null)
        ? true
        : given?.some((word) => firstNames.has(word)) === true &&
          otherGiven?.some((word) => firstNames.has(word)) === true &&
          !given.some((word) => otherGiven.some((own) => own.startsWith(word.slice(0, 3)))))
    )
  }
  return {
    wordsOf,
    pronounOf,
    /** Returns the people in a stretch of the text, with their offsets. */
    personsIn: (stretch: string): { name: string; index: number }[] =>
      [...stretch.matchAll(NAMES)].flatMap(({ 0: found, index }) => {
        const [first = ''] = /^\S+\s?/.exec(found) ?? []
        const [lower = ''] = wordsIn(first.trim())
        const name = common.has(lower) || stopWords.has(lower) ? found.slice(first.length) : found
        return name !== '' && isPerson(name) ? [{ name, index: index + found.length - name.length }] : []
      }),
    /** Whether two names may be one person's: they have a word in common that is no title, and no other given names or pronouns. */
    areSame: (name: string, other: string): boolean =>
      wordsOf(name).some((word) => wordsOf(other).includes(word) && !TITLES.has(word)) &&
      !areRelatives(wordsIn(name), wordsIn(other)),
  }
}

/** Most words of all people with one word of their names in common: more would name nobody. */
const MOST_WORDS = 40

const wordsIn = (name: string): string[] => formsOf(name).lower.split(/\.?\s/)

export const NO_PERSON =
  /\b(?:The|Times|Post|News|Guardian|Journal|Press|Company|Corporation|Inc|Ltd|University|Institute|Ministry|Department|Office|Court|Council|Association|Agency|Bank|Group|Party|House|Commission|Committee|Labs?|Foundation)\b/
/** Titles, with the pronoun that some suggest. */
const TITLES = new Map<string, string>(
  (
    'mr:he sir:he lord:he mrs:she ms:she miss:she dame:she lady:she madame:she dr prof professor judge justice mayor captain councillor ' +
    'cllr inspector commander sergeant reverend rev father sister president senator governor minister'
  )
    .split(' ')
    .map((title) => [title.replace(/:.*/, ''), title.replace(/.*:|^[^:]*$/, '')] as const),
)
export const DETERMINER = String.raw`(?:[Tt]he|[Ii]ts|[Hh]er|[Hh]is|[Oo]ur|[Tt]heir|[Aa]n?|[Oo]ne|\p{Lu}\p{L}+['’]s)`
/** Matches a person's name behind or before a role, before an age or "who", or behind a quotation: "The mayor of Sarvela, Ilir Kasmani,". */
const PRESENTED = new RegExp(
  String.raw`(?<!\p{L})(?:${DETERMINER}\s(?:[\p{L}’'-]+\s){0,6}?[\p{L}-]+,\s(${NAME})(?=,)|(?<!\b(?:in|at|near|from|to|of|on)\s)(${NAME})(?=,\s(?:(?:who|whose|aged|the|an?|its|her|his|their)\s|\d{2},)))|,["”’]\s(?:\p{Ll}+\s)?(${NAME})`,
  'gu',
)
