import { stopWords } from '@/lib/engine/lexicon/concepts'
import { groupedBy, wordSet } from '@/lib/text/lists'
import { firstNames, formsOf, pronounOfName } from '@/lib/text/words'

/** A point is part of a name behind an initial or a title only. */
const NAME_WORD = String.raw`(?:(?:\p{Lu}|Mrs?|Ms|Dr|Prof|Rev|Sgt|Capt|Cllr|Gov|Sen|Rep|Gen|Col|Lt|St)\.|\p{Lu}[\p{L}\p{M}'’-]*)`
export const NAME = String.raw`(?=\p{Lu}[\p{L}\p{M}'’.-])${NAME_WORD}(?:\s(?:(?:de|van|von|der|den|bin|al|la|le|du|di|of)\s)?${NAME_WORD}){0,4}`
export const NAMES = new RegExp(NAME, 'gu')

export type Pronoun = 'he' | 'she'

/** The people whom a text names. */
export interface People {
  /** Returns the words of a name, in lower case, and of longer names in the text that have its last word. */
  wordsOf: (name: string) => Set<string>
  isPerson: (name: string) => boolean
  /** Returns the people in a stretch of the text, with their offsets. */
  personsIn: (stretch: string) => { name: string; index: number }[]
  /** Whether two names have a word in common. */
  areSame: (one: string, other: string) => boolean
  /** Returns the pronoun that a title or given name suggests; null for none or both. */
  pronounOf: (name: string) => Pronoun | null
  /** Returns the only person whom the text names with a role: "the chief engineer". */
  holderOf: (role: string) => string | null
}

/** Words that the text also has in lower case, as "But", are no part of a longer name. */
export function peopleIn(text: string): People {
  const common = new Set(text.match(/(?<![\p{L}'’-])\p{Ll}[\p{L}'’-]*/gu))
  const isCommon = (word: string): boolean => common.has(word.toLowerCase())
  const longer = new Map<string, Set<string>>()
  for (const [name] of text.matchAll(NAMES)) {
    const words = wordsIn(
      name
        .split(/\s/)
        .filter((word) => !isCommon(word))
        .join(' '),
    )
    for (const word of words) longer.set(word, new Set([...(longer.get(word) ?? []), ...words]))
  }
  const wordsOf = (name: string): Set<string> => new Set([...wordsIn(name), ...(longer.get(lastWord(name)) ?? [])])
  const holders = groupedBy(
    [...text.matchAll(HOLDER)].map(([, role = '', name = '', other = '', otherRole = '']) => ({
      name: name || other,
      role: roleKey(role || otherRole),
    })),
    ({ role }) => role,
  )
  const presented = new Set(
    [
      ...[...holders.values()].flat().map(({ name }) => name),
      ...[...text.matchAll(PRESENTED)].map((match) => match.slice(1).join('')),
    ].map(lastWord),
  )
  const isPerson = (name: string): boolean => {
    const words = [...wordsOf(name)]
    const isKnown =
      words.some((word) => TITLES.has(word)) || (words.length > 1 && words.some((word) => firstNames.has(word)))
    return (isKnown || presented.has(lastWord(name))) && !NO_PERSON.test(name)
  }
  const personsIn: People['personsIn'] = (stretch) =>
    [...stretch.matchAll(NAMES)].flatMap(({ 0: found, index }) => {
      const [first = ''] = found.split(/(?<=\s)/)
      const cut = isCommon(first.trim()) || stopWords.has(first.trim().toLowerCase()) ? first.length : 0
      const name = found.slice(cut)
      return name !== '' && !/['’]s$/.test(name) && isPerson(name) ? [{ name, index: index + cut }] : []
    })
  const areSame: People['areSame'] = (one, other) => {
    const words = wordsOf(other)
    return [...wordsOf(one)].some((word) => words.has(word) && !TITLES.has(word))
  }
  const pronounOf = (name: string): Pronoun | null => {
    const suggested = new Set([...wordsOf(name)].map((word) => PRONOUN_OF_TITLE.get(word) ?? pronounOfName(word)))
    return suggested.has('he') === suggested.has('she') ? null : suggested.has('he') ? 'he' : 'she'
  }
  const holderOf = (role: string): string | null => {
    const [one, ...others] = holders.get(roleKey(role)) ?? []
    return one && others.every(({ name }) => areSame(name, one.name)) ? one.name : null
  }
  return { wordsOf, isPerson, personsIn, areSame, pronounOf, holderOf }
}

const wordsIn = (name: string): string[] => formsOf(name).lower.split(/\.?\s/)
const lastWord = (name: string): string => wordsIn(name).at(-1) ?? name
/** Returns a role without its owner and place: "the council's chief engineer" has the one of "the chief engineer". */
const roleKey = (role: string): string =>
  role
    .toLowerCase()
    .replace(/^.*['’]s?\s|^(?:the|its|her|his|our|their|an?|one)\s/, '')
    .replace(/\s(?:of|at|in|for|who)\s.*$/, '')

export const NO_PERSON =
  /\b(?:The|Times|Post|News|Guardian|Journal|Press|Company|Corporation|Inc|Ltd|University|Institute|Ministry|Department|Office|Court|Council|Association|Agency|Bank|Group|Party|House|Commission|Committee|Labs?|Foundation)\b/
const PRONOUN_OF_TITLE = new Map<string, Pronoun>([
  ...['mr', 'sir', 'lord'].map((title) => [title, 'he'] as const),
  ...['mrs', 'ms', 'miss', 'dame', 'lady', 'madame'].map((title) => [title, 'she'] as const),
])
const TITLES = wordSet(
  'mr mrs ms miss dr prof professor sir dame lord lady madame judge justice mayor captain councillor cllr inspector commander sergeant ' +
    'reverend rev father sister president senator governor minister',
)
export const DETERMINER = String.raw`(?:[Tt]he|[Ii]ts|[Hh]er|[Hh]is|[Oo]ur|[Tt]heir|[Aa]n?|[Oo]ne|\p{Lu}\p{L}+['’]s)`
/** Matches a role beside its holder's name: "The mayor of Sarvela, Ilir Kasmani," or "Tess Morrow, a councillor". */
const HOLDER = new RegExp(
  String.raw`(?<!\p{L})(${DETERMINER}\s(?:[\p{L}’'-]+\s){0,6}?[\p{L}-]+),\s(${NAME})(?=,)|(?<!\b(?:in|at|near|from|to|of|on)\s)(${NAME}),\s((?:the|an?|its|her|his|their)\s(?:\p{Ll}[\p{L}’'-]*\s){0,3}?\p{Ll}[\p{L}-]*)(?=[,.]|\s(?:of|at|for|in|on|who|from)\b)`,
  'gu',
)
/** Matches a name with an age or "who" behind it, or behind a quotation. */
const PRESENTED = new RegExp(String.raw`(${NAME}),\s(?:who|whose|aged|\d{2},)|,["”’]\s(?:\p{Ll}+\s)?(${NAME})`, 'gu')
