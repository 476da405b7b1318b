import { describe, expect, test } from 'vitest'
import { claimSchema } from '@/lib/dossier/schema'
import { nearestByBm25 } from '@/scripts/eval/baselines/bm25'
import { chooseBar, measure } from '@/scripts/eval/baselines/measure'
import { judge, numbersIn } from '@/scripts/eval/baselines/rule'
import type { LabelledArticle } from '@/scripts/eval/labels'

const subject = { name: 'Ada Lovelace', aliases: ['Lovelace'], kind: 'person' }
const claim = (id: string, text: string, more: object = {}) => claimSchema.parse({ id, text, sources: [7], ...more })
const notes = claim('notes', 'Lovelace published her notes on the engine in 1843.', {
  phrasings: [{ text: 'The 66 pages of commentary came out in print that year.' }],
})
const birth = claim('birth', 'Lovelace was born in London.')
const wager = claim('wager', 'Lovelace lost 3,200 pounds on horses.', { status: 'uncertain' })
const claims = [notes, birth, wager]

describe('the rule of the baseline', () => {
  const verdict = (sentence: string, nearest = notes, similarity = 1) =>
    judge(sentence, { claim: nearest, similarity }, 0.5, subject)?.verdict

  test('supports a sentence by the nearest claim, unless their numbers differ', () => {
    expect(verdict('Her notes appeared in 1843.')).toBe('supported')
    expect(verdict('Her notes appeared soon after.')).toBe('supported')
    expect(verdict('Her notes appeared in 1848.')).toBe('contradicted')
    expect(verdict('In 1843 she wrote 66 pages.'), 'a number of any phrasing').toBe('supported')
    expect(verdict('She was born in 1815.', birth), 'the claim has no number').toBe('supported')
    expect(verdict('Her 1843 notes have 66 pages and 7 parts.'), 'the claim has no other number').toBe('supported')
  })

  test('returns the numbers that are not in the claim, and the sources of the claim', () => {
    const answer = judge('In 1848 and 1843.', { claim: notes, similarity: 1 }, 0.5, subject)
    expect(answer).toEqual({ verdict: 'contradicted', sources: [7], details: [{ verdict: 'differs', article: '1848' }] })
  })

  test('disputes a sentence when the claim is in doubt, with any numbers', () => {
    expect(verdict('She lost 3200 pounds.', wager)).toBe('disputed')
    expect(verdict('She lost 50 pounds.', wager)).toBe('disputed')
  })

  test('makes a finding below the threshold only when the sentence names the subject', () => {
    expect(verdict('Lovelace liked 1848.', notes, 0.4)).toBe('unverified')
    expect(verdict('It rained in 1848.', notes, 0.4)).toBeUndefined()
    expect(judge('Lovelace sang.', undefined, 0.5, subject)?.verdict).toBe('unverified')
  })

  test('compares numbers in digits, but not those in names', () => {
    const text = 'From 2015-2017, 1,500 runs of GPT-4 and CS231n took 3.58 hours, then 12.'
    expect([...numbersIn(text)]).toEqual(['2015', '2017', '1500', '3.58', '12'])
  })
})

describe('the nearest claim', () => {
  test('is found by BM25 through a phrasing, in other forms of its words', () => {
    const find = nearestByBm25([...claims, ...others(20)])
    expect(find('A page of printed commentaries')?.claim.id).toBe('notes')
    expect(find('Births in London')?.claim.id).toBe('birth')
    expect(find('Zebra')).toBeUndefined()
  })

  test('is more similar by BM25 with each common word, and unknown words change nothing', () => {
    const find = nearestByBm25([...claims, ...others(20)])
    const near = find('born in London')?.similarity ?? 0
    expect(near).toBeGreaterThan(0)
    expect(find('born in London, zebra')?.similarity).toBeCloseTo(near)
    expect(find('London')?.similarity).toBeLessThan(near)
  })
})

describe('the measurement of a baseline', () => {
  const words = ['Her notes appeared in 1843.', 'Her notes appeared in 1848.', 'Lovelace played the harp.', 'It rained.']
  const labels = ['supported', 'contradicted', 'unverified', 'none'] as const
  const similarities = new Map([0.9, 0.8, 0.3, 0.2].map((similarity, i) => [words[i], { claim: notes, similarity }]))
  const find = (sentence: string) => similarities.get(sentence)
  const article: LabelledArticle = { id: 'A', text: words.join(' '), sentences: [] }
  for (const [i, sentence] of words.entries()) {
    const start = article.text.indexOf(sentence)
    article.sentences.push({ start, end: start + sentence.length, label: labels[i]! })
  }
  const triple = { id: 't', edit: 'date', base: words[0]!, edited: words[1]!, trap: words[2]!, trapLabel: 'unverified' as const }
  const sets = {
    articles: [article],
    changed: [{ ...article, id: 'Am' }],
    triples: [{ ...triple, slots: { article: '1848', dossier: '1843' } }],
  }

  test('chooses the threshold with the best macro-F1', () => {
    const bar = chooseBar([article], find, (sentence, at) => judge(sentence, find(sentence), at, subject))
    expect(bar).toBe(0.8)
  })

  test('scores articles, changed articles and triples with the same threshold', () => {
    const { bar, scores } = measure(find, subject, sets)
    expect(bar).toBe(0.8)
    expect([scores.articles.macroF1, scores.changed.macroF1]).toEqual([1, 1])
    expect(scores.triples).toMatchObject({ coverage: 1, recall: 1, named: 1, pairs: 1, trap: 1, trapLabel: 1 })
  })
})

/** Additional claims, so that words of the three claims are rare. */
function others(count: number) {
  return Array.from({ length: count }, (_, i) => claim(`other-${i}`, `Something else, of kind ${i}.`))
}
