import { plainLetters } from '@/lib/text/plain-letters'
import { trimmedText, unclobbered } from './unclobbered'

/**
 * Whether a text is English. With enough words, the words decide, because templates often declare a wrong language;
 * else the declared language decides.
 *
 * @param text of the article, or its beginning
 * @param declared BCP 47, or null where the page declares none
 */
export function isEnglish(text: string, declared: string | null): boolean {
  const sample = plainLetters(text.slice(0, 6000))
  // Chinese and Thai have no spaces between words, so the script is tested first.
  if (isOtherScript(sample)) return false
  // Names, addresses and code are of no language, and neither is the end of "CS231n".
  const words = sample.replace(CODE, ' ').match(/(?<![\p{L}\d])\p{Ll}\p{L}*/gu) ?? []
  const saysEnglish = declared === null || isEnglishTag(declared)
  if (words.length === 0 || (sample.match(/\p{L}+/gu) ?? []).length < FEW_WORDS) return saysEnglish
  const share = words.filter((word) => ENGLISH_WORDS.has(word)).length / words.length
  // The share of small words is above 0.25 in English, and 0.05 in the language with the most similar words, Dutch (Scots aside).
  return share > (saysEnglish ? 0.18 : 0.22)
}

/**
 * Whether a paragraph is clearly not in English: by its script, by few English words and a declared other language,
 * or by enough words without a frequent English one.
 *
 * @param styled text of a paragraph
 * @param declared the declared language of this part of the page, when it differs from the page's
 */
export function isForeign(styled: string, declared: string | null): boolean {
  const text = plainLetters(styled)
  if (isOtherScript(text)) return true
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const share = words.filter((word) => ENGLISH_WORDS.has(word)).length / Math.max(1, words.length)
  // "plaintext" is the language of a program.
  if (declared !== null && /^[a-z]{2,3}(?:-|$)/i.test(declared) && !isEnglishTag(declared)) return share < 0.15
  return words.length >= LEAST_FOREIGN_WORDS && share < 0.03 && words.some((word) => FOREIGN_WORDS.has(word))
}

/** Whether a pasted or selected text is clearly not in English; a few words may be names in any language. */
export const isForeignText = (text: string): boolean => !isEnglish(text, null) || isForeign(text, null)

const CODE = /```[\s\S]*?(?:```|$)|\S*[/_@(=<>{}\\]\S*/g

function isOtherScript(text: string): boolean {
  // Answers for most texts at once; counting their letters takes far longer.
  if (!BEYOND_LATIN.test(text)) return false
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return letters >= 12 && latin < letters / 2
}

/** Characters that may be letters of another script than Latin: not those to U+024F, nor general punctuation. */
const BEYOND_LATIN = /[\u00b5\u0250-\u1fff\u2070-\uffff]/

/** Returns the declared language of the page, from the article, else the document; null where none is declared. */
export function declaredLanguage(page: Document): string | null {
  const within = page.querySelector('article[lang], main[lang]')?.getAttribute('lang')
  const lang = within ?? page.documentElement.getAttribute('lang') ?? page.documentElement.getAttribute('xml:lang')
  return lang?.trim() ? lang.trim() : null
}

/**
 * Returns the language that an element or one around it declares, except the page's root, whose language is tested for
 * the page as a whole; null if there is none.
 *
 * @param root matches the elements whose language is that of the page
 */
export function ownLanguageOf(element: Element, root = ':root'): string | null {
  const declared = unclobbered(element, 'closest').call(element, '[lang]')
  if (!declared || unclobbered(declared, 'matches').call(declared, root)) return null
  return unclobbered(declared, 'getAttribute').call(declared, 'lang') || null
}

/**
 * Whether an element is a translation behind a sentence, as an extension of the browser adds one to each paragraph; words of
 * another language within a sentence are none.
 *
 * @param before the words before it
 */
export function isTranslation(element: Element, before: string): boolean {
  const language = unclobbered(element, 'getAttribute').call(element, 'lang')
  if (!language || isEnglishTag(language) || !(before === '' || /[.!?…]["”’)]*\s*$/.test(before))) return false
  const text = trimmedText(element)
  return /\S\s+\S+\s+\S/.test(text) && isForeign(text, language)
}

export const isEnglishTag = (language: string): boolean => /^en\b/i.test(language)

const FEW_WORDS = 30
export const LEAST_FOREIGN_WORDS = 8

/** Words that are frequent in English and rare in all other languages with the Latin script. */
export const ENGLISH_WORDS = new Set(
  'the and of to that with for was were is are his he by from at which has have had it its be not this they their who but would as on'.split(
    ' ',
  ),
)

/** Frequent words of the languages that often occur together with English; none is an English word. */
export const FOREIGN_WORDS = new Set(
  'la le les des une et est dans qui pour pas sur avec der das und nicht ist ein eine mit von auf el los las que del por para con una il di che gli della per het een van niet og ikke och att som'.split(
    ' ',
  ),
)
