import { lettersAndDigits } from '@/lib/text/fold-words'
import { fold } from '@/lib/text/fold'
import { escapeForPattern, wholeWordsPattern } from '@/lib/text/mentions'
import { firstNames } from '@/lib/text/words'
import type { DocBlock } from '@/lib/dossier/readers/block'
import { faultOfName, isCommonName } from '@/lib/dossier/format/subject-name-fault'
import { familyName, givenName, NO_PERSON, peopleIn, placeNames } from '@/lib/text/people'
import { countName, NAME_PATTERN, otherNames, withoutLegalForm } from './other-names'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import { shortened } from '@/lib/text/shortened'
import lists from '@/lib/text/lexicon/words.json'

/** Name of the subject when a document names none; the preview asks the user for it. */
const UNKNOWN_SUBJECT = 'Unknown subject'
/** UTF-16 units of a name in a dossier. */
const LONGEST_NAME = 200

interface GivenSubject {
  name?: string | undefined
  aliases?: readonly string[] | undefined
  /** The site of a page that is read as evidence: its subject is its unchanged title, if it can be. */
  page?: { site: string | undefined } | undefined
}

/**
 * Finds the subject of a document: in a field at its head, the name in its title that the text repeats, or a name that
 * a sentence near the start explains. `isMissing`: none was found. Other names in the text are not tried.
 */
export function subjectOf(
  title: string | undefined,
  blocks: readonly DocBlock[],
  given: GivenSubject = {},
): { subject: ImportRecord['subject']; isMissing: boolean } {
  const body = textOf(blocks.filter((block) => block.text !== title))
  const found =
    given.name?.trim() ||
    (given.page
      ? subjectOfPage(title, body, given.page.site)
      : subjectInField(blocks) || subjectInTitle(title, body) || explainedName(body))
  const name = shortened(found || UNKNOWN_SUBJECT, LONGEST_NAME)
  const isPerson = isPersonName(name, body)
  const { he, she } = pronounCounts(body)
  const personal = she > he ? 'she' : 'he'
  const pronoun = isPerson ? personal : 'it'
  const aliases = given.aliases?.filter((alias) => !faultOfName(alias)) ?? otherNames(name, body, isPerson)
  return { subject: { name, aliases, kind: isPerson ? 'person' : 'topic', pronoun }, isMissing: !found }
}

/** Returns about the first 200,000 UTF-16 units of the text, without addresses, whose words are no names. */
function textOf(blocks: readonly DocBlock[]): string {
  let text = ''
  for (const block of blocks) {
    if (text.length > 200_000) break
    text += `${block.text}\n`
  }
  return fold(text.replace(/https?:\/\/\S+/g, ' '))
}

function subjectInField(blocks: readonly DocBlock[]): string | null {
  for (const { text, cells } of blocks.slice(0, 14)) {
    const line = cells?.length === 2 ? `${cells[0]?.text ?? ''}: ${cells[1]?.text ?? ''}` : text
    const value = SUBJECT_FIELD.exec(line)?.[1]
      ?.replace(/[*_"“”]/g, '')
      .trim()
    if (value && new RegExp(`^${NAME_PATTERN}$`, 'u').test(value) && !isCommonName(value)) return value
  }
  return null
}
const SUBJECT_FIELD =
  /^\W*(?:(?:research |report |dossier )?(?:subject|topic)|entity|person|company|organi[sz]ation)\W{0,3}:\W{0,3}\s(\S.{1,70}?)\W*$/i

/** Returns the person in a title whose family name the text has, or the longest run of words that is a name in it. */
function subjectInTitle(givenTitle = '', body: string): string | null {
  const titleStart = givenTitle.slice(0, LONGEST_TITLE)
  const isCapitals = !/\p{Ll}/u.test(titleStart)
  const title = isCapitals ? titleStart.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase()) : titleStart
  const person = peopleIn(title).find(
    ({ name, start }) => countName(body, familyName(name)) > 0 && !beginsNameOfThing(title.slice(start), name, body),
  )
  if (person) return person.name
  for (const part of fold(title).split(/\s+[—–|-]+\s+|:\s+|\s*[()]\s*|[?!]\s*/)) {
    const words = part
      .replace(/["*_,]/g, '')
      .trim()
      .split(/\s+/)
      .slice(0, 20)
    for (let length = words.length; length > 0; length -= 1)
      // A single word is a name only where the part begins with it: "Ajax in numbers".
      for (let from = 0; from + length <= (length === 1 ? 1 : words.length); from += 1) {
        const name = nameInText(words.slice(from, from + length).join(' '), body)
        if (name !== null) return name
      }
  }
  return null
}

/** Returns whether a person's name begins the name of a thing, or a longer name of the text: "Jane Addams House". */
function beginsNameOfThing(title: string, person: string, body: string): boolean {
  const longer = person + (/^ \p{Lu}[\p{L}\d'-]*/u.exec(title.slice(person.length))?.[0] ?? '')
  return isNameOfThing(longer) || (longer !== person && countName(body, longer) > 0)
}

function isNameOfThing(name: string): boolean {
  return NO_PERSON.test(name) || withoutLegalForm(name) !== name
}

/** UTF-16 units of a title that are searched for a name: each run of its words is looked for in the whole text. */
const LONGEST_TITLE = 200

/** Returns words as the text writes them, if they are a name there: first and last word begin with a capital. */
function nameInText(words: string, body: string): string | null {
  const bare = words.replace(/'s?$|[.]$/, '')
  if (bare.length < 2 || isCommonName(bare) || DOCUMENT_WORD.test(bare)) return null
  const found = wholeWordsPattern(bare, 'iu').exec(body)?.[0]
  return found !== undefined && /^\p{Lu}(?:.* [\p{Lu}\d])?\S*$/u.test(found) ? found : null
}

const DOCUMENT_WORD =
  /^(?:(?:deep|research|report|dossier|biography|profile|overview|summary|introduction|background|life|career|work|works|legacy|notes?|questions?|facts?|memo|timeline|history|and|of|on|the|a|an|its|his|her)\b\s*)+$/i

/** Returns the name in the first sentence of the form "The Forth Bridge is a …", if the text repeats the name. */
function explainedName(text: string): string | null {
  for (const [, name = ''] of text.slice(0, 6000).matchAll(NAME_WITH_EXPLANATION))
    if (!isCommonName(name) && !DOCUMENT_WORD.test(name) && countName(text, name) > 1) return name
  return null
}
const NAME_WITH_EXPLANATION = new RegExp(
  String.raw`^(?:The )?(${NAME_PATTERN})(?: \([^()]{1,160}\)|, [^,.]{1,80},){0,2} (?:is|was|are|were) (?:a|an|the|one of)\b`,
  'gmu',
)

/** Returns whether a name is a person's: by its given name, or if the text has "born", and "he" or "she" prevail. */
function isPersonName(name: string, text: string): boolean {
  const words = name.split(' ').length
  if (words < 2 || words > 5 || /^(?:The|HMS|RMS|USS)\b|\d/.test(name) || isNameOfThing(name)) return false
  // The text calls a telescope or a bridge by the last word of its name: "the telescope".
  const kindWord = new RegExp(`\\b[Tt]he ${escapeForPattern(familyName(name).toLowerCase())}\\b`, 'g')
  if ((text.match(kindWord)?.length ?? 0) > 1) return false
  const { he, she, it } = pronounCounts(text)
  // "James Webb Space Telescope": a long name that nobody is called "he" or "she" by.
  if (firstNames.has(givenName(name))) return words < 4 || he + she > 0
  return /\bborn\b/i.test(text) && he + she > it
}

function pronounCounts(text: string): { he: number; she: number; it: number } {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return { he: count(/\b(?:he|his)\b/gi), she: count(/\b(?:she|her)\b/gi), it: count(/\bits?\b/gi) }
}

/**
 * Returns the subject of a page that is no report: its unchanged title where the text explains or repeats it, else
 * the name in the title that the text has most often, else the name that the text has most often, else the title.
 *
 * @param text the text without its title, folded
 * @param site name of the site or its host, which is no subject
 */
function subjectOfPage(givenTitle: string | undefined = '', text: string, site = ''): string | null {
  // A title without blanks has them as in its address: "Douglas_Adams".
  const title = headlineIn(
    fold(/\s/.test(givenTitle) ? givenTitle : givenTitle.replaceAll('_', ' '))
      .replace(/\s+[-–—|]\s+Wikipedia\b.*$/i, '')
      .trim(),
  )
  // A headline that the text repeats is no sentence with names.
  const body = /\s\S+\s\S+\s/.test(title) ? text.replaceAll(`${title}\n`, '\n') : text
  const first = body.slice(0, 4000)
  const counted = countNames(body)
  // Behind a bar stands the name of a site or of its section: "Why we test | Code".
  const [head = ''] = title.split(/\s+[-–—|]\s+/)
  // A company is the subject of its own release.
  const isSite = (name: string) => lettersAndDigits(site).includes(lettersAndDigits(name)) && !hasName(head, name)
  for (const part of [title, head, ...head.split(/:\s+/), ...title.split(/\s+[-–—|]\s+/).slice(1)])
    if (part !== '' && !isSite(part) && isTitleAName(part, first, head.includes(part) ? body : '', counted))
      return asInText(part, body)
  const counts = [...counted].filter(([name]) => !isSite(name))
  const people = peopleIn(body).map(({ name }) => name)
  const full = (name: string): string =>
    name.includes(' ') ? name : (people.find((person) => familyName(person) === name) ?? name)
  const weight = (name: string, count: number): number => {
    const family = people.includes(name) ? (counted.get(familyName(name)) ?? 0) : 0
    return (count + family) * (first.slice(0, 1200).includes(name) ? 2 : 1) + (name.includes(' ') ? 1 : 0)
  }
  const ranked = (names: [string, number][]) =>
    names.map(([name, count]) => ({ name, score: weight(name, count) })).sort((a, b) => b.score - a.score)
  // A country or city in a headline is mostly where something happened.
  const inTitle = ranked(
    counts.filter(
      ([name]) => hasName(title, name) && !isExtended(name, counted) && !placeNames.has(name.toLowerCase()),
    ),
  ).filter(({ score }) => score > 2)
  const place = ({ name }: { name: string }) => title.toLowerCase().indexOf(name.toLowerCase())
  // A headline begins with its subject: "Mercurial's journey to Python 3".
  const [titled] = inTitle
    .filter(({ score }) => score > (inTitle[0]?.score ?? 0) / 6)
    .sort((a, b) => place(a) - place(b))
  // "Ada Quist’s dress was stolen": the text goes on with "Ada".
  const isLonger = (name: string): boolean => name.startsWith(`${titled?.name ?? ''} `) && hasName(title, name)
  const longer = [...counted.keys()].find((name) => isLonger(name) && !isExtended(name, counted))
  if (titled) return longer ?? full(titled.name)
  const [inBody, next] = ranked(counts)
  // A headline without the name is about something else: "The apps that you need" names many firms.
  const isHeadline = title.split(' ').length > 3
  if (inBody && inBody.score > 9 && inBody.score > 1.5 * (next?.score ?? 0) && !isTopic(title) && !isHeadline)
    return full(inBody.name)
  if (title === '') return inBody ? full(inBody.name) : null
  // Behind a headline stands the name of its site: "Why we test – A blog".
  return head.split(' ').length > 2 ? head : title
}

/** Returns the headline between bars: beside it stand the site and its section, before it or behind. */
function headlineIn(title: string): string {
  const [longest = ''] = title.split(/\s+\|\s+/).sort((a, b) => b.length - a.length)
  return longest.split(' ').length > 3 ? longest : title
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
function isTitleAName(title: string, first: string, body: string, counted: ReadonlyMap<string, number>): boolean {
  const words = title.split(/\s+/).length
  if (words > 12 || isCommonName(title)) return false
  const explained = new RegExp(
    `(?:^|[.\\n]\\s*)(?:${BEFORE_TITLE} )?${escapeForPattern(title)}(?: \\(|, | (?:is|was|are|were|refers)\\b)`,
    'imu',
  )
  if (explained.test(first)) return true
  return (
    words < 5 &&
    body !== '' &&
    ([...counted.keys()].some((name) => lettersAndDigits(name) === lettersAndDigits(title)) ||
      (isTopic(title) && hasWholeWords(body, title)))
  )
}

/** Matches the word before a title in the sentence that explains it: "Dame Cicely Mary Strode Saunders was". */
const BEFORE_TITLE = String.raw`(?:the|an?|sir|dame|lord|lady|dr\.?|mrs?\.?|ms\.?|professor)`

/** Returns whether a title is a topic in small letters, such as "Peanut allergy", and no headline. */
const isTopic = (title: string): boolean =>
  /^(?:\p{Lu}[\p{L}-]*(?: [\p{Ll}\d]\S*){0,3}|\p{Ll}+\p{Lu}\p{L}*)$/u.test(title)

function asInText(title: string, body: string): string {
  if (/\p{Ll}/u.test(title)) return title
  return new RegExp(escapeForPattern(title), 'iu').exec(body)?.[0] ?? title
}

/** Counts the names of a text. A single word counts only where no sentence begins with it, unless it is also found so. */
function countNames(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const atStart = new Map<string, number>()
  for (const match of text.matchAll(CAPITALISED_NAME)) {
    const name = match[0].replace(/^(?:The|An?|In|On|At|For|But|And) (?=\p{Lu})|'s?$|[.']$/gu, '')
    if (name.length < 3 || NO_NAMES.has(name.toLowerCase()) || isCommonName(name)) continue
    const end = match.index + match[0].length
    const before = text.slice(Math.max(0, match.index - 3), match.index)
    // The title of a work is in quotation marks: the film "Parasite" won.
    const isTitle = /\p{L} "$/u.test(before) && /^[,.]?"/.test(text.slice(end, end + 2))
    const starts = !isTitle && /(?:^|[.!?:\n"“]\s*)$/.test(before)
    const into = starts && !name.includes(' ') ? atStart : counts
    into.set(name, (into.get(name) ?? 0) + 1)
  }
  for (const [name, count] of atStart) {
    const known = counts.get(name)
    if (known !== undefined) counts.set(name, known + count)
  }
  // "Code" in headings is no name where the text has "code".
  for (const [name, count] of counts)
    if (!name.includes(' ') && /^\p{Lu}\p{Ll}+$/u.test(name) && countName(text, name.toLowerCase()) > count)
      counts.delete(name)
  return counts
}

const CAPITALISED_NAME =
  /(?<![\p{L}\p{N}'.-])(?:\d(?=\p{Lu}\p{Ll}))?\p{Lu}[\p{L}\d'&-]*(?:(?: (?:of|of the|de|van|von))? \p{Lu}[\p{L}\d'&-]*)*/gu

/** Words with a capital that name no subject: days, months, nationalities, the first words of sentences. */
const NO_NAMES: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december mr mrs ms dr the this that these those and but for you your his her its she they
  ceo api apis faq html http pdf tv url
  ${lists.demonyms} ${lists.adjectives}`.split(/\s+/),
)

/** Returns whether a title has a name as whole words; "node-unfluff" does not name Node. */
const hasName = (title: string, name: string): boolean =>
  hasWholeWords(title, name) && new RegExp(`(?<![/-])${escapeForPattern(name)}(?!-\\p{Ll})`, 'iu').test(title)
const hasWholeWords = (text: string, words: string): boolean => wholeWordsPattern(words, 'iu').test(text)
