import { places } from '@/lib/text/words'
import { ACCESS_DATE } from './source-entry'

/**
 * Citations by author and year, "(Smith & Jones, 2020; NASA, n.d.)", and the keys that connect them with the entries of
 * a list of sources. A key is a name and a year in small letters: "bilstein 1980", "smith & jones 2020", "lee + 2021".
 */

/** An author–year citation in brackets, or the year in brackets behind a name: "Bilstein (1996)". */
interface AuthorYearMark {
  start: number
  end: number
  /** A key of each work; of an unknown work, its words. */
  labels: string[]
  /** Whether the name stays in the sentence; such a year is a mark only in a document that cites by author and year. */
  isYearAlone: boolean
}

const YEAR = String.raw`(?:1[5-9]|20)\d\d[a-z]?|n\.\s?d\.(?:-[a-z])?|in press|forthcoming|(?:op|loc)\.\s?cit\.`
const NAME_PATTERN = String.raw`(?:\p{Lu}|d['’]|al-)[\p{L}'’.-]*`
const NAMES_PATTERN = String.raw`(?:the )?(?:(?:d[aeiu]|van|von|der|den|l[ae]) ){0,3}${NAME_PATTERN}(?:(?:, | |, ?& | ?& |, and )(?:(?:of|for|and|the|de|da|di|du|van|von|der|den|le|la|y|e|&) ){0,3}${NAME_PATTERN}){0,9}(?:,? et al\.?)?`
const IN_BRACKETS = /\(([^()\n]{3,300})\)|\[([^[\]()\n]{3,200})\]/g
const CITED_WORK = new RegExp(
  String.raw`^(?:see |see also |cf\.? |e\.g\.,? |also |as cited in |cited in |quoted in |in |vgl\. |voir )*(${NAMES_PATTERN}(?: \[[^\]]{1,20}\])?),? \(?((?:${YEAR})(?:(?:, ?| ?/ ?)(?:${YEAR}|[a-z](?![\p{L}]))){0,5})\)?(?:[,:] ?.{0,40})?$`,
  'u',
)
const BRACKETED_YEARS = new RegExp(
  String.raw`\s\(((?:${YEAR})(?:(?:, ?| ?/ ?)(?:${YEAR})){0,3})(?:[,:] ?(?:(?:pp?|ch|sec|para|vol|chap|fig)\.? ?)?[\d–, -]{1,20})?\)`,
  'gu',
)
/** Signs that a bracket with an unknown work is a citation, and no place with a year: "(Lee et al., 2021)". */
const SIGN_OF_CITATION = /\bet al\b|&|\bn\.\s?d\.|, (?:in press|forthcoming)\b|\bpp?\. ?\d|\d{4}[a-z]\b/
const MONTH_NAME = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

/**
 * Finds the author–year citations of a text. A year behind a name is a mark only for a known work. An unknown work in
 * brackets is one beside a known one, with a sign such as "et al.", or if `isStyle`, and then has its words as label.
 *
 * @param isKnown whether a list of sources has an entry of that key
 */
export function authorYearMarks(text: string, isKnown: (key: string) => boolean, isStyle: boolean): AuthorYearMark[] {
  const marks: AuthorYearMark[] = []
  for (const { 0: whole, 1: round, 2: square, index } of text.matchAll(IN_BRACKETS)) {
    const inner = round ?? square ?? ''
    if (!/\d{4}|n\.\s?d\.|cit\.|press|forthcoming/.test(inner)) continue
    const works = inner.split(/\s*;\s*/).map((words) => ({ words, keys: keysOfCitedWork(words, isKnown) }))
    const known = works.flatMap(({ keys }) => keys ?? []).filter(isKnown)
    const areWorks = works.every(({ keys }) => keys !== null)
    if (known.length === 0 && !(areWorks && round !== undefined && isStyle && isCitation(inner))) continue
    if (!areWorks && square !== undefined) continue
    const labels = works.flatMap(({ words, keys }) => keys ?? [words])
    marks.push({ start: index, end: index + whole.length, labels, isYearAlone: false })
  }
  for (const { 0: whole, 1: years = '', index } of text.matchAll(BRACKETED_YEARS)) {
    const names = NAMES_AT_END.exec(text.slice(Math.max(0, index - 160), index))?.[0].split(/\s+/) ?? []
    // "Unlike Smith and Jones (2020)": the longest run of words that is known.
    for (let from = 0; from < names.length; from += 1) {
      const keys = keysByNameAndYear(names.slice(from).join(' '), years, isKnown).filter(isKnown)
      if (keys.length === 0) continue
      marks.push({ start: index, end: index + whole.length, labels: keys, isYearAlone: true })
      break
    }
  }
  return marks
}
const NAMES_AT_END = new RegExp(String.raw`${NAMES_PATTERN}$`, 'u')

function isCitation(inner: string): boolean {
  const first = /^\p{Lu}[\p{L}'’-]+(?=,? \d{4}[a-z]?$)/u.exec(inner)?.[0]
  return (
    SIGN_OF_CITATION.test(inner) ||
    (first !== undefined && inner.includes(', ') && !MONTH_NAME.test(first) && !places.has(first.toLowerCase()))
  )
}

function keysOfCitedWork(words: string, knows: (key: string) => boolean): string[] | null {
  const [, names, years] = CITED_WORK.exec(words.trim()) ?? []
  return names === undefined || years === undefined ? null : keysByNameAndYear(names, years, knows)
}

function keysByNameAndYear(names: string, years: string, knows: (key: string) => boolean): string[] {
  let last = ''
  return years.split(/, ?| ?\/ ?/).map((yearOrLetter) => {
    // "2019a, b" is "2019a, 2019b".
    const year = /^[a-z]$/.test(yearOrLetter) ? last.replace(/[a-z]$/, '') + yearOrLetter : yearOrLetter
    last = year
    const keys = entryKeysOf(names.replace(/['’]s$/, ''), plainYear(year))
    return keys.find(knows) ?? keys[0] ?? ''
  })
}

/** Returns the keys by which a citation may find its entry, the most exact first. */
function entryKeysOf(names: string, year: string): string[] {
  const whole = names.replace(/\s*\[[^\]]*\]/g, '').replace(/^the /i, '')
  const alias = /\[(\p{Lu}[\p{L}&.-]{1,12})\]/u.exec(names)?.[1]
  const isMore = /,? et al\.?$/.test(whole)
  const families = whole
    .replace(/,? et al\.?$/, '')
    .split(/,? (?:&|and) |, ?(?:& )?/)
    .map((name) => name.replace(/(?<![\p{L}])\p{Lu}\.[\s-]?/gu, '').trim())
    .filter(Boolean)
  const [first = '', second] = families
  const both = second ? [`${first} & ${second}`] : []
  const exact = isMore || families.length > 2 ? [`${first} +`] : both
  // The list may lack the letter of "2019a".
  const years = /\d[a-z]$/.test(year) ? [year, year.slice(0, -1)] : [year]
  return years.flatMap((year) =>
    [...exact, whole, ...(alias ? [alias] : []), first].map((name) => `${name} ${year}`.trim().toLowerCase()),
  )
}

/** Returns "nd" for "n.d.", "nda" for "n.d.-a", "" for "op. cit.", and any other year as it is. */
function plainYear(year: string): string {
  return year.endsWith('cit.') ? '' : year.replace(/^n\.\s?d\./, 'nd').replace(/[-\s]/g, '')
}

/** Returns the names that may cite an entry: "sheff 1993" for "Sheff, David (1993). Game Over", "Britannica". */
export function citingNamesOf(entry: string): string[] {
  const text = entry.slice(0, 300).replace(ACCESS_DATE, ' ')
  const family = familyNameOfAuthor(text)
  const dated = /\b(1[5-9]\d\d|20\d\d)([a-z]?)\b|\bn\.\s?d\.(?:-([a-z]))?/.exec(text)
  const unpublished = /\b(?:in press|forthcoming)\b/i.exec(text)?.[0].toLowerCase().replace(' ', '')
  const yearless = dated ? 'nd' : unpublished
  const year = dated?.[1] ?? yearless
  const suffix = dated?.[2] ?? dated?.[3] ?? ''
  const head = authorOfEntry(text)
  const names = head && /^\p{Lu}/u.test(head) ? [head, head.replace(/^(?:The|Encyclop\w+) /, '')] : []
  const words = head?.match(/\p{Lu}[\p{L}'’-]*/gu) ?? []
  // "Ann Hibner Koblitz" as "Koblitz"; "NPS" for "National Park Service" only with the year, since a text explains its
  // abbreviations in the same form.
  const last = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2} (\p{Lu}[\p{L}'’-]+)$/u.exec(head ?? '')?.[1]
  const initials = words.length > 2 ? words.map((word) => word.charAt(0)).join('') : undefined
  const alias = /^.{3,120}?[([](\p{Lu}[\p{Lu}&.-]{1,12})[)\]]/u.exec(text)?.[1]
  const short = [
    ...new Set([...names, last, family, initials, alias, ...coauthors(text)].filter((name) => name !== undefined)),
  ]
  const years = year ? [year + suffix, ...(suffix ? [year] : [])] : []
  return [
    ...years.flatMap((year) => short.map((name) => `${name} ${year}`)),
    ...names,
    ...(last === undefined || names.includes(last) ? [] : [last]),
  ]
}

function authorOfEntry(text: string): string | undefined {
  return /^["“]?((?:(?<!\p{L})\p{Lu}\.|[^,.:;("”—–[]){2,60})/u.exec(text)?.[1]?.trim()
}

/** Returns the family name of the first author: "Orloff" of "Orloff, R. W. (2000)" and of "Richard W. Orloff, Apollo". */
export function familyNameOfAuthor(text: string): string | undefined {
  const head = authorOfEntry(text) ?? ''
  const given = /^(?:\p{Lu}[\p{L}'’-]*\.? ){1,3}(?:(?:de|da|van|von|der|den|le|la) ){0,2}(\p{Lu}[\p{L}'’-]+)$/u.exec(
    head,
  )?.[1]
  return given ?? /^["“]?((?:(?:de|van|von|der|den) ){0,2}\p{Lu}[\p{L}'’-]+)/u.exec(text)?.[1]
}

/** Returns "Smith & Jones" or "Smith +" for the authors "Smith, A., & Jones, B." or more, in front of the year. */
function coauthors(text: string): string[] {
  const [authors = ''] = text.split(/[("“]|\b(?:1[5-9]|20)\d\d/, 1)
  const families = [
    ...authors.matchAll(
      /(?:^|, (?:& |and )?|\s?& |\sand )((?:(?:de|van|von|der|den) ){0,2}\p{Lu}[\p{L}'’-]+),? (?:\p{Lu}\.)/gu,
    ),
  ]
  const [first, second] = families.map((match) => match[1] ?? '')
  if (first === undefined) return []
  if (/\bet al\b/.test(authors) || families.length > 2) return [`${first} +`]
  return second === undefined ? [] : [`${first} & ${second}`]
}
