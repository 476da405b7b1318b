import { fold } from '@/lib/text/fold'
import { firstNames, pronounOfName } from '@/lib/text/words'
import type { Block } from '@/lib/documents/block'
import { isCommonName } from '@/lib/dossier/subject-name-fault'
import { occurrences } from './occurrences'
import { givenName, peopleIn, places } from './people'
import { isPersonName, pronounCounts } from './subject-kind'
import { FUNCTION, GENERIC, LEADING, NAMES, SMALL_WORD, THING, TRAILING, nameIn } from './name-in-title'
import { otherNames } from './subject-names'
import type { ImportRecord } from '@/lib/dossier/import-record'

/** In place of a subject that a document does not name. The preview asks for it. */
export const UNKNOWN_SUBJECT = 'Unknown subject'

export interface GivenSubject {
  name?: string | undefined
  aliases?: readonly string[] | undefined
}

/**
 * Whom or what a document is about: the name in its title, or else the one that its first sentence explains. Nothing is
 * guessed from the names in the text.
 */
export function subjectOf(
  title: string | undefined,
  blocks: readonly Block[],
  given: GivenSubject = {},
): { subject: ImportRecord['subject']; isMissing: boolean } {
  const text = textOf(blocks)
  const body = textOf(blocks.filter((block) => block.text !== title))
  const found =
    given.name?.trim() ||
    inField(blocks) ||
    inFull(inWhole(nameIn(title, text, body), title, text), text) ||
    ofKind(title, body) ||
    explained(text) ||
    inWhole(nameIn(title, text, text), title, text) ||
    firstPart(title) ||
    lastPart(title, text) ||
    bornIn(text, title) ||
    inFull(dominant(text), text)
  const name = found || UNKNOWN_SUBJECT
  const counts = pronounCounts(text)
  const isPerson = isPersonName(name, text, counts)
  const ofName = pronounOfName(givenName(name))
  const ofText = counts.she > counts.he ? 'she' : 'he'
  const isSure = Math.max(counts.he, counts.she) > 4 * Math.min(counts.he, counts.she)
  const pronoun = isPerson ? (isSure ? ofText : (ofName ?? ofText)) : 'it'
  const aliases = given.aliases ? [...given.aliases] : otherNames(name, text, isPerson)
  return { subject: { name, aliases, kind: isPerson ? 'person' : 'topic', pronoun }, isMissing: !found }
}

/** "Subject: Ada Lovelace", "Full name | …" at the head of a document. */
function inField(blocks: readonly Block[]): string | null {
  for (const { text, cells } of blocks.slice(0, 14)) {
    const line = cells?.length === 2 ? `${cells[0]?.text ?? ''}: ${cells[1]?.text ?? ''}` : text
    const value = FIELD.exec(line)?.[1]
      ?.replace(/[*_"“”]/g, '')
      .trim()
    if (value && value.length > 2 && new RegExp(`^${NAMES.source}$`, 'u').test(value) && !isCommonName(value))
      return value
  }
  return null
}
const FIELD =
  /^\W*(?:(?:research |report |dossier )?(?:subject|topic)|entity|person|company|organi[sz]ation|research target)\W{0,3}:\W{0,3}\s(\S.{1,70}?)\W*$/i

/** "Sandhill" of "Sandhill solar park – a summary", where the text has the longer name, too. */
function inWhole(name: string | null, title: string | undefined, text: string): string | null {
  if (name === null || !title || /[@#/]/.test(title)) return name
  const part = fold(title)
    .replace(/["“”*_]/g, '')
    .split(/\s+[—–|-]+\s+|:\s+|\s*[()]\s*/)
    .map((one) =>
      one
        .replace(LEADING, '')
        .replace(/^(?:The|An?) /, '')
        .replace(TRAILING, '')
        .trim(),
    )
    .find((one) => one.startsWith(`${name} `))
  const words = part?.split(' ') ?? []
  if (part === undefined || words.length > 5) return name
  const isPerson = peopleIn(name).length > 0
  // Again outside of the title, in the case that either has.
  const lower = text.toLowerCase()
  if (lower.split(part.toLowerCase()).length > 2 && /\p{L}$/u.test(part) && !isPerson) return part
  const rest = words.slice(name.split(' ').length)
  return rest.length === 1 && rest.every((word) => THING.test(word)) ? part : name
}
/** A family name alone, with the given name that the text has before it, where it has just one. */
function inFull(name: string | null, text: string): string | null {
  if (name === null || name.includes(' ')) return name
  const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const full = new Set<string>()
  for (const [, given = ''] of text.matchAll(
    new RegExp(`(?<!\\p{L})(\\p{Lu}[\\p{L}.-]+(?: \\p{Lu}[\\p{L}.-]+)?) ${escaped}(?!\\p{L})`, 'gu'),
  ))
    if (firstNames.has(given.split(' ', 1)[0] ?? '')) full.add(`${given} ${name}`)
  const [only] = full
  const { he, she, it } = pronounCounts(text)
  if (he + she <= it) return name
  return full.size === 1 && only !== undefined ? only : name
}

/** Enough to know the subject by: its first 200,000 UTF-16 units. */
function textOf(blocks: readonly Block[]): string {
  let text = ''
  for (const block of blocks) {
    if (text.length > 200_000) break
    text += `${block.text}\n`
  }
  return fold(text)
}

/** "The bridge I cross every day": the name in the text that ends with the noun of its title. */
function ofKind(title: string | undefined, body: string): string | null {
  for (const [, noun = ''] of (title ?? '').matchAll(/\bthe (\p{L}{3,})/giu)) {
    const last = noun.charAt(0).toUpperCase() + noun.slice(1).toLowerCase()
    if (!THING.test(last)) continue
    // The first one is what the text is about; it names others to compare.
    const [first] = [...body.matchAll(new RegExp(`(?:\\p{Lu}[\\p{L}'-]* ){1,3}${last}(?!\\p{L})`, 'gu'))]
      .map(([name]) => name.replace(/^(?:The|A|An|In|On|At|From|Of) /, ''))
      .filter((name) => name.includes(' '))
    if (first !== undefined) return first
  }
  return null
}

/** "The Forth Bridge is a cantilever bridge": the first sentence that says what something is. */
function explained(text: string): string | null {
  for (const [, name = '', initials] of text.slice(0, 6000).matchAll(EXPLAINED)) {
    const found = name.trim()
    const count = occurrences(text, found) + (initials === undefined ? 0 : occurrences(text, initials))
    if (!GENERIC.test(found) && !isCommonName(found) && !FUNCTION.test(found) && count > 1) return found
  }
  return null
}
const EXPLAINED =
  /^(?:The )?(\p{Lu}[\p{L}\d.'&-]*(?: (?:(?:of|de|van|von|the|and|of the|for the) )?\p{Lu}[\p{L}\d.'&-]*| \d+){0,8})(?:(?: \((\p{Lu}{2,8})\) (?:is|was|are|were)\b)|(?: \([^()]{1,160}\)|, [^,.]{1,80},){0,2} (?:is|was|are|were) (?:a|an|the|one of)\b)/gmu

/** Whether a text has more pronouns of people than of things. */
function isOnPeople(text: string): boolean {
  const { he, she, it } = pronounCounts(text)
  return he + she > 2 * it
}

/** The first person whose birth a text tells of, by the part of the name that the title has. */
function bornIn(text: string, title = ''): string | null {
  const name =
    /(\p{Lu}[\p{L}'-]+(?: (?:de|van|von|der|da) (?=\p{Lu})| \p{Lu}(?:\.|[\p{L}'-]+)){1,3})(?:\. (?:He|She))? (?:was born|\((?:born|b\.|1[5-9]\d\d))/u.exec(
      text,
    )?.[1]
  if (name === undefined) return null
  const words = name.split(' ')
  const plain = fold(title).toLowerCase().replace(/[-_/]/g, ' ')
  const parts = words.slice(0, -1).map((_, at) => words.slice(at).join(' '))
  return parts.find((part) => plain.includes(part.toLowerCase())) ?? (isOnPeople(text) ? name : null)
}

/** A name that a text has from its beginning on, and far more often than any other. */
function dominant(text: string): string | null {
  const spoken = text.replace(/^\p{Lu}[\p{Lu}. -]+:/gmu, '')
  const head = spoken.slice(0, 2500)
  const counts = new Map<string, number>()
  for (const [whole] of head.matchAll(NAMES)) {
    const name = (whole.split(/(?<=\p{Ll}{2})\. /u, 1)[0] ?? '').replace(/'s?$/, '').replace(/[.,]$/, '')
    if (name.length > 2 && !GENERIC.test(name) && !isCommonName(name) && !FUNCTION.test(name))
      counts.set(name, occurrences(spoken, name))
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)
  const [first] = ranked
  // A text on a firm or a person names places as often.
  const second = ranked.find(
    ([name]) =>
      first &&
      !name.includes(first[0]) &&
      !first[0].includes(name) &&
      (!places.has(name.toLowerCase()) || places.has(first[0].toLowerCase())),
  )
  if (!first || first[1] < 4) return null
  const isFar = !second || first[1] >= 1.4 * second[1]
  return isFar ? first[0] : null
}

/** "THE THIRTEENTH AMENDMENT: A NOTE": the name before the colon. */
function firstPart(title: string | undefined): string | null {
  const part = title?.split(/\s*[:(–—|]\s*/, 1)[0]?.trim() ?? ''
  const words = part.split(/\s+/)
  if (part === '' || words.length > 5 || part === title || GENERIC.test(part) || /\d{4}/.test(part)) return null
  if (!words.every((word) => /^\p{Lu}/u.test(word) || SMALL.test(word))) return null
  return /\p{Ll}/u.test(part)
    ? part
    : words
        .map((word, at) =>
          SMALL.test(word) && at > 0 ? word.toLowerCase() : word.charAt(0) + word.slice(1).toLowerCase(),
        )
        .join(' ')
}

/** "SPECIES CARD 118: MARROW WEEVIL": the name behind what the document is, in capitals. */
function lastPart(title: string | undefined, text: string): string | null {
  const parts = title?.split(/\s*[:—–]\s+/) ?? []
  const [kind = '', last = ''] = parts
  const words = last.trim().split(/\s+/)
  if (parts.length !== 2 || words.length > 4 || /\p{Ll}/u.test(last) || !/\p{Lu}{3}/u.test(last)) return null
  if (
    !/\b(?:card|note|sheet|file|memo|report|profile|briefing|entry|dossier|brief|paper|guide|no\.?|\d+)\b/i.test(kind)
  )
    return null
  return occurrences(text.toLowerCase(), words.at(-1)?.toLowerCase() ?? '') > 1
    ? words.map((word) => word.charAt(0) + word.slice(1).toLowerCase()).join(' ')
    : null
}

const SMALL = new RegExp(`^(?:${SMALL_WORD})$`, 'i')
