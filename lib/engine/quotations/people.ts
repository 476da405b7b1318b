import { stopWords } from '@/lib/engine/lexicon/concepts'
import { wordSet } from '@/lib/text/lists'
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
  const longer = new Map<string, Set<string>>()
  for (const [name] of text.matchAll(NAMES)) {
    const words = name.split(/\s/).filter((word) => !common.has(word.toLowerCase()))
    const initials = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : ''
    for (const key of [...words, initials])
      longer.set(key, new Set([...(longer.get(key) ?? []), ...words.map((word) => formsOf(word).lower)]))
  }
  const wordsOf = (name: string): Set<string> => {
    const own = name.split(/\s/).map((word) => formsOf(word).lower)
    return new Set([...own, ...(longer.get(lastWord(name)) ?? [])].filter((word) => !TITLES.has(word.replace('.', ''))))
  }
  const presented = new Set([...text.matchAll(PRESENTED)].map((match) => lastWord(match.slice(1).join(''))))
  const isPerson = (name: string): boolean => {
    const words = wordsOf(name)
    return !NO_PERSON.test(name) && (presented.has(lastWord(name)) || hasTitle(name) || (words.size > 1 && [...words].some((word) => firstNames.has(word))))
  }
  const personsIn: People['personsIn'] = (stretch) =>
    [...stretch.matchAll(NAMES)].flatMap(({ 0: found, index }) => {
      const [first = ''] = found.split(/(?<=\s)/)
      const lower = first.trim().toLowerCase()
      const cut = common.has(lower) || stopWords.has(lower) ? first.length : 0
      const name = found.slice(cut)
      return name !== '' && !/['’]s$/.test(name) && isPerson(name) ? [{ name, index: index + cut }] : []
    })
  const areSame: People['areSame'] = (one, other) => {
    const words = wordsOf(other)
    return [...wordsOf(one)].some((word) => words.has(word))
  }
  const pronounOf = (name: string): Pronoun | null => {
    const words = [...formsOf(name).lower.split(/\.?\s/), ...(longer.get(lastWord(name)) ?? [])]
    const suggested = new Set(words.map((word) => PRONOUN_OF_TITLE.get(word) ?? pronounOfName(word)))
    return suggested.has('he') === suggested.has('she') ? null : suggested.has('he') ? 'he' : 'she'
  }
  const holders = new Map<string, Set<string>>()
  for (const [, role = '', name = ''] of text.matchAll(HOLDER))
    holders.set(roleKey(role), (holders.get(roleKey(role)) ?? new Set()).add(name))
  const holderOf = (role: string): string | null => {
    const [name, ...others] = holders.get(roleKey(role)) ?? []
    return name !== undefined && others.length === 0 ? name : null
  }
  return { wordsOf, isPerson, personsIn, areSame, pronounOf, holderOf }
}

const lastWord = (name: string): string => name.split(/\s/).at(-1) ?? name
const hasTitle = (name: string): boolean => TITLES.has(/^(\p{L}+)\.?\s/u.exec(name)?.[1]?.toLowerCase() ?? '')
/** Returns a role without its owner: "the council's chief engineer" has the one of "the chief engineer". */
const roleKey = (role: string): string => role.toLowerCase().replace(/^.*(?:^the|^an?|^its|^her|^his|^our|['’]s?)\s(?=\S)/, '')

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
const ROLE_WORDS = String.raw`(?:[\p{L}'’-]+\s){0,6}?\p{Ll}[\p{L}-]*`
/** Matches a person's name where a title, an age, a role or "who" stands beside it. */
const PRESENTED = new RegExp(
  String.raw`(?<!\b(?:in|at|near|from|to|of|on)\s)(${NAME}),\s(?:who|whose|aged|an?|the|\d{2},)\s|${DETERMINER}\s${ROLE_WORDS},\s(${NAME}),`,
  'gu',
)
const HOLDER = new RegExp(String.raw`(${DETERMINER}\s${ROLE_WORDS}),\s(${NAME})(?=,)`, 'gu')
