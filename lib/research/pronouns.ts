import type { Dossier } from '@/lib/dossier/format/schema'
import { escapeForPattern } from '@/lib/text/mentions'

/**
 * Returns a function that says "he" and "his" for the person a dossier is about, where no other can be meant: the
 * sentence before is about them, and neither sentence names another person. What is quoted stays as it is.
 */
export function pronounsOf({ subject, entities }: Pick<Dossier, 'subject' | 'entities'>) {
  const forms = subject.kind === 'person' ? PRONOUNS.get(subject.pronoun ?? '') : undefined
  if (!forms) return (text: string): string => text
  const [he, his] = forms
  const subjectNames = [subject.name, ...subject.aliases]
  const otherEntities = entities.filter(({ name }) => name !== subject.name)
  const things = otherEntities
    .filter(({ kind }) => kind !== 'person')
    .flatMap(({ name, aliases }) => [name, ...aliases])
  const people = otherEntities
    .filter(({ kind }) => kind === 'person')
    .flatMap(({ name }) => [name, name.split(' ').at(-1) ?? name])
  const [subjectPattern, knownPattern, otherPattern] = [subjectNames, [...subjectNames, ...things], people].map(
    anyOf,
  ) as [RegExp, RegExp, RegExp]
  const isAlone = (text: string): boolean => {
    const left = text.replace(QUOTED_PART, '').replace(knownPattern, '')
    return left.search(otherPattern) < 0 && !UNKNOWN_PERSON.test(left)
  }
  const isAbout = (text: string): boolean =>
    text.search(subjectPattern) >= 0 || new RegExp(`\\b(?:${he}|${his})\\b`, 'i').test(text)
  const pronounBefore = (behind: string): string | undefined => {
    if (/^['’]s\b/.test(behind)) return his
    return VERB.exec(behind)?.index === 0 ? he : undefined
  }
  const pronounIn = (words: string, isStart: boolean): string =>
    words
      .replace(subjectPattern, (name, at: number) => {
        const pronoun = pronounBefore(words.slice(at + name.length))
        if (pronoun === undefined) return name
        return isStart && at === 0 ? pronoun.charAt(0).toUpperCase() + pronoun.slice(1) : pronoun
      })
      .replace(new RegExp(`\\b(${his})['’]s\\b`, 'gi'), '$1')
  return (text: string, before: string): string =>
    isAbout(before) && isAlone(before) && isAlone(text)
      ? text
          .split(QUOTED_PART)
          .map((words, at) => (at % 2 > 0 ? words : pronounIn(words, at === 0)))
          .join('')
      : text
}

const anyOf = (names: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${
      [...names]
        .sort((a, b) => b.length - a.length)
        .map(escapeForPattern)
        .join('|') || '(?!)'
    })(?![\\p{L}\\p{N}])`,
    'gu',
  )
const PRONOUNS = new Map([
  ['he', ['he', 'his']],
  ['she', ['she', 'her']],
])
const QUOTED_PART = /("[^"]*"|“[^”]*”)/g
const UNKNOWN_PERSON = /\p{Lu}\p{Ll}+ (?:\p{Lu}\. )?\p{Lu}\p{Ll}+/u

/** Matches the first verb of a sentence: a frequent one, or a word in "-ed" before an object or a preposition. */
export const VERB =
  / (?:(?:is|was|are|were|has|had|have|can|does|did|also|then|now|became|began|won|led|left|got|gave|held|made|met|put|ran|rose|sold|bought|built|spent|stood|took|wrote|uses|comes|goes|needs|keeps|runs|reads|writes|stores|supports)\b|\p{Ll}{3,}ed (?=(?:the|an?|its|his|her|in|on|at|to|from|by|as|for|with|about|over|more|no)\b|\p{Lu}|\d))/u
