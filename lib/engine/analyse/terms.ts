import { adjectives, type Word } from '@/lib/text/words'
import { conceptOf, stopWords } from '@/lib/engine/lexicon/concepts'
import type { Item, Term } from './parsed-sentence'
import { spansOverlap } from '@/lib/text/spans'

/** Returns the content words of a sentence, without dates and numbers: a known name or a degree is one term. */
export function termsOf(words: Word[], items: Item[]): Term[] {
  const terms: Term[] = []
  let lastItem: Item | undefined
  for (const word of words) {
    const item = items.find((i) => spansOverlap(i, word))
    if (item && (item.type === 'date' || item.type === 'number')) continue
    if (item?.type === 'degree') {
      if (lastItem !== item)
        terms.push({
          key: `~${item.degree}`,
          stem: item.degree,
          lemma: '',
          start: item.start,
          end: item.end,
          kind: 'word',
        })
      lastItem = item
      continue
    }
    if (item && item.type !== 'role' && 'known' in item && item.known) {
      if (lastItem !== item)
        terms.push({ key: `#${item.id}`, stem: '', lemma: '', start: item.start, end: item.end, kind: 'item' })
      lastItem = item
      continue
    }
    if (stopWords.has(word.lower) || stopWords.has(word.lemma)) continue
    const modifier = adjectives.has(word.lower) || word.lower.endsWith('ly')
    terms.push({
      key: conceptOf(word),
      stem: word.stem,
      lemma: word.lemma,
      start: word.start,
      end: word.end,
      kind: modifier ? 'modifier' : 'word',
    })
  }
  return terms
}
