import { fold } from '@/lib/text/fold'
import { pronounOfName } from '@/lib/text/words'
import type { Block } from '@/lib/dossier/readers/block'
import { isCommonName } from '@/lib/dossier/format/subject-name-fault'
import { occurrences, otherNames } from './subject-names'
import { givenName } from './people'
import { isPersonName, pronounCounts } from './subject-kind'
import { FUNCTION, GENERIC, NAMES, nameIn } from './name-in-title'
import type { ImportRecord } from '@/lib/dossier/format/import-record'

/** In place of a subject that a document does not name. The preview asks for it. */
const UNKNOWN_SUBJECT = 'Unknown subject'

interface GivenSubject {
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
    nameIn(title, text, body) ||
    explained(text) ||
    nameIn(title, text, text) ||
    bornIn(text, title)
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

/** Enough to know the subject by: its first 200,000 UTF-16 units. */
function textOf(blocks: readonly Block[]): string {
  let text = ''
  for (const block of blocks) {
    if (text.length > 200_000) break
    text += `${block.text}\n`
  }
  return fold(text)
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

/** The person whose birth a text tells of, by the part of the name that the title has. */
function bornIn(text: string, title = ''): string | null {
  const name = BORN.exec(text)?.[1]
  if (name === undefined) return null
  const words = name.split(' ')
  const plain = fold(title).toLowerCase().replace(/[-_/]/g, ' ')
  const parts = words.slice(0, -1).map((_, at) => words.slice(at).join(' '))
  const { he, she, it } = pronounCounts(text)
  return parts.find((part) => plain.includes(part.toLowerCase())) ?? (he + she > 2 * it ? name : null)
}
const BORN =
  /(\p{Lu}[\p{L}'-]+(?: (?:de|van|von|der|da) (?=\p{Lu})| \p{Lu}(?:\.|[\p{L}'-]+)){1,3})(?:\. (?:He|She))? (?:was born|\((?:born|b\.|1[5-9]\d\d))/u
