import { wordSet } from '@/lib/text/lists'
import list from './words.json'

/** Languages other than English in which a model can check a text. */
export const otherLanguages = ['fr', 'de', 'es'] as const
export type PageLanguage = (typeof otherLanguages)[number]

/** Function words, which are frequent in texts on any subject; without accents. */
const FUNCTION_WORDS: Record<PageLanguage, ReadonlySet<string>> = {
  fr: wordSet(
    'le la les l un une des du de d et est a au aux dans en qui que pour pas sur avec ne n ce c se s il elle ils son sa ses par ou mais lui leur cette ont ete etait sont y on',
  ),
  de: wordSet(
    'der die das den dem des ein eine einen einem einer und oder nicht ist war sind mit von vom auf zu zum zur im in er sie es als an am bei fur dass sich auch aus uber nach wie hat hatte sein seine ihr so um',
  ),
  es: wordSet(
    'el la los las lo un una unos de del al a y o en que no es se por para con su sus como mas pero le ha fue era son este esta desde donde',
  ),
}

/** Detects the language of a text by function words; null for other languages and texts of few words. */
export function pageLanguageOf(text: string): PageLanguage | null {
  const words = tokensOf(text.slice(0, 6000).toLowerCase())
  if (words.length < LEAST_WORDS) return null
  const shareOf = (frequent: ReadonlySet<string>) => words.filter((word) => frequent.has(word)).length / words.length
  const [first, second] = [
    ...otherLanguages.map((language) => ({ language, share: shareOf(FUNCTION_WORDS[language]) })),
    { language: null, share: shareOf(NEIGHBOUR_FUNCTION_WORDS) },
  ].sort((a, b) => b.share - a.share)
  return first && second && first.share >= LEAST_SHARE && first.share > LEAST_LEAD_OVER_NEXT * second.share
    ? first.language
    : null
}

/** Function words of related languages, which must not be mistaken for these: Italian, Portuguese and Dutch. */
const NEIGHBOUR_FUNCTION_WORDS = wordSet(
  'il che gli di della dei nel non piu anche sono ha e os do da dos nao com uma um em pelo ao het een van niet zijn ook naar voor met',
)
const LEAST_WORDS = 6
// Share of function words: 0.35 to 0.5 in texts of the language, at most 0.1 in English ones.
const LEAST_SHARE = 0.2
const LEAST_LEAD_OVER_NEXT = 1.2

/**
 * Replaces known words of a text by English ones, for a search among English claims. Leaves out function words, keeps
 * unknown words such as names, and writes numbers in the English way. It is not a translation.
 */
export function englishWordsOf(text: string, language: PageLanguage): string {
  const frequent = FUNCTION_WORDS[language]
  const known = wordsOfLanguage(language)
  const numbered = text.replace(THOUSANDS_SEPARATOR, '').replace(/(?<=\d),(?=\d)/g, '.')
  return tokensOf(numbered)
    .map((word) => ({ word, lower: word.toLowerCase() }))
    .filter(({ lower }) => !frequent.has(lower))
    .map(({ word, lower }) => (/^\d/.test(word) ? numberOf(word) : (englishOf(lower, known) ?? word)))
    .join(' ')
}

/** Matches the thousands separator in "10 800" and "10.800", not the space in "2022 300". */
const THOUSANDS_SEPARATOR = /(?<=(?<!\d)\d{1,3})[\s.](?=\d{3}(?!\d))/gu

/** Returns a number without and with thousands separators, as claims have both forms; a year unchanged. */
function numberOf(digits: string): string {
  if (!/^\d{4,}$/.test(digits) || /^(?:1[5-9]|20)\d\d$/.test(digits)) return digits
  return `${digits} ${digits.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',')}`
}

function englishOf(word: string, known: ReadonlyMap<string, string>): string | null {
  for (let end = word.length; end >= Math.max(2, word.length - LONGEST_ENDING); end--) {
    const start = word.slice(0, end)
    // Short entries match whole words only: "dos" (two) must not match "dossier".
    const english = end === word.length || end >= SHORTEST_BEGINNING ? known.get(start) : undefined
    if (english !== undefined) return english
  }
  return null
}

const LONGEST_ENDING = 7
const SHORTEST_BEGINNING = 4

/** Splits a text into words and numbers, without accents. */
function tokensOf(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss')
  return folded.match(/\d+(?:\.\d+)*|\p{L}[\p{L}\p{N}]*(?:-\p{N}+)?/gu) ?? []
}

/**
 * Returns the English words by beginnings of words of a language. `words.json` has "french|german|spanish" by English
 * word, without accents. Built on first use, because most users need none.
 */
function wordsOfLanguage(language: PageLanguage): ReadonlyMap<string, string> {
  const before = wordsByLanguage.get(language)
  if (before) return before
  const words = new Map<string, string>()
  for (const [english, starts] of Object.entries(list)) {
    const own = starts.split('|')[otherLanguages.indexOf(language)] ?? ''
    for (const start of own.split(' ')) {
      const other = words.get(start)
      if (start !== '') words.set(start, other === undefined ? english : `${other} ${english}`)
    }
  }
  wordsByLanguage.set(language, words)
  return words
}

const wordsByLanguage = new Map<PageLanguage, ReadonlyMap<string, string>>()
