import type { Dossier } from '@/lib/dossier/format/schema'
import { usesOfName } from '@/lib/dossier/format/name-uses'
import { fold } from '@/lib/text/fold'
import { escapeForPattern, mentionsName, wholeWordsPattern } from '@/lib/text/mentions'
import { hasInSmallLetters, isAbout } from './main-names'
import { faultOfName } from '@/lib/dossier/format/subject-name-fault'
import { isPlace, peopleIn } from '@/lib/text/people'
import { detectionNamesOf, namesToLookFor, type DossierSubject } from './subject-names'
import {
  contentOf,
  isNearMatter,
  isRareName,
  isSameMatter,
  matterOf,
  namesKind,
  sharedContent,
} from './evidence-content'
import { familyNameSigns, hasFormOfName, isFullName, withoutNamesakes } from './names-of-person'

/** How a text names a subject. `short`: by a word that other things are called by as well, as "Hubble" and "Everest". */
type Naming = 'whole' | 'short' | 'none'

/** Returns the names of a subject that need more than themselves: a part of its name, of a person the family name alone. */
function shortNamesOf(subject: DossierSubject): string[] {
  const whole = wordsOfName(subject.name)
  return detectionNamesOf(subject).filter((name) => {
    const words = wordsOfName(name)
    if (subject.kind === 'person' && isFullName(name)) return false
    return words.length < whole.length && words.every((word) => whole.includes(word))
  })
}

const wordsOfName = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/['’]s?(?![\p{L}])/gu, '')
    .split(/[ ()–—]+/)
    .filter((word) => word !== '' && word !== 'the')

/** Returns how a text names a subject. A short name does so where the text has it alone, and nobody else is called so. */
export function namingIn(text: string, subject: DossierSubject): Naming {
  const short = shortNamesOf(subject)
  if (short.length === 0) return isAbout(text, subject) ? 'whole' : 'none'
  const aliases = subject.aliases.filter((name) => !short.includes(name))
  const isPerson = subject.kind === 'person'
  // The name of a person is looked for as a topic's, which has no family name.
  const whole = { ...subject, aliases, kind: 'topic' }
  if (isAbout(isPerson ? withoutNamesakes(text) : text, whole)) return 'whole'
  const found = shortNamesIn(text, subject, short)
  if (found.length === 0) return 'none'
  return isPerson && hasFormOfName(text, subject, found) ? 'whole' : 'short'
}

function shortNamesIn(text: string, { name, kind }: DossierSubject, short: readonly string[]): string[] {
  const found = short.filter((shortName) => mentionsName(text, [shortName]))
  if (found.length === 0) return []
  const folded = fold(text)
  if (kind === 'person') return found.map(fold).filter((family) => wholeWordsPattern(family, 'u').test(folded))
  return found.filter((shortName) => {
    const { alone, inOther, ofPerson } = usesOfName(folded, shortName, new Set(wordsOfName(name)))
    return alone > 0 && inOther === 0 && ofPerson === 0
  })
}

/** Returns the names by which a text means the subject: no short one where somebody else is called so. */
export function namesInUse(text: string, subject: DossierSubject): string[] {
  if (subject.kind === 'person') return namesToLookFor([subject])
  const short = shortNamesOf(subject)
  const used = shortNamesIn(text, subject, short)
  return namesToLookFor([
    { ...subject, aliases: subject.aliases.filter((name) => !short.includes(name) || used.includes(name)) },
  ])
}

/**
 * Returns what a text calls a subject whose known names it does not have: the most frequent name with a rare proper name
 * of the subject's own, but for places and people. Null where it has none: another person may have the family name.
 */
export function learnableName(given: string, { subject, claims }: Dossier): string | null {
  if (subject.kind === 'person') return null
  const text = fold(given)
  const own = wordsOfName(subject.name)
  const written = [text, ...claims.map((claim) => claim.text)].join('\n')
  const proper = own.filter((word) => isRareName(word) && !hasInSmallLetters(written, word))
  const counts = new Map<string, number>()
  for (const [run] of text.matchAll(NAME)) {
    const name = run.replace(OPENING_WORDS, '').replace(/'s?$/, '')
    if (wordsOfName(name).some((word) => proper.includes(word))) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [found] = [...counts]
    .filter(([name]) => faultOfName(name) === null && !isPlace(name) && isOnlyOf(text, name, own))
    .sort(([a, m], [b, n]) => n - m || b.length - a.length)
  return found?.[0] ?? null
}
/** Words with a capital at the start of a sentence, which are no part of the name behind them: "Is the Great Eastern". */
const OPENING_WORDS =
  /^(?:(?:the|an?|is|are|was|were|do|does|did|can|could|will|would|has|have|had|in|on|at|by|of|for|from|with|when|while|after|before|under|inside|why|how|what|where|who|and|but|if|as|to|this|that|our) )+/i
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

/** Whether a text has the family name of a person alone, and of nobody else. The large data must be loaded. */
export function hasFamilyName(text: string, subject: DossierSubject): boolean {
  if (subject.kind !== 'person' || namingIn(text, subject) !== 'short') return false
  return !familyNameSigns(text, subject, shortNamesIn(text, subject, shortNamesOf(subject))).isOfOther
}

/**
 * Whether a text that has a short name of the subject says what it is, or shares two rare names, dates or figures with it.
 * The text confirms a person by the given name or by shared rare names, if nobody else in it has the family name. Few
 * people have a rare family name: one shared name or term confirms it, unless the text describes it, "Tveitan is a farm".
 */
export function confirmsShortName(text: string, dossier: Dossier): boolean {
  const { subject } = dossier
  const content = contentOf(dossier)
  const short = shortNamesIn(text, subject, shortNamesOf(subject))
  const own = new Set(short.flatMap(wordsOfName))
  const matter = matterOf(text)
  const shared = sharedContent(content, matter, own)
  if (subject.kind !== 'person') return namesKind(content, text, own) || shared.names.length + shared.values > 1
  const { hasGivenName, isOfOther } = familyNameSigns(text, subject, short)
  if (isOfOther) return false
  // A post or trade is no sign: two people of one name are often of one trade.
  if (hasGivenName || isSameMatter(shared, false)) return true
  if (!short.some((family) => isRareName(family.toLowerCase(), true)) || short.some((name) => isDescribed(text, name)))
    return false
  return isNearMatter(sharedContent(content, matter, new Set(wordsOfName(subject.name))))
}

const isDescribed = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escapeForPattern(name)} (?:is|was) (?:an?|the) `, 'u').test(fold(text))
