import type { Dossier } from '@/lib/dossier/format/schema'
import { usesOfName } from '@/lib/dossier/format/name-uses'
import { fold } from '@/lib/text/fold'
import { nameForm } from '@/lib/text/name-form'
import { isNumberedLike } from '@/lib/engine/analyse/siblings'
import { escapeForPattern, mentionsName, wholeWordsPattern } from '@/lib/text/mentions'
import { inOneSpelling } from '@/lib/text/name-spelling'
import { hasInSmallLetters, isAbout } from './main-names'
import { faultOfName } from '@/lib/dossier/format/subject-name-fault'
import { isPlace, peopleIn } from '@/lib/text/people'
import { detectionNamesOf, isAcronym, namesToLookFor, type DossierSubject } from './subject-names'
import {
  contentOf,
  isNearMatter,
  isRareName,
  isSameMatter,
  matterOf,
  namesKind,
  sharedContent,
} from './evidence-content'
import { familyNameSigns, foldedName, hasFormOfName, isFullName, withoutNamesakes } from './names-of-person'

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
  inOneSpelling(name)
    .toLowerCase()
    .replace(/['’]s?(?![\p{L}])/gu, '')
    .split(/[ ()–—]+/)
    .filter((word) => word !== '' && word !== 'the')

/**
 * Returns how a text names a subject. A short name does so where the text has it alone, and nobody else is called so.
 *
 * @param page where the text stands: what its initials stand for
 */
export function namingIn(text: string, given: DossierSubject, page = text): Naming {
  const subject = { ...given, aliases: given.aliases.filter((name) => !standsForOther(page, name, given)) }
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
  const folded = foldedName(text)
  if (kind === 'person') return found.map(foldedName).filter((family) => wholeWordsPattern(family, 'u').test(folded))
  const spelled = inOneSpelling(folded)
  return found.filter((shortName) => {
    const { alone, inOther, ofPerson } = usesOfName(spelled, inOneSpelling(shortName), new Set(wordsOfName(name)))
    return alone > 0 && inOther === 0 && ofPerson === 0
  })
}

/** Whether a text has initials of the subject for other words: "the advanced light source (ALS)". */
function standsForOther(text: string, name: string, subject: DossierSubject): boolean {
  if (!isAcronym(name) || !text.includes(name)) return false
  const words = Array.from(name, (letter) => `[${letter}${letter.toLowerCase()}][\\p{L}'-]*`)
  const spelledOut = `(?<!\\p{L})(${words.join('[ -](?:(?:of|the|and|for|in|on|to) )*')})`
  const pattern = new RegExp(
    `${spelledOut}(?: \\(|, (?:\\p{Ll}+ ){0,3})"?${name}(?!\\p{L})|(?<!\\p{L})${name}(?: \\(|, (?:\\p{Ll}+ ){0,2})${spelledOut}`,
    'gu',
  )
  const own = new Set([subject.name, ...subject.aliases].flatMap(wordsOfName))
  return [...fold(text).matchAll(pattern)].some(([, before = '', behind = before]) => {
    const words = wordsOfName(behind)
    // A word may be spelt otherwise: "North Atlantic Treaty Organisation".
    return words.filter((word) => own.has(word)).length * 2 < words.length
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

/** Whether the topic of a text is what has the subject's name with another number: "Second Battle of Skadal". */
export function isOfSibling(text: string, { name }: DossierSubject): boolean {
  const siblings = namesIn(fold(text)).filter((other) => /\d/.test(nameForm(other)) && isNumberedLike(other, name))
  return siblings.some((other) => isTopic(text, other))
}

/**
 * Returns what a text calls a subject whose known names it does not have: the most frequent name with a rare proper name
 * of the subject's own, or of its words alone, but for places and people. Null where it has none: another person may have
 * the family name.
 */
export function learnableName(given: string, { subject, claims }: Dossier): string | null {
  if (subject.kind === 'person') return null
  const text = fold(given)
  const own = wordsOfName(subject.name)
  const written = [text, ...claims.map((claim) => claim.text)].join('\n')
  const proper = own.filter((word) => isRareName(word) && !hasInSmallLetters(written, word))
  const counts = new Map<string, number>()
  for (const name of namesIn(text)) {
    const words = wordsOfName(name)
    const isOfOwnWords = words.length > 1 && words.every((word) => own.includes(word))
    if (isOfOwnWords || words.some((word) => proper.includes(word))) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [found] = [...counts]
    .filter(
      ([name]) =>
        faultOfName(name) === null &&
        !isPlace(name) &&
        !isNumberedLike(name, subject.name) &&
        isOnlyOf(text, name, own),
    )
    .sort(([a, m], [b, n]) => n - m || b.length - a.length)
  return found?.[0] ?? null
}

const namesIn = (text: string): string[] =>
  Array.from(text.matchAll(NAME), ([run]) => run.replace(OPENING_WORDS, '').replace(/'s?$/, ''))

/** Words with a capital at the start of a sentence, which are no part of the name behind them: "Is the Great Eastern". */
const OPENING_WORDS =
  /^(?:(?:the|an?|is|are|was|were|do|does|did|can|could|will|would|has|have|had|in|on|at|by|of|for|from|with|when|while|after|before|under|inside|why|how|what|where|who|and|but|if|as|to|this|that|our) )+/i
const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}'-]*(?: (?:of (?:the )?)?(?:\p{Lu}[\p{L}'-]*|\d{1,4}(?![\d.,])))*/gu

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
  return confirmsName(namingIn(text, { ...dossier.subject, main }), text, dossier)
}

/** Whether a text that names a subject means it. The large data must be loaded. */
export const confirmsName = (naming: Naming, text: string, dossier: Dossier): boolean =>
  naming === 'whole' ? !isOfNamesake(text, dossier) : naming === 'short' && confirmsShortName(text, dossier)

/**
 * Whether a long text has a name of the subject for something else: it shares nothing with the evidence, and the name is its
 * topic, initials, or in small letters, "the Skadal bridge".
 */
function isOfNamesake(text: string, dossier: Dossier): boolean {
  const { subject } = dossier
  const names = detectionNamesOf(subject).filter((name) => mentionsName(text, [name]))
  if (subject.kind === 'person' || names.length === 0 || countWords(text) < LEAST_WORDS) return false
  const isWeak = names.every((name) => isAcronym(name) || !hasCapitals(text, name))
  if (!isWeak && !names.some((name) => isTopic(text, name))) return false
  const content = contentOf(dossier)
  if (content.names.size + content.dates.size + content.figures.size < LEAST_CONTENT) return false
  const own = new Set([subject.name, ...subject.aliases].flatMap(wordsOfName))
  if (namesKind(content, text, own)) return false
  const shared = sharedContent(content, matterOf(text), own)
  return shared.names.length + shared.values + shared.terms === 0
}
/** Number of words with which a text about the subject would share something. */
const LEAST_WORDS = 100
/** Number of names, dates and figures of evidence of which such a text would have one. */
const LEAST_CONTENT = 8

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0

/** Whether the headline of a text has a name, or the text has it often. */
const isTopic = (text: string, name: string): boolean =>
  mentionsName(text.split('\n', 1)[0] ?? '', [name]) || usesIn(text, name).length >= USES_OF_TOPIC
const USES_OF_TOPIC = 3

/** Whether a text has a name with all of its capitals, but for those before "of": "the siege of Skadal". */
function hasCapitals(text: string, name: string): boolean {
  const words = inOneSpelling(name).split(' ')
  const needed = words.map((word, at) => isUpper(word) && at > words.indexOf('of'))
  return usesIn(text, name).some((use) => use.split(' ').every((word, at) => isUpper(word) || !needed[at]))
}
const isUpper = (word: string): boolean => /^\p{Lu}/u.test(word)

const usesIn = (text: string, name: string): string[] =>
  inOneSpelling(foldedName(text)).match(wholeWordsPattern(inOneSpelling(name), 'giu')) ?? []

/** Whether a text has the family name of a person alone, and of nobody else. The large data must be loaded. */
export function hasFamilyName(text: string, subject: DossierSubject): boolean {
  if (subject.kind !== 'person' || namingIn(text, subject) !== 'short') return false
  return !familyNameSigns(text, subject, shortNamesIn(text, subject, shortNamesOf(subject))).isOfOther
}

/**
 * Whether a text that has a short name of the subject says what it is, or shares two rare names, dates or figures with it,
 * one beside a name with a number.
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
  if (subject.kind !== 'person') {
    const least = short.some((name) => /\d/.test(name)) ? 1 : 2
    return namesKind(content, text, own) || shared.names.length + shared.values >= least
  }
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
