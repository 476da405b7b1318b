import type { Dossier } from '@/lib/dossier/format/schema'
import { faultOfName } from '@/lib/dossier/format/subject-name-fault'
import { mentionsName } from '@/lib/text/mentions'
import { namesOf } from './subject-names'

/**
 * Returns the names that a document repeats most, where its subject is a headline that no other page has: most often first,
 * each with its forms. A page with two of them is on the same matter. Empty where the document names its subject as others do.
 */
export function mainNamesOf({ subject, claims }: Pick<Dossier, 'subject' | 'claims'>): string[][] {
  const names = namesOf(subject)
  const isNamed = claims.filter(({ text }) => mentionsName(text, names)).length >= LEAST_CLAIMS
  if (isNamed && subject.name.split(' ').length <= MOST_WORDS) return []
  const counts = new Map<string, number>()
  for (const { text } of claims)
    for (const name of new Set(namesIn(text.replace(subject.name, '')))) counts.set(name, (counts.get(name) ?? 0) + 1)
  const repeated = [...counts]
    .filter(([name, count]) => count >= LEAST_CLAIMS || mentionsName(subject.name, [name]))
    .sort(([a, m], [b, n]) => n - m || b.length - a.length)
  const forms: string[][] = []
  for (const [name] of repeated) {
    const same = forms.find((one) => one.some((other) => areAlike(name, other)))
    if (same) same.push(name)
    else if (forms.length < MOST_NAMES) forms.push([name])
  }
  return forms
}

/** Whether one of two names contains the other, or both begin alike: "Mexico" and "Mexican". */
const areAlike = (a: string, b: string): boolean =>
  mentionsName(a, [b]) || mentionsName(b, [a]) || a.slice(0, BEGINNING) === b.slice(0, BEGINNING)
const BEGINNING = 4

/** Minimum number of claims with a name, of a subject and of a main name. */
const LEAST_CLAIMS = 2
/** Maximum number of words of a subject that is no headline. */
const MOST_WORDS = 4
/** Maximum number of main names: with more, two of them would be on pages about other things. */
const MOST_NAMES = 4

/** Returns runs of words with capitals, except at the start of a sentence, where other words have one too. */
function namesIn(text: string): string[] {
  return [...text.matchAll(NAME)]
    .map(([name]) => name.replace(/['’]s$/, ''))
    .filter((name) => name.length >= 3 && faultOfName(name) === null)
}
const NAME =
  /(?<=[\p{L}\p{N},;:)”"’'–-]\s["“‘(]?)\p{Lu}[\p{L}\p{N}'’-]*(?:\s(?:(?:de|van|von)\s)?\p{Lu}[\p{L}\p{N}'’-]*)*/gu
