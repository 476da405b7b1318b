import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { fold } from '@/lib/text/fold'
import { tidyText } from '@/lib/text/normalized-text'
import { knownFamilyName } from '@/lib/text/known-family-name'
import { adjectives, firstNames, formsOf, places, wordsOf } from '@/lib/text/words'
import { findOrganisationsByTrade } from './descriptions'
import type { EntityKind, GazetteerEntry } from './parsed-sentence'
import { numberedFamiliesIn } from './siblings'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { mapDefined } from '@/lib/text/lists'

export interface Gazetteer {
  subject: GazetteerEntry
  pronoun: 'he' | 'she' | 'they' | 'it' | null
  /** Entries by the lower-cased words of a name, joined by blanks. */
  byName: Map<string, GazetteerEntry>
  /** The organisation meant by a trade: "carmaker". */
  described: Map<string, GazetteerEntry>
  /** Number of words in the longest name, by first word. */
  longest: Map<string, number>
  /** Names without the numbers that tell their bearers apart: "apollo" for Apollo 11. */
  families: ReadonlySet<string>
}

/**
 * Collects the names of a dossier with their kinds: from its entities, its subject, and the capitalised, quoted and
 * oddly spelled words of its claims. The kind of an unlisted name is derived from its words and context.
 */
export function buildGazetteer(dossier: Dossier): Gazetteer {
  const byName = new Map<string, GazetteerEntry>()
  const add = (name: string, entry: GazetteerEntry): void => {
    const key = nameKey(name)
    if (key && !byName.has(key)) byName.set(key, entry)
    // "The U.S. Navy" is "the US Navy" too.
    const short = key.replace(/(?<![^ ])\w(?: \w(?![^ ]))+/g, (letters) => letters.replaceAll(' ', ''))
    if (short !== key && entry.kind === 'org' && !byName.has(short)) byName.set(short, entry)
  }
  const { name, aliases } = dossier.subject
  const subject: GazetteerEntry = { id: name.toLowerCase(), name, kind: 'subject' }
  for (const alias of [name, ...aliases]) add(alias, subject)
  const lastName = knownFamilyName(name)
  if (dossier.subject.kind === 'person' && lastName && lastName.length > 2) add(lastName, subject)

  const kinds = {
    person: 'person',
    organisation: 'org',
    place: 'place',
    work: 'work',
    course: 'work',
    event: 'name',
    term: 'work',
    product: 'work',
  } as const
  for (const entity of dossier.entities) {
    const entry: GazetteerEntry = { id: entity.name.toLowerCase(), name: entity.name, kind: kinds[entity.kind] }
    // A lower-case description ("his PhD adviser") is for people; it would match too much.
    for (const alias of [entity.name, ...entity.aliases])
      if (/[A-Z\d]/.test(alias) && !/^(the|his|her|their)\s/i.test(alias)) add(alias, entry)
  }
  const kindOf = (name: string): EntityKind | undefined => byName.get(nameKey(name))?.kind
  // Phrasings may be capitalised like headlines, so names are learned from the claims' own texts.
  const collected = collectNames(dossier.claims.map((claim) => foldAndTidy(claim.text)))
  // "At Tesla Karpathy reported" has two names.
  const endsWithSubject = (raw: string): boolean => {
    const rest = raw.slice(0, -` ${lastName}`.length)
    const isName = collected.has(rest) || places.has(rest.toLowerCase()) || /^(?:org|place)$/.test(kindOf(rest) ?? '')
    return (
      dossier.subject.kind === 'person' &&
      lastName !== null &&
      raw.endsWith(` ${lastName}`) &&
      isName &&
      !firstNames.has(rest.toLowerCase())
    )
  }
  for (const [raw, seen] of collected) {
    if (
      byName.has(nameKey(raw)) ||
      endsWithSubject(raw) ||
      /\b(PhD|MSc|BSc|Ph\.D|Director|Professor|Officer|President)\b/.test(raw) ||
      (seen.mid === 0 && !unusualSpelling.test(raw) && !raw.includes(' '))
    )
      continue
    // "Ann Lee of the Vision Lab" is two names.
    const parts = raw.split(/\s(?:of|for)(?:\sthe)?\s/)
    if (
      parts.length > 1 &&
      parts.some(
        (p) =>
          /^(person|org|subject)$/.test(kindOf(p) ?? kindOfName(p)) &&
          !/^(University|Institute|College|School|Department|Museum|Bank|Academy)$/.test(p),
      )
    ) {
      for (const p of parts) add(p, { id: p.toLowerCase(), name: p, kind: kindOfName(p) })
      continue
    }
    const titled = nameBehindTitle(raw)
    if (kindOfName(titled) === 'person') {
      add(titled, { id: titled.toLowerCase(), name: titled, kind: 'person' })
      continue
    }
    add(raw, { id: raw.toLowerCase(), name: raw, kind: kindOfName(raw, seen.before) })
  }
  for (const entry of [...byName.values()]) {
    if (entry.kind === 'person') {
      const words = entry.name.split(' ')
      const family = words.at(-1)
      const known = family === undefined ? undefined : byName.get(nameKey(family))
      // "Li" was stored as a separate name before "Fei-Fei Li" was found.
      if (words.length > 1 && family && family.length > 1 && (!known || known.kind === 'name'))
        byName.set(nameKey(family), entry)
    } else if (entry.kind === 'org') {
      for (const alias of orgAliases(entry.name)) {
        const known = byName.get(nameKey(alias))
        // "Stanford" was stored as a separate name before "Stanford University" was found.
        if (known?.kind === 'name') byName.set(nameKey(alias), entry)
        else add(alias, entry)
      }
    }
  }
  for (const [key, { kind }] of byName) {
    const person = kind === 'name' ? byName.get(nameBehindTitle(key)) : undefined
    if (person?.kind === 'person') byName.set(key, person)
  }
  const given = givenName(dossier, [...byName.values()])
  if (given) add(given, subject)
  return {
    described: findOrganisationsByTrade(dossier.claims.map((claim) => organisationsIn(claim, byName))),
    subject,
    pronoun: pronounOf(dossier),
    byName,
    longest: longestByFirstWord(byName.keys()),
    families: numberedFamiliesIn(byName.keys()),
  }
}

function longestByFirstWord(keys: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>()
  for (const key of keys) {
    const words = key.split(' ')
    const [first = ''] = words
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length))
  }
  return longest
}

/** The subject's given name, unless another person of the dossier has it or it is a common word. */
function givenName({ subject: { name, aliases, kind } }: Dossier, known: readonly GazetteerEntry[]): string | null {
  const [given, ...rest] = name.split(' ')
  if (kind !== 'person' || !given || rest.length === 0 || given.length < 3) return null
  if (/^(will|may|april|june|august|art|sue|mark|bill|grant|rob|pat)$/i.test(given)) return null
  const own = [name, ...aliases]
  const isOther = (entry: GazetteerEntry): boolean =>
    entry.kind === 'person' &&
    entry.name.startsWith(`${given} `) &&
    !own.some((alias) => alias.startsWith(entry.name) || entry.name.startsWith(alias))
  return known.some(isOther) ? null : given
}

/** All wordings of a claim, and the organisations named in them. */
function organisationsIn(claim: Claim, byName: Gazetteer['byName']): { text: string; organisations: GazetteerEntry[] } {
  const text = [claim.text, ...claim.phrasings.map((p) => p.text)].map(foldAndTidy).join('\n')
  const found = new Set(mapDefined(namesIn(text), ({ raw }) => byName.get(nameKey(raw))))
  return { text, organisations: [...found].filter((entry) => entry.kind === 'org') }
}

/** Folds and tidies a text to find names in it; offsets are lost. */
const foldAndTidy = (text: string): string => tidyText(fold(text))

/** Returns the lookup key of a name: its words in lower case, without possessive and leading article. */
export function nameKey(name: string): string {
  return wordsOf(foldAndTidy(name))
    .map((w) => w.lower)
    .join(' ')
    .replace(/^the /, '')
}

const organisationWord =
  /\b(University|Institute|College|School|Labs?|Laborator(?:y|ies)|Inc|Corp|Corporation|Company|Foundation|Navy|Army|Air Force|Department|Group|Society|Academy|Association|Council|Press|Ministry|Bank|Agency|Center|Centre|Committee|Studios?|Technologies|Ventures|Capital|Hospital|Museum|Church|Party|Court|Commission|Observatory|Fund|Trust)\b|\w AI$/

/** Guesses the kind of a name from its words and from `before`, the lower-case text in front of it. */
export function kindOfName(name: string, before = ''): EntityKind {
  const words = name.split(' ')
  const first = (words[0] ?? '').toLowerCase()
  if (organisationWord.test(name)) return 'org'
  if (
    places.has(name.toLowerCase()) ||
    /^(New|San|Los|Saint|St\.?|North|South|West|East|Cape|Fort|Lake|Mount) \p{Lu}\p{L}+$/u.test(name)
  )
    return 'place'
  const capitals = words.every((w) =>
    /^\p{Lu}[\p{Ll}'-]+|^(?:\p{Lu}\.)*\p{Lu}\.?$|^(van|von|de|der|la|le|bin|al|da|di)$/u.test(w),
  )
  if (words.length > 1 && words.length < 5 && capitals) {
    if (firstNames.has(first.split('-')[0] ?? first)) return 'person'
    if (
      words.length < 4 &&
      /\b(with|by|under|professor|prof\.|dr\.|adviser|advisor|colleague|husband|wife|told|ceo|founder)\s$/.test(
        before,
      ) &&
      !words.some((w) => isCommonWord(w))
    )
      return 'person'
  }
  if (/^[a-z]|[A-Za-z]\d/.test(name)) return 'work'
  if (words.length < 3 && /\b(joined|rejoined|left|leaving|joining)\s$/.test(before)) return 'org'
  return 'name'
}

/** Returns a name without the titles before it, "Ada Quist" of "Chief Justice Ada Quist"; '' for one without a title. */
function nameBehindTitle(name: string): string {
  const words = name.split(' ')
  const at = words.findIndex((word) => !isTitleWord(word.toLowerCase()))
  return at > 0 ? words.slice(at).join(' ') : ''
}

export const isTitleWord = (lower: string): boolean =>
  /^(mr|mrs|ms|dr|prof|professor|president|ceo|director|chief|admiral|captain|commodore|commander|lieutenant|founder|sir|dame|lady|lord|senator|judge|justices?|governor|mayor|minister|secretary|general|solicitor|attorney|colonel|sergeant|king|queen|said|says|asked)$/.test(
    lower,
  )

/** Matches words with inner capitals, or with a digit after a letter: nanoGPT, cs231n. */
const unusualSpelling = /[a-z][A-Z]|[A-Za-z]\d/

/** Whether a capitalised word is more likely a common word than a name. */
export function isCommonWord(word: string): boolean {
  const { lower, lemma } = formsOf(word)
  return adjectives.has(lower) || lemma !== lower || stopWords.has(lower)
}

interface NameCounts {
  /** Number of occurrences inside a sentence, where a capital shows a name. */
  mid: number
  before: string
}

function collectNames(texts: string[]): Map<string, NameCounts> {
  const seen = new Map<string, NameCounts>()
  for (const text of texts) {
    for (const { raw, start } of namesIn(text)) {
      const entry = seen.get(raw) ?? { mid: 0, before: '' }
      if (start > 0 && !/[.:!?"(]\s*$/.test(text.slice(Math.max(0, start - 2), start))) entry.mid++
      const before = text.slice(Math.max(0, start - 12), start).toLowerCase()
      if (/(with|by|under|joined|left|leaving|joining|rejoined|told|professor) $/.test(before)) entry.before = before
      seen.set(raw, entry)
    }
  }
  return seen
}

/** Finds runs of capitalised words, and words with inner capitals or digits, without a leading "The", "In", "May". */
export function namesIn(text: string): { raw: string; start: number }[] {
  const names: { raw: string; start: number }[] = []
  for (const m of text.matchAll(namePattern)) {
    let raw = m[0].replace(/'s$/, '')
    let start = m.index
    for (let lead = firstWordOf.exec(raw); lead && isNoName(lead[1] ?? ''); lead = firstWordOf.exec(raw)) {
      start += lead[0].length
      raw = raw.slice(lead[0].length)
    }
    if (raw.length > 1 && !isNoName(raw)) names.push({ raw, start })
  }
  return names
}

const firstWordOf = /^(\S+)\s+/
const isNoName = (word: string): boolean =>
  stopWords.has(word.toLowerCase()) || monthOrDay.test(word) || wordsThatAreNoNames.test(word) || /^\d/.test(word)
const monthOrDay =
  /^(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Winter|Spring|Summer|Autumn|Fall)$/
const wordsThatAreNoNames =
  /^(AI|ML|IT|US|UK|TV|PhD|Ph\.D|MSc|BSc|MA|BA|Dr|Mr|Mrs|Ms|Prof|CEO|CTO|COO|CFO|I|Following|According|Despite|Besides|Unlike|Like|Asked|Born|Having|Only|Former|University|Institute|College|Company|Department|School|Laboratory|Lab|Professor|Director|Chief|Senior|President)$/

/** One word of a name, also "I/O". `namePattern` adds a number to a name ("Lecture 4"), but no year and no figure after "for". */
const nameWord = String.raw`\p{Lu}[\p{L}\p{N}&]*(?:[.'-][\p{Lu}\d][\p{L}\p{N}]*|(?<=\b[A-Z]{1,3})\/[A-Z]{1,3}\b)*`
/** An initial before a family name, not one that ends a sentence, as in "It was signed by Maria K. The". */
const initialPattern = String.raw`\p{Lu}\.(?=\s(?:\p{Lu}\.\s)*\p{Lu}\p{Ll})(?!\s(?:The|An?|In|On|At|By|He|She|It|They|His|Her|Its|This|That|But|And|For|From)\s)`
/** Initials that begin a name: "T.O. Paine", "J. R. Brook". */
const nameWithInitials = String.raw`(?:\p{Lu}\.\s?){0,3}${initialPattern}\s${nameWord}`
const namePattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${nameWithInitials}|${nameWord}|\p{Ll}+[\p{Lu}\d][\p{L}\p{N}]*)(?:(?:\s(?:of|the|de|van|von|der|for)){0,2}\s(?:${initialPattern}|${nameWord})|\s(?!(?:1[6-9]|20)\d\d)\d+(?:\.\d+)?(?=\s|$|[,.;:)"](?!\d)))*`,
  'gu',
)

function orgAliases(name: string): string[] {
  const words = name.split(' ')
  const capitals = words
    .filter((w) => /^\p{Lu}\p{Ll}/u.test(w))
    .map((w) => w[0])
    .join('')
  const aliases = organisationWord.test(name) && capitals.length >= 3 && capitals.length <= 6 ? [capitals] : []
  const university =
    /^(?:University of (\p{Lu}\p{L}+)|(\p{Lu}\p{L}+) (?:University|College|Labs?|Inc\.?|Corporation|Corp\.?))$/u.exec(
      name,
    )
  const short = university?.[1] ?? university?.[2]
  if (short) aliases.push(short)
  return aliases
}

function pronounOf(dossier: Dossier): Gazetteer['pronoun'] {
  const given = dossier.subject.pronoun
  if (given === 'he' || given === 'she' || given === 'they' || given === 'it') return given
  if (dossier.subject.kind !== 'person') return 'it'
  const texts = dossier.claims.flatMap((claim) => [claim.text, ...claim.phrasings.map((p) => p.text)]).map(fold)
  const count = (pattern: RegExp): number => texts.reduce((n, t) => n + (t.match(pattern)?.length ?? 0), 0)
  const he = count(/\b(he|his|him)\b/gi)
  const she = count(/\b(she|her|hers)\b/gi)
  if (he + she < 2) return null
  return he > she ? 'he' : 'she'
}
