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
    return name ? (end < name.end ? GIVEN_NAME : FAMILY_NAME) : raw
  })
}

const GIVEN_NAME = 'John'
const FAMILY_NAME = 'Smith'
