import { ENGLISH_WORDS, FEW_WORDS_OF_A_PART, FOREIGN_WORDS, isEnglishTag, isForeignText } from '@/lib/extract/language'
import type { SelectionRead } from '@/lib/page/lifecycle/page-agent-host'
import { plainLetters } from '@/lib/text/plain-letters'
import { isVerb } from '@/lib/text/words'

/**
 * Whether a selection is clearly not in English. For a few words, the language that the page declares for them decides,
 * else the text around them, unless a word is an English one or all words look like names.
 */
export function isForeignSelection({ text, before, after, lang = null }: Omit<SelectionRead, 'anchor'>): boolean {
  if (isForeignText(text)) return true
  if (lang !== null && isEnglishTag(lang)) return false
  const words = plainLetters(text).match(/\p{L}+/gu) ?? []
  const lower = words.map((word) => word.toLowerCase())
  if (words.length >= FEW_WORDS_OF_A_PART || lower.some((word) => ENGLISH_WORDS.has(word))) return false
  if (lang === null && lower.some(isVerb) && !lower.some((word) => FOREIGN_WORDS.has(word))) return false
  return words.some((word) => /^\p{Ll}/u.test(word)) && (lang !== null || isForeignText(before + text + after))
}
