import { diffArrays } from 'diff'
import type { Span } from '@/lib/text/spans'

interface Word extends Span {
  text: string
}

/** Words and numbers; "1,500", "5.1", "master's" and "camera-only" are one each. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:[.,:'’-][\p{L}\p{N}]+)*/gu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    text: m[0],
  }))
}

/**
 * Returns the words of a changed sentence outside its longest common subsequence with the original; adjacent words are
 * one span. Where words were only removed, returns the words on both sides of the gap.
 */
export function wrongWords(original: string, changed: string): Span[] {
  const words = wordsOf(changed)
  const spans: Span[] = []
  const gaps: Span[] = []
  let at = 0
  const isSame = (a: Word, b: Word): boolean => a.text.toLowerCase() === b.text.toLowerCase()
  for (const { added, removed, count } of diffArrays(wordsOf(original), words, { comparator: isSame })) {
    if (removed) {
      gaps.push(...spanOf(words.slice(Math.max(0, at - 1), at + 1)))
      continue
    }
    if (added) spans.push(...spanOf(words.slice(at, at + count)))
    at += count
  }
  return spans.length > 0 ? spans : gaps
}

function spanOf(words: readonly Word[]): Span[] {
  const first = words[0]
  const last = words.at(-1)
  return first && last ? [{ start: first.start, end: last.end }] : []
}

/** Numbers and capitalised words of a sentence, without its first word and the names of the subject. */
export function numbersAndNames(sentence: string, subject: readonly string[]): Span[] {
  const names = new Set(subject.flatMap((name) => wordsOf(name).map(({ text }) => text.toLowerCase())))
  return wordsOf(sentence)
    .filter(({ text }, i) => /\p{N}/u.test(text) || (i > 0 && /^\p{Lu}/u.test(text) && !/^I(?:['’]|$)/.test(text)))
    .filter(({ text }) => !names.has(text.replace(/['’]s$/, '').toLowerCase()))
    .map(({ start, end }) => ({ start, end }))
}

export function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}
