import type { Dossier } from '@/lib/dossier/format/schema'
import { faultOfName } from '@/lib/dossier/format/subject-name-fault'
import { rowOf } from '@/lib/engine/lexicon/word-table'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { withoutAccents } from '@/lib/text/name-spelling'
import { isNameAlone } from '@/lib/text/small-letters'
import { adjectives, demonyms, firstNames, lemmaOf, places } from '@/lib/text/words'

/** Names, dates and figures by which a text and evidence on the same matter are recognised without the subject's name. */
interface MatterContent {
  /** Each word of a rare name, in small letters, with the number of the name: the words of one name have one number. */
  names: ReadonlyMap<string, number>
  /** Full dates, as days since 1970. */
  dates: ReadonlySet<number>
  /** Exact figures: of four digits that count, or of three with the word behind them. */
  figures: ReadonlySet<string>
  /** Words in small letters; of evidence its topics with digits, "cs231n", or in no dictionary, "nanochat". */
  terms: ReadonlySet<string>
}

interface EvidenceContent extends MatterContent {
  /** Words that say what the subject is: "telescope". */
  kinds: readonly string[]
}

interface SharedContent {
  /** Rare names that the text has too, each by one of its words. */
  names: string[]
  /** Number of rare names of the text. */
  ofNames: number
  /** Number of full dates and exact figures. */
  values: number
  /** Number of terms. */
  terms: number
}

const known = new WeakMap<Dossier, EvidenceContent>()

/** Returns the content of a dossier, which is read once. The large data must be loaded. */
export function contentOf(dossier: Dossier): EvidenceContent {
  const content = known.get(dossier) ?? readContent(dossier)
  known.set(dossier, content)
  return content
}

function readContent({ subject, claims }: Dossier): EvidenceContent {
  const text = [subject.name, ...claims.map((claim) => claim.text)].join('\n')
  const start = claims.slice(0, CLAIMS_WITH_KIND).map((claim) => claim.text)
  const described = start.flatMap((claim) => DEFINITION.exec(claim)?.[1]?.split(' ').at(-1) ?? [])
  const ownKinds = subject.name
    .toLowerCase()
    .split(' ')
    .filter((word) => /^\p{Ll}{4,}$/u.test(word) && !isRareName(word) && !adjectives.has(word) && !places.has(word))
  const content = matterOf(text)
  const topics = new Set(claims.map((claim) => claim.topic.toLowerCase()))
  const terms = [...content.terms].filter((term) => topics.has(term) && (/\d/.test(term) || isOfNoDictionary(term)))
  return {
    ...content,
    terms: new Set(terms),
    kinds: [...new Set([...described, ...ownKinds].map((word) => word.toLowerCase()))],
  }
}
const CLAIMS_WITH_KIND = 4
/** Matches what a first sentence says that its subject is, up to the words that go on about it. */
const DEFINITION =
  /\b(?:is|was|are|were) (?:an?|the|one of the) ((?:(?!(?:of|that|which|who|in|on|from|by|at|for|to|and|with|near|between|visible|located|\p{L}+(?:ed|ing|lt))\b)[\p{L}'-]+ ?){1,7}(?<! ))/u

/** Reads the rare names, full dates and exact figures of a text. */
export function matterOf(given: string): MatterContent {
  const text = withoutAccents(fold(given))
  const names = new Map<string, number>()
  let next = 0
  const inside = new Set(text.match(WORD_INSIDE_SENTENCE))
  for (const [run] of text.matchAll(NAMES)) {
    if (!/[ '-]/.test(run) && !inside.has(run) && isOrdinaryWord(run.toLowerCase())) continue
    const words = run
      .split(/[ -]/)
      .map((word) => word.replace(/'s?$/, '').toLowerCase())
      .filter((word, at, all) => isRareName(word, firstNames.has(all[at - 1] ?? '')))
    const [number = next] = words.flatMap((word) => names.get(word) ?? [])
    for (const word of words) if (!names.has(word)) names.set(word, number)
    if (words.length > 0 && number === next) next += 1
  }
  const days = datesOf(text).filter(({ value: { grain, vague, anyYear } }) => grain === 'day' && !vague && !anyYear)
  return { names, dates: new Set(days.map(({ value }) => value.from)), figures: figuresOf(text), terms: termsOf(text) }
}

const NAMES = /\p{Lu}[\p{L}'-]+(?: (?:(?:de|van|von|der|den|da|di|du|la|le|bin|al|of|the|&) )?\p{Lu}[\p{L}'-]+)*/gu

const isOrdinaryWord = (word: string): boolean => !isOfNoDictionary(word) && !isNameAlone(word)
/** Matches a word with a capital that opens no sentence. An ordinary word is a name only there: "Rumours spread." */
const WORD_INSIDE_SENTENCE = /(?<=[\p{L}\p{N},;)'&-] "?)\p{Lu}[\p{L}'-]+/gu

const termsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(TERM))
const TERM = /(?<![\p{L}\p{N}@/.'-])\p{L}[\p{L}\p{N}-]{3,}(?![\p{L}\p{N}@/'-]|\.\p{L})/gu
const isOfNoDictionary = (word: string): boolean => rowOf(word) < 0 && rowOf(lemmaOf(word)) < 0

function figuresOf(text: string): Set<string> {
  const figures = new Set<string>()
  for (const [, number = '', unit = ''] of text.matchAll(FIGURE)) {
    const value = number.replaceAll(',', '')
    const digits = value.replace('.', '').replace(/^0+/, '')
    const counting = value.includes('.') ? digits : digits.replace(/0+$/, '')
    const isYear = /^[12]\d{3}$/.test(number)
    if (counting.length > 3 && !isYear) figures.add(value)
    else if (counting.length === 3 && unit !== '') figures.add(`${value} ${unit.slice(0, UNIT_LENGTH).toLowerCase()}`)
  }
  return figures
}
const FIGURE = /(?<![\p{L}\d.,/-])(\d+(?:,\d{3})*(?:\.\d+)?)(?![\d/]|-\d)(?:[ -](\p{L}+))?/gu
/** Letters by which the units "metres" and "meters" are one. */
const UNIT_LENGTH = 3

/**
 * Whether few texts have a word as a name: it is not among the frequent words of English, nor a place or given name. The
 * word behind a given name is a family name.
 */
export function isRareName(word: string, isFamilyName = false): boolean {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return false
  if (places.has(word) || (firstNames.has(word) && !isFamilyName) || demonyms.has(word) || faultOfName(word) !== null)
    return false
  const rows = [rowOf(word), rowOf(lemmaOf(word))].filter((row) => row >= 0)
  return rows.every((row) => row > FREQUENT_WORDS)
}
/** Number of the most frequent words of English, names included, that no name of its own is known by. */
const FREQUENT_WORDS = 8000

/** Returns what a text shares with evidence. @param except words in small letters that do not count, as the subject's name */
export function sharedContent(
  content: EvidenceContent,
  { names, dates, figures, terms }: MatterContent,
  except: ReadonlySet<string> = new Set(),
): SharedContent {
  const shared = new Map<number, string>()
  for (const word of names.keys()) {
    const number = content.names.get(word)
    if (number !== undefined && !except.has(word)) shared.set(number, word)
  }
  const count = <T>(own: ReadonlySet<T>, other: ReadonlySet<T>) => [...own].filter((value) => other.has(value)).length
  return {
    names: [...shared.values()],
    ofNames: new Set(names.values()).size,
    values: count(content.dates, dates) + count(content.figures, figures),
    terms: [...content.terms].filter((term) => terms.has(term) && !except.has(term)).length,
  }
}

/**
 * Whether a text has a word that says what the subject is, or the end of one: "ship" for "steamship".
 *
 * @param except words of the name itself, in small letters
 */
export function namesKind({ kinds }: EvidenceContent, text: string, except: ReadonlySet<string>): boolean {
  const own = kinds.filter((kind) => !except.has(kind))
  const words = new Set(text.match(/(?<![\p{L}'-])\p{Ll}{4,}/gu))
  return [...words].some((word) => own.some((kind) => kind.endsWith(word) || `${kind}s` === word))
}

/**
 * Whether a text is about the matter of evidence that it does not name: two rare names, or one with a date or figure.
 *
 * @param needsBoth both, as for a person, who is on pages about others: one about the person has the name
 */
export function isSameMatter({ names, ofNames, values }: SharedContent, needsBoth: boolean): boolean {
  const isEnough = needsBoth ? names.length > 1 && values > 0 : names.length > 1 || (names.length > 0 && values > 0)
  return isEnough && names.length * LEAST_SHARE >= ofNames
}
/** Whether a text has a rare name or term of evidence: enough beside a rare name of its subject. */
export const isNearMatter = ({ names, ofNames, terms }: SharedContent): boolean =>
  terms > 0 || (names.length > 0 && names.length * LEAST_SHARE >= ofNames)

/** One of so many rare names of a text must be shared at least. */
const LEAST_SHARE = 8
