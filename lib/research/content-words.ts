import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import type { Word } from '@/lib/text/words'
import { spansOverlap } from '@/lib/text/spans'

export function contentWords({ words, items }: ParsedSentence): Word[] {
  const taken = items.filter((item) => 'id' in item || item.type === 'date' || item.type === 'number')
  return words.filter(
    (word) => !stopWords.has(word.lower) && !/\d/.test(word.raw) && !taken.some((item) => spansOverlap(word, item)),
  )
}
