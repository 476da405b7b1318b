import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'

/** Returns a sentence as a statement of its own: its first pronoun for the subject is the name, and it names the subject. */
export function statementOf(reading: ParsedSentence, subjectName: string): string {
  const pronoun = reading.items.find((item) => item.type === 'subject' && item.pronoun && PRONOUN.test(item.text))
  const at = pronoun ? pronoun.start - reading.start : 0
  const [before, word, after] = [
    reading.text.slice(0, at),
    reading.text.slice(at, pronoun ? pronoun.end - reading.start : 0),
    reading.text.slice(pronoun ? pronoun.end - reading.start : 0),
  ]
  const isOwner = OWNER.test(word) || (/^her$/i.test(word) && OWNED.test(after))
  return withSubject(before + (pronoun ? subjectName + (isOwner ? "'s" : '') : '') + after, subjectName)
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
