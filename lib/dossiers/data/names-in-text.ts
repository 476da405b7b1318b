import type { Dossier } from '@/lib/dossier/format/schema'
import { usesOfName } from '@/lib/dossier/format/name-uses'
import { fold } from '@/lib/text/fold'
import { mentionsName } from '@/lib/text/mentions'
import { isAbout } from './main-names'
import { faultOfName } from '@/lib/dossier/format/subject-name-fault'
import { isPlace, peopleIn } from '@/lib/text/people'
import { detectionNamesOf, namesToLookFor, type DossierSubject } from './subject-names'
import { contentOf, isRareName, matterOf, namesKind, sharedContent } from './evidence-content'

/** How a text names a subject. `short`: by a word that other things are called by as well, as "Hubble" and "Everest". */
export type Naming = 'whole' | 'short' | 'none'

/** Returns the names of a subject that need more than themselves: a part of its name, or a single word of English. */
export function shortNamesOf(subject: DossierSubject): string[] {
  if (subject.kind === 'person') return []
  const whole = wordsOfName(subject.name)
  return detectionNamesOf(subject).filter((name) => {
    const words = wordsOfName(name)
    return words.length < whole.length && words.every((word) => whole.includes(word))
  })
}

const wordsOfName = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/['’]s?(?![\p{L}])/gu, '')
    .split(/[ ()]+/)
    .filter((word) => word !== '' && word !== 'the')

/** Returns how a text names a subject. A short name does so where the text has it alone, and nobody else is called so. */
export function namingIn(text: string, subject: DossierSubject): Naming {
  const short = shortNamesOf(subject)
  if (short.length === 0) return isAbout(text, subject) ? 'whole' : 'none'
  const aliases = subject.aliases.filter((name) => !short.includes(name))
  if (isAbout(text, { ...subject, aliases })) return 'whole'
  return shortNamesIn(text, subject, short).length > 0 ? 'short' : 'none'
}

function shortNamesIn(text: string, { name }: DossierSubject, short: readonly string[]): string[] {
  const found = short.filter((one) => mentionsName(text, [one]))
  if (found.length === 0) return []
  const folded = fold(text)
  return found.filter((one) => {
    const { alone, inOther, ofPerson } = usesOfName(folded, one, new Set(wordsOfName(name)))
    return alone > 0 && inOther === 0 && ofPerson === 0
  })
}

/** Returns the names by which a text means the subject: no short one where somebody else is called so. */
export function namesInUse(text: string, subject: DossierSubject): string[] {
  const short = shortNamesOf(subject)
  const used = shortNamesIn(text, subject, short)
  return namesToLookFor([
    { ...subject, aliases: subject.aliases.filter((name) => !short.includes(name) || used.includes(name)) },
  ])
}

/**
 * Returns what a text calls a subject whose known names it does not have: the most frequent name with a word of the
 * subject's own name, but for places and people. Null where it has none.
 */
export function learnableName(given: string, subject: DossierSubject): string | null {
  const text = fold(given)
  const own = wordsOfName(subject.name)
  const counts = new Map<string, number>()
  for (const [run] of text.matchAll(NAME)) {
    const name = run.replace(/^The |'s?$/g, '')
    const words = wordsOfName(name)
    const isOwn =
      words.every((word) => own.includes(word)) || words.some((word) => own.includes(word) && isRareName(word))
    if (isOwn) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [found] = [...counts]
    .filter(([name]) => faultOfName(name) === null && !isPlace(name) && isOnlyOf(text, name, own))
    .sort(([a, m], [b, n]) => n - m || b.length - a.length)
  return found?.[0] ?? null
}
const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}'-]*(?: (?:(?:of|the) )*(?:\p{Lu}[\p{L}'-]*|\d{1,4}(?![\d.,])))*/gu

function isOnlyOf(text: string, name: string, own: readonly string[]): boolean {
  const { alone, asPlace, ofPerson } = usesOfName(text, name, new Set(own))
  return alone > 0 && ofPerson === 0 && (name.includes(' ') ? peopleIn(name).length === 0 : asPlace === 0)
}

/**
 * Whether a text names the subject of a dossier, by a short name only where the text confirms it.
 *
 * @param main of `mainNamesOf`
 */
export function isNamedIn(text: string, dossier: Dossier, main: string[][]): boolean {
  const naming = namingIn(text, { ...dossier.subject, main })
  return naming === 'whole' || (naming === 'short' && confirmsShortName(text, dossier))
}

/** Whether a text that has a short name of the subject says what it is, or shares two rare names, dates or figures with it. */
export function confirmsShortName(text: string, dossier: Dossier): boolean {
  const { subject } = dossier
  const content = contentOf(dossier)
  const own = new Set(shortNamesIn(text, subject, shortNamesOf(subject)).flatMap(wordsOfName))
  if (namesKind(content, text, own)) return true
  const { names, values } = sharedContent(content, matterOf(text), own)
  return names.length + values > 1
}
