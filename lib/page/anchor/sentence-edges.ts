import type { PageWords } from './page-words'

/** Returns whether a sentence ends after a word: at a stop before a capital, but not that of a title or initial. */
export function isSentenceEnd({ text, words }: Pick<PageWords, 'text' | 'words'>, word: number): boolean {
  if (word < 0) return true
  const end = words.ends[word] ?? 0
  const next = words.starts[word + 1]
  if (next === undefined) return true
  const between = text.slice(end, next)
  if (/[\n。！？]/.test(between)) return true
  if (!/[.!?…]["'”’)\]]*\s/.test(between) || /^[\p{Ll}]/u.test(text.slice(next))) return false
  return !between.startsWith('.') || !TITLE.test(text.slice(words.starts[word], end))
}

const TITLE = /^(?:\p{Lu}|Capt|Col|Dr|Gen|Gov|Lt|Mr|Mrs|Ms|No|Prof|Rep|Sen|St)$/u
