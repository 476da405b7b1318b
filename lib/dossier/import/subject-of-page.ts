import { escapeForPattern, wholeWordsPattern } from '@/lib/text/name-pattern'
import { fold } from '@/lib/text/fold'
import { isCommonName } from '@/lib/dossier/format/subject-name-fault'
import { familyName, peopleIn, placeNames } from './people'
import lists from '@/lib/text/lexicon/words.json'

/**
 * Returns the subject of a page that is no report: its unchanged title where the text explains or repeats it, else
 * the name in the title that the text has most often, else the name that the text has most often, else the title.
 *
 * @param text the text without its title, folded
 * @param site name of the site or its host, which is no subject
 */
export function subjectOfPage(given: string | undefined, text: string, site = ''): string | null {
  const title = fold(given ?? '')
    .replace(/\s+[-–—|]\s+Wikipedia\b.*$/i, '')
    .trim()
  // A headline that the text repeats is no sentence with names.
  const body = /\s\S+\s\S+\s/.test(title) ? text.replaceAll(`${title}\n`, '\n') : text
  const first = body.slice(0, 4000)
  const counted = namesIn(body)
  const isSite = (name: string) => plain(site).includes(plain(name))
  // Behind a bar stands the name of a site or of its section: "Why we test | Code".
  const [head = ''] = title.split(/\s+[-–—|]\s+/)
  for (const part of [title, head, ...head.split(/:\s+/), ...title.split(/\s+[-–—|]\s+/).slice(1)])
    if (part !== '' && !isSite(part) && isWhole(part, first, head.includes(part) ? body : '', counted))
      return asInText(part, body)
  const named = [...counted].filter(([name]) => !isSite(name))
  const people = peopleIn(body).map(({ name }) => name)
  const full = (name: string): string =>
    name.includes(' ') ? name : (people.find((one) => familyName(one) === name) ?? name)
  const weight = (name: string, count: number): number => {
    const family = people.includes(name) ? (counted.get(familyName(name)) ?? 0) : 0
    return (count + family) * (first.slice(0, 1200).includes(name) ? 2 : 1) + (name.includes(' ') ? 1 : 0)
  }
  const ranked = (names: [string, number][]) =>
    names.map(([name, count]) => ({ name, score: weight(name, count) })).sort((a, b) => b.score - a.score)
  // A country or city in a headline is mostly where something happened.
  const [inTitle] = ranked(
    named.filter(([name]) => hasName(title, name) && !isExtended(name, counted) && !placeNames.has(name.toLowerCase())),
  )
  if (inTitle && inTitle.score > 2) return full(inTitle.name)
  const [inBody, next] = ranked(named)
  // A headline without the name is about something else: "The apps that you need" names many firms.
  const isHeadline = title.split(' ').length > 3
  if (inBody && inBody.score > 9 && inBody.score > 1.5 * (next?.score ?? 0) && !isTopic(title) && !isHeadline)
    return full(inBody.name)
  return title === '' ? (inBody ? full(inBody.name) : null) : title
}

/** Returns whether a name is a more frequent one with the next word of a headline: "Washington Monument Closes". */
function isExtended(name: string, counted: ReadonlyMap<string, number>): boolean {
  const shorter = name.replace(/ \S+$/, '')
  return shorter.includes(' ') && (counted.get(shorter) ?? 0) >= (counted.get(name) ?? 0)
}

/**
 * Returns whether the text explains the title ("Halley's comet is …"), or a short title is a name in it.
 *
 * @param body empty for a part of the title that is only the subject where the text explains it
 */
function isWhole(title: string, first: string, body: string, counted: ReadonlyMap<string, number>): boolean {
  const words = title.split(/\s+/).length
  if (words > 12 || isCommonName(title)) return false
  const at = first.search(
    new RegExp(
      `(?:^|[.\\n]\\s*)(?:The |An? )?${escapeForPattern(title)}(?: \\(|, | (?:is|was|are|were|refers)\\b)`,
      'imu',
    ),
  )
  if (at >= 0) return true
  return (
    words < 5 &&
    body !== '' &&
    ([...counted.keys()].some((name) => plain(name) === plain(title)) || (isTopic(title) && hasWords(body, title)))
  )
}

/** Returns whether a title is a topic in small letters, such as "Peanut allergy", and no headline. */
const isTopic = (title: string): boolean =>
  /^(?:\p{Lu}[\p{L}-]*(?: [\p{Ll}\d]\S*){0,3}|\p{Ll}+\p{Lu}\p{L}*)$/u.test(title)

/** Returns the title with the capitals of the text, where all its letters are capitals. */
function asInText(title: string, body: string): string {
  if (/\p{Ll}/u.test(title)) return title
  return new RegExp(escapeForPattern(title), 'iu').exec(body)?.[0] ?? title
}

/** Counts the names of a text. A single word counts only where no sentence begins with it, unless it is also found so. */
function namesIn(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const atStart = new Map<string, number>()
  for (const match of text.matchAll(NAME)) {
    const name = match[0].replace(/^(?:The|An?|In|On|At|For|But|And) (?=\p{Lu})|'s?$|[.']$/gu, '')
    if (name.length < 3 || NO_NAMES.has(name.toLowerCase()) || isCommonName(name)) continue
    const starts = /(?:^|[.!?:\n"“]\s*)$/.test(text.slice(Math.max(0, match.index - 3), match.index))
    const into = starts && !name.includes(' ') ? atStart : counts
    into.set(name, (into.get(name) ?? 0) + 1)
  }
  for (const [name, count] of atStart) {
    const known = counts.get(name)
    if (known !== undefined) counts.set(name, known + count)
  }
  // "Code" in headings is no name where the text has "code".
  for (const [name, count] of counts)
    if (!name.includes(' ') && /^\p{Lu}\p{Ll}+$/u.test(name) && occurrences(text, name.toLowerCase()) > count)
      counts.delete(name)
  return counts
}

const NAME = /(?<![\p{L}\p{N}'.-])\p{Lu}[\p{L}\d'&-]*(?:(?: (?:of|of the|de|van|von))? \p{Lu}[\p{L}\d'&-]*)*/gu

/** Words with a capital that name no subject: days, months, nationalities, the first words of sentences. */
const NO_NAMES: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december mr mrs ms dr the this that these those and but for you your his her its she they
  ceo api apis faq html http pdf tv url
  ${lists.demonyms} ${lists.adjectives}`.split(/\s+/),
)

const occurrences = (text: string, word: string): number => text.match(wholeWordsPattern(word, 'gu'))?.length ?? 0
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
/** Returns whether a title has a name as whole words; "node-unfluff" does not name Node. */
const hasName = (title: string, name: string): boolean =>
  hasWords(title, name) && new RegExp(`(?<![/-])${escapeForPattern(name)}(?!-\\p{Ll})`, 'iu').test(title)
const hasWords = (text: string, words: string): boolean => wholeWordsPattern(words, 'iu').test(text)
