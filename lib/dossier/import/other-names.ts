import { usesOfName } from '@/lib/dossier/format/name-uses'
import { faultOfName } from '@/lib/dossier/format/subject-name-fault'
import { numberedForms } from '@/lib/text/name-form'
import { isKindWord } from '@/lib/text/kind-words'
import { knownFamilyName } from '@/lib/text/known-family-name'
import { escapeForPattern, wholeWordsPattern } from '@/lib/text/mentions'
import { givenName, isPlace } from '@/lib/text/people'
import { adjectives, demonyms, firstNames, places } from '@/lib/text/words'

/** Matches a run of words with capitals and the small words inside it. */
export const NAME_PATTERN = String.raw`\p{Lu}[\p{L}\d.'&/-]*(?:,? (?:(?:of|de|van|von|the|and|for|in) ){0,2}(?:\p{Lu}[\p{L}\d.'&/-]*|\d+)){0,8}`

const LEGAL_FORM =
  /,?\s+(?:Inc|Incorporated|Corp|Corporation|Company|Co|Ltd|Limited|LLC|LLP|LP|PLC|plc|GmbH|mbH|AG|KGaA|KG|SE|A\/S|ApS|AS|ASA|AB|Oyj?|S\.?\s?A\.?(?:\s?S\.?)?|S\.?\s?p\.?\s?A\.?|SARL|S\.?r\.?l|N\.?\s?V|B\.?\s?V|K\.?\s?K|Pty|Pte|Holdings?)\.?$/

/** "Carlsberg" for "Carlsberg A/S": a company without the words for its legal form. */
export function withoutLegalForm(name: string): string {
  let short = name
  for (let again = short.replace(LEGAL_FORM, ''); again !== short; again = short.replace(LEGAL_FORM, '')) short = again
  return short.replace(/(?: &| and)$/, '').trim()
}

/**
 * Returns other names of the subject: forms of its name that nothing else has, short names that the text itself uses
 * for it, and names that the text explains. A word that is the name of something else, as of the place of an event, is none.
 *
 * @param text of the document, folded
 */
export function otherNames(name: string, text: string, isPerson: boolean): string[] {
  const names = new Set<string>()
  const plain = name.replace(/ \([^()]+\)$/, '')
  const short = withoutLegalForm(plain)
  const bare = short.replace(LEFT_OUT, '')
  if (short.length > 2) names.add(short)
  if (isPerson ? bare.includes(' ') : isSafe(bare)) names.add(bare)
  for (const turned of [...turnedForms(bare), ...(isPerson ? formsOfPerson(bare) : [])]) names.add(turned)
  for (const form of [bare, ...shortForms(bare, text)]) if (isUsedAlone(form, name, text)) names.add(form)
  for (const place of placesOfEvent(bare)) names.add(place)
  const family = isPerson ? (knownFamilyName(bare) ?? '') : ''
  if (family.length > 2 && countName(text, family) > countName(text, name)) names.add(family)
  for (const model of modelsIn(bare)) names.add(model)
  for (const initials of initialsOf(bare)) if (countName(text, initials) > 0) names.add(initials)
  for (const [, initials = ''] of text.matchAll(
    new RegExp(`(?:${escapeForPattern(name)}|${escapeForPattern(short)}) \\((\\p{Lu}[\\p{Lu}\\d&-]{1,9})\\)`, 'gu'),
  ))
    names.add(initials)
  const start = text.slice(0, 4000)
  for (const [, also = ''] of start.matchAll(EXPLAINED_NAME))
    if (countName(start.slice(0, start.indexOf(also)), name) > 0) names.add(also.replace(/'s?$|[.,]$/, ''))
  const [opening = ''] = /^[^]{0,600}/u.exec(text) ?? []
  const behind = opening.split(name).slice(1)
  if (isPerson) for (const own of behind.flatMap(ownNamesIn)) names.add(own)
  else for (const [, words = ''] of opening.matchAll(EXPLAINED_WORDS)) names.add(words)
  const named = `${name}\n${text}`
  return [...names].filter((other) => other !== name && !faultOfName(other) && !isKindWord(other, named))
}

/** Matches the beginning of a name that other texts leave out: "SS Halvard Borg", "The Beatles", "Sir Isaac Newton". */
const LEFT_OUT =
  /^(?:[A-Z]{0,4}SS|HM[A-Z]{0,3}S|[RST]MS|USNS|USCGC|HNoMS|HNLMS|HDMS|HSwMS|M[STVY]|RV|RRS|INS|The|On the|Sir|Dame|Dr\.?|Pope|Saint|St\.?|Emperor|Empress|President|King|Queen) (?=\p{Lu})/u

/**
 * "also known as Comet Halley": another name, where the text explains its subject. A name ends with a word: of "Comet
 * Halley and 1P/Halley" it is not "Comet Halley and 1".
 */
const EXPLAINED_NAME = new RegExp(
  String.raw`\b(?:(?:also|commonly|formerly|originally|better|sometimes|officially) (?:known|called|designated|named|written)(?: as)?|officially|abbreviated(?: as)?|abbreviation:?|or simply|in short) (?:the )?["“]?(${NAME_PATTERN})(?![\p{L}\p{N}/])`,
  'gu',
)

/** "also known as the solar storm of 1859": another name in small letters, of two words or more. */
const EXPLAINED_WORDS =
  /\b(?:also|commonly|formerly|better|sometimes) (?:known as|called) (?:the )?["“]?(\p{Ll}[\p{L}-]+(?: [\p{L}\d-]+){1,4}?)(?=["”]|[,.;)]| (?:and|or|is|was|are|were)\b)/gu

/** Returns the name that a person had at birth, or behind a pen name, whole and without its middle names. */
function ownNamesIn(words: string): string[] {
  const [, own = ''] = OWN_NAME.exec(words) ?? []
  if (own === '' || isPlace(own)) return []
  const parts = own.split(' ')
  return [own, `${parts[0]} ${parts.at(-1)}`]
}
const OWN_NAME =
  /^(?!'s)[^.]{0,60}\b(?:[Bb]orn|n[eé]e?|(?:birth|real) name:?|(?:pen|stage) name of|pseudonym of) (\p{Lu}[\p{L}'-]+(?: (?:(?:de|van|von|der|den|di|la) )?\p{Lu}[\p{L}.'-]*){0,3} \p{Lu}[\p{L}'-]+)(?! \d)/u

/** Whether a name without its beginning needs no count: it has two words, and no person or place is called so. */
const isSafe = (bare: string): boolean =>
  bare.includes(' ') &&
  !isOfPlace(bare) &&
  !isLikePerson(bare) &&
  !/^(?:Prince|Princess|Duke|Lord|Lady) (?:of )?\p{Lu}/u.test(bare)

/** Whether a name is that of a listed place, with a direction or "New" before it: "New Jersey". */
const isOfPlace = (name: string): boolean =>
  isPlace(name) &&
  name.split(/[ -]/).some((word) => places.has(word.toLowerCase()) || /^(?:States|Kingdom|York)$/.test(word))

const isLikePerson = (name: string): boolean => firstNames.has(givenName(name))

/** Returns forms of a name that mean the same thing wherever they are: "Versailles Treaty", "Comet Halley". */
function turnedForms(name: string): string[] {
  const [, head = '', place = ''] = /^(\p{Lu}\p{Ll}+) of (\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?)$/u.exec(name) ?? []
  const [, owner = '', thing = ''] = /^(\p{Lu}[\p{L}-]+)'s (\p{L}+)$/u.exec(name) ?? []
  const [, law = ''] = /^(\p{Lu}.* (?:Act|Treaty|Convention|Agreement|Protocol))(?: of)? \d{4}$/u.exec(name) ?? []
  const [, king = ''] = /^(\p{Lu}\S* [IVX]+)(?:,| of) /u.exec(name) ?? []
  return [
    ...(STANDS_BEHIND_PLACE.test(head) ? [`${place} ${head}`] : []),
    ...(BEFORE_OR_BEHIND.test(thing) ? [`${thing.charAt(0).toUpperCase()}${thing.slice(1)} ${owner}`] : []),
    ...[law, king].filter(Boolean),
    ...numberedForms(name),
  ]
}
/** Kinds of event that a place names in both orders. A university is none: those of York and of Miami are two each. */
const STANDS_BEHIND_PLACE =
  /^(?:Treaty|Convention|Agreement|Accords?|Pact|Protocol|Declaration|Conference|Congress|Council|Summit|Siege|Trials?)$/
/** Kinds of thing that stand before a name or behind it. */
const BEFORE_OR_BEHIND = /^(?:Comet|Lake|River|Mount|Hurricane|Typhoon|Cape|Fort)$/i

/** Returns the name of a person without "Jr.", or with its initials written otherwise: "J.R.R. Tolkien", "JRR Tolkien". */
function formsOfPerson(name: string): string[] {
  const [suffix = ''] = /,? (?:Jr|Sr)\.?$/.exec(name) ?? []
  if (suffix !== '') return [name.slice(0, -suffix.length)]
  const [initials = ''] = /^(?:\p{Lu}\. ?)+/u.exec(name) ?? []
  if (initials === '') return []
  const rest = name.slice(initials.length).trim()
  const letters = initials.replace(/[. ]/g, '')
  return [
    [...letters].map((letter) => `${letter}.`).join(''),
    [...letters].map((letter) => `${letter}.`).join(' '),
    letters,
  ].map((form) => `${form} ${rest}`)
}

/**
 * Returns the name without the words at its beginning or end that say what it is, which the text has in small letters
 * too: "Hubble" of "Hubble Space Telescope" where it has "the telescope"; then what stands before "of", and numbers.
 */
function shortForms(name: string, text: string): string[] {
  const words = name.split(' ')
  const isKind = words.map((word) => isKindIn(word, text))
  const forms: string[] = []
  for (let end = words.length - 1; end > 0 && isKind[end]; end -= 1) forms.push(words.slice(0, end).join(' '))
  for (let from = 1; from < words.length && isKind[from - 1]; from += 1) forms.push(words.slice(from).join(' '))
  const [, head = ''] = /^(\p{Lu}[\p{L}']*(?: \p{Lu}[\p{L}']*)+) of /u.exec(name) ?? []
  const [, number = ''] = /^\p{Lu}\S* (\d{2,4})$/u.exec(name) ?? []
  const halves = name.includes(' ') ? [] : name.split(/[–/]/)
  return [...forms, head, number && `the ${number}`, ...(halves.length > 1 ? halves : [])].filter(
    (form) => form !== '' && !/^(?:of|and|for|in) | (?:of|the|and|for|in)$/.test(form),
  )
}

/** Returns the models in a longer name, with a letter and a number: "A380", "SR-71". Pages with one have to confirm it. */
const modelsIn = (name: string): string[] =>
  name
    .split(' ')
    .filter((word, _, words) => words.length > 1 && word.length > 2 && /\p{Lu}/u.test(word) && /\d/.test(word))

/** Whether a word says what a thing is: the text has it, or a longer word, in small letters, as "mountain" for "Mount". */
function isKindIn(word: string, text: string): boolean {
  const lower = word.toLowerCase()
  if (EVENT_AT_PLACE.test(word)) return false
  if (word === lower && !/^(?:of|the|and|for|in)$/.test(word)) return true
  if (lower.length < 3 || adjectives.has(lower) || demonyms.has(lower) || !/^\p{L}+$/u.test(word)) return false
  return new RegExp(`(?<![\\p{L}\\p{N}-])${lower}${lower.length > 4 ? '\\p{Ll}{0,3}' : 's?'}(?!\\p{L})`, 'u').test(text)
}

/** Kinds of event whose other words are the place of it or the thing that it happened to. */
const EVENT_AT_PLACE =
  /^(?:disaster|scandal|affair|massacre|incident|event|accident|crisis|fire|earthquake|tsunami|floods?|eruption|bombings?|attacks?|shooting|murders?|trials?|crash|explosion|collapse|derailment|siege|strike|wars?|riots?|revolution|revolt|uprising|rebellion|coup|protests?|elections?|referendum|battle|hearings?|case|festival|expedition|olympics|games|cup)$/i

/** Whether the text calls its subject by a short name: often enough, and nothing else so. */
function isUsedAlone(form: string, name: string, text: string): boolean {
  const isSingle = !form.replace(/^the /, '').includes(' ')
  const lower = form.toLowerCase()
  if (isSingle && (firstNames.has(lower) || adjectives.has(lower) || demonyms.has(lower))) return false
  // In the name of a ship, "Arizona" and "enterprise" are mostly found as other things.
  if (isOfPlace(form) || (isSingle && form !== lower && countName(text, lower) > 0)) return false
  const { alone, asPlace, inOther, ofPerson } = usesOfName(withoutName(text, name, form), form, ownWords(name))
  return (
    alone >= (isLikePerson(form) ? LEAST_USES_OF_PERSON : 1) &&
    ofPerson === 0 &&
    inOther <= alone &&
    asPlace <= alone * MOST_AS_PLACE
  )
}
const LEAST_USES_OF_PERSON = 2
/** Maximum share of the uses in which a short name is that of a place, as in "at Everest". */
const MOST_AS_PLACE = 1 / 8

/** Returns the place of a disaster, by which it is called: "Chernobyl" of "Chernobyl disaster". */
function placesOfEvent(name: string): string[] {
  const [, place = ''] =
    /^(\p{Lu}\S+(?: \p{Lu}\S+)*) (?:[Dd]isaster|[Mm]assacre|[Ii]ncident|[Ee]vent)$/u.exec(name) ?? []
  return place === '' || isOfPlace(place) ? [] : [place]
}

/** Returns the words that a name's bearer has beside a short form of it, in small letters. */
const ownWords = (name: string): Set<string> => new Set(name.toLowerCase().split(' '))

/** Returns the text without the whole name, so that the short one is counted where it stands alone. */
const withoutName = (text: string, name: string, form: string): string =>
  name === form ? text : text.replace(wholeWordsPattern(name, 'gu'), '–')

/** Returns the first letters of a name of three or more words with capitals: "ESA". */
function initialsOf(name: string): string[] {
  const capitals = name.split(' ').filter((word) => /^\p{Lu}/u.test(word))
  return capitals.length > 2 ? [capitals.map((word) => word.charAt(0)).join('')] : []
}

export function countName(text: string, name: string): number {
  return text.match(wholeWordsPattern(name, 'gu'))?.length ?? 0
}
