import { expect, test } from 'vitest'
import { openDetail } from '@/lib/engine/judge/finding'
import { withWholePhrases } from '@/lib/engine/details/whole-phrase'
import { wordsOf } from '@/lib/text/words'

/** The open words of a sentence as they are shown; `found` are words of another detail. */
function shown(sentence: string, words: string, found = ''): string | undefined {
  const detailOf = (one: string) => {
    const start = sentence.indexOf(one)
    return openDetail({ start, end: start + one.length, kind: 'term' }, one)
  }
  const details = [detailOf(words), ...(found === '' ? [] : [{ ...detailOf(found), verdict: 'agrees' as const }])]
  return withWholePhrases(details, { start: 0, words: wordsOf(sentence), items: [] }, sentence)[0]?.article
}

test.each([
  ['Four keepers lived there and rarely complained.', 'rarely', 'rarely complained'],
  ['The number of guests grew rapidly.', 'rapidly', 'grew rapidly'],
  ['The film gave early empirical evidence for it.', 'gave early empirical', 'gave early empirical evidence'],
  ['Most software eventually replaces code.', 'Most software eventually', 'Most software eventually replaces'],
])('words that were not found have the edges of a phrase: %s', (sentence, words, says) => {
  expect(shown(sentence, words)).toBe(says)
})

test('words that were not found do not reach into the words of another detail', () => {
  expect(shown('They traced the lineage from early engines.', 'lineage from early', 'engines')).toBe(
    'lineage from early',
  )
  expect(shown('The costs were high.', 'costs were high')).toBe('costs were high')
})
