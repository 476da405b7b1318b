import type { Dossier } from '@/lib/dossier/format/schema'
import { faultOfName } from '@/lib/dossier/format/subject-name-fault'
import { isKindWord } from '@/lib/text/kind-words'
import { isPlace, peopleIn } from '@/lib/text/people'
import { mentionsName, escapeForPattern } from '@/lib/text/mentions'
import { detectionNamesOf, isAcronym, usableNames, type DossierSubject } from './subject-names'

/** Whether a text names a subject, or two of the main names of a document whose subject is a headline. */
export const isAbout = (text: string, subject: DossierSubject): boolean =>
  mentionsName(text, detectionNamesOf(subject)) ||
  (subject.main ?? []).filter((forms) => forms.some((form) => hasAsName(text, form))).length >= 2

/** Whether a text has a name, and has it as a name: "act" in small letters is no law. */
const hasAsName = (text: string, name: string): boolean =>
  mentionsName(text, [name]) && (name.includes(' ') || name === name.toLowerCase() || !hasInSmallLetters(text, name))

/**
 * Returns the main names of a document whose subject is a headline that no other page has, each with its forms: names that
 * it repeats, has in its headline or at its start. A page with two of them is on the same matter. At most one is a place,
 * because two places are on many pages. Empty where the document names its subject as others do, as by initials.
 */
export function mainNamesOf({ subject, claims }: Pick<Dossier, 'subject' | 'claims'>): string[][] {
  const names = detectionNamesOf(subject)
  const isNamed = claims.filter(({ text }) => mentionsName(text, names)).length >= LEAST_CLAIMS
  const isName = subject.aliases.some(isAcronym)
  if (isName || subject.name.split(' ').length < (isNamed ? LONG_HEADLINE : HEADLINE)) return []
  const texts = claims.map(({ text }) => text.replace(subject.name, ''))
  const counts = new Map<string, number>()
  for (const text of texts) for (const name of new Set(namesIn(text))) counts.set(name, (counts.get(name) ?? 0) + 1)
  const whole = texts.join('\n')
  const named = `${subject.name}\n${whole}`
  const start = [subject.name, ...texts.slice(0, CLAIMS_AT_START)].join('\n')
  const found = [...counts]
    .filter(
      ([name, count]) =>
        (count >= LEAST_CLAIMS || mentionsName(start, [name])) && !isWord(name, whole) && !isKindWord(name, named),
    )
    .sort(([a, m], [b, n]) => Number(isPlace(a)) - Number(isPlace(b)) || n - m || b.length - a.length)
  const forms: string[][] = []
  for (const [name] of found) {
    const same = forms.find((form) => form.some((other) => areAlike(name, other)))
    if (same) same.push(name)
    else if (forms.length < MOST_NAMES && !(isPlace(name) && forms.some((form) => form.some(isPlace))))
      forms.push([name])
  }
  return forms.length > 1 ? forms : []
}

/** Returns the main names in a line that a person has edited, as `wordsOfMainNames` writes it. */
export const mainNamesInWords = (words: string): string[][] =>
  words
    .split(',')
    .map((name) => usableNames(name.split(' / ')))
    .filter((forms) => forms.length > 0)

/** Whether one of two names contains the other, or both begin alike: "Mexico" and "Mexican". */
const areAlike = (a: string, b: string): boolean =>
  mentionsName(a, [b]) || mentionsName(b, [a]) || a.slice(0, BEGINNING_LENGTH) === b.slice(0, BEGINNING_LENGTH)
const BEGINNING_LENGTH = 4

/** Whether a text has the words of a name in small letters too, or the name is a word in capitals: "BREAKING". */
const isWord = (name: string, text: string): boolean => /^\p{Lu}{5,}$/u.test(name) || hasInSmallLetters(text, name)

export const hasInSmallLetters = (text: string, name: string): boolean =>
  new RegExp(`(?<!\\p{L})${escapeForPattern(name.toLowerCase())}(?!\\p{L})`, 'u').test(text)

/** Minimum number of claims with a name, of a subject and of a main name. */
const LEAST_CLAIMS = 2
/** Number of claims at the start of a document whose names it need not repeat. */
const CLAIMS_AT_START = 5
/** Minimum number of words of a headline, and of one that the document has in other sentences too. */
const HEADLINE = 4
const LONG_HEADLINE = 5
/** Maximum number of main names: with more, two of them would be on pages about other things. */
const MOST_NAMES = 5

/** Returns runs of words with capitals, except at the start of a sentence, where other words have one too. */
function namesIn(text: string): string[] {
  return [...text.matchAll(NAME_INSIDE_SENTENCE)]
    .map(([name]) => peopleIn(name)[0]?.name ?? name.replace(/['’]s$/, ''))
    .filter((name) => name.length >= 3 && faultOfName(name) === null && !/^I['’]/.test(name))
}
const NAME_INSIDE_SENTENCE =
  /(?<=[\p{L}\p{N},;:)”"’'–-]\s["“‘(]?)\p{Lu}[\p{L}\p{N}'’-]*(?:\s(?:(?:de|van|von|der|den|da|di|du|la|le|bin|al|el)\s)?\p{Lu}[\p{L}\p{N}'’-]*)*/gu
