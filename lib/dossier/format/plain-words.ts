import { lowerWordsOf } from '@/lib/text/fold-words'

/** Returns a sentence in small letters, without slot marks and punctuation, so that two sentences can be compared. */
export function plainWords(text: string): string {
  return lowerWordsOf(text.replace(/\{\d{1,3}\|([^{}]*)\}/g, '$1')).join(' ')
}
