import type { NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'

/** Returns a sentence as a statement of its own: its pronouns for people are their names, and it names the subject. */
export function statementOf({ text, start, items }: ParsedSentence, subjectName: string): string {
  const pronouns = items.filter(
    (item): item is NamedItem => 'id' in item && item.pronoun && item.id !== '?' && PRONOUN.test(item.text),
  )
  const [first] = pronouns.filter(({ type }) => type === 'subject')
  const replaced = pronouns.filter((item) => item === first || item.type === 'person')
  const named = replaced.reduceRight((words, item) => {
    const after = words.slice(item.end - start)
    const isOwner = OWNER.test(item.text) || (/^her$/i.test(item.text) && OWNED.test(after))
    const name = item === first ? subjectName : item.id
    return words.slice(0, item.start - start) + name + (isOwner ? "'s" : '') + after
  }, text)
  return withSubject(named, subjectName)
}
const PRONOUN = /^(?:he|she|it|they|him|her|them|his|hers|its|their)$/i
const OWNER = /^(?:his|its|their)$/i
const OWNED = /^\s+(?!(?:in|at|to|for|and|with|on|as|from|when|that|by|an?|the)\b)\p{Ll}/u

/** Puts the subject's name before a text that names nothing of it. */
export function withSubject(text: string, name: string): string {
  const plain = text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim()
  const lower = plain.toLowerCase()
  const isNamed = name.split(/\s+/).some((word) => word.length > 2 && lower.includes(word.toLowerCase()))
  return isNamed ? plain : `${name}: ${plain}`
}
