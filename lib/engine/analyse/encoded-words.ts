import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'

/**
 * Returns the words of a sentence as the encoder reads them. A person who is the subject gets another name, because a
 * verdict must not depend on it; the name of a thing says what it is, and stays.
 */
export function encodedWords({ words, items, isOnPerson }: ParsedSentence): string[] {
  if (!isOnPerson) return words.map(({ raw }) => raw)
  const names = items.filter((item) => item.type === 'subject' && !item.pronoun)
  return words.map(({ raw, start, end }) => {
    const name = names.find((item) => item.start < end && item.end > start)
    if (!name) return raw
    return end < name.end ? GIVEN_NAME : FAMILY_NAME
  })
}

const GIVEN_NAME = 'John'
const FAMILY_NAME = 'Smith'

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
