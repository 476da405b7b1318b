import type { ParsedSentence } from './parsed-sentence'

/** Returns 1 for each word of a sentence that carries content, as part of a term or an item, else 0. */
export function contentFlagsOf({ words, terms, items }: Pick<ParsedSentence, 'words' | 'terms' | 'items'>): Uint8Array {
  const content = new Uint8Array(words.length)
  for (const parts of [terms, items]) {
    let at = 0
    for (const [i, word] of words.entries()) {
      while (at < parts.length && (parts[at]?.end ?? 0) <= word.start) at++
      if ((parts[at]?.start ?? Infinity) < word.end) content[i] = 1
    }
  }
  return content
}
