import { describe, expect, test } from 'vitest'
import { formsOf, lemmaOf, wordsOf } from '@/lib/text/words'
import { conceptOf } from '@/lib/engine/lexicon/concepts'
import exclusiveSets from '@/lib/engine/lexicon/exclusive-sets.json'
import {
  areInExclusiveSet,
  lexiconIdOf,
  lexiconKeyOf,
  listedOpposites,
  phrasesIn,
} from '@/lib/engine/lexicon/listed-words'
import opposites from '@/lib/engine/lexicon/opposites.json'
import { EXCLUSIVE_WORDS, OPPOSITE_WORDS, wordRelationOf } from '@/lib/engine/lexicon/word-relations'
import { areOpposite, rowOf, shareSense } from '@/lib/engine/lexicon/word-table'

const pairs = listedOpposites()
const named = ([a, b]: readonly [number, number]): string => `${lexiconKeyOf(a)}/${lexiconKeyOf(b)}`
const inSets = Object.values(exclusiveSets)
  .flat()
  .map((line) => line.split(' ').map((group) => group.split('=').map(keyOf)))

function keyOf(term: string): string {
  return term.split('_').map(lemmaOf).join(' ')
}
const relation = (a: string, b: string): number => wordRelationOf(lexiconIdOf(a), lexiconIdOf(b))

describe('the list of opposites', () => {
  test('has at least 1500 pairs', () => expect(pairs.length).toBeGreaterThanOrEqual(1500))

  test.each([
    ['accept', 'refuse'],
    ['hire', 'dismiss'],
    ['praise', 'criticize'],
    ['public', 'private'],
    ['publicly', 'privately'],
    ['win', 'lose'],
    ['double', 'halve'],
    ['known', 'unknown'],
    ['changed', 'unchanged'],
    ['legal', 'illegal'],
    ['nonprofit', 'profit'],
    ['useful', 'useless'],
    ['underestimate', 'overestimate'],
    ['upload', 'download'],
    ['open source', 'closed source'],
    ['full time', 'part time'],
    ['no longer', 'still'],
    ['in person', 'remotely'],
  ])('opposes %s and %s, in either order', (first, second) => {
    const [a, b] = [keyOf(first.replaceAll(' ', '_')), keyOf(second.replaceAll(' ', '_'))]
    expect(areOpposite(a, b)).toBe(true)
    expect(areOpposite(b, a)).toBe(true)
    expect(relation(a, b)).toBe(OPPOSITE_WORDS)
  })

  test('opposes no word and itself', () => expect(pairs.filter(([a, b]) => a === b)).toEqual([]))

  test('opposes no synonyms', () => {
    const synonyms = pairs.filter(([a, b]) => shareSense(rowOf(lexiconKeyOf(a)), rowOf(lexiconKeyOf(b))))
    expect(synonyms.map(named)).toEqual([])
    const alike = pairs.filter(([a, b]) => conceptOf(formsOf(lexiconKeyOf(a))) === conceptOf(formsOf(lexiconKeyOf(b))))
    expect(alike.map(named)).toEqual([])
  })

  test('leaves out partners', () => {
    for (const [a, b] of [
      ['teacher', 'student'],
      ['buyer', 'seller'],
      ['question', 'answer'],
      ['birth', 'death'],
    ] as const) {
      expect(relation(a, b)).toBe(0)
    }
  })
})

describe('the exclusive sets', () => {
  test('are at least 280, each with two groups and no group twice', () => {
    expect(inSets.length).toBeGreaterThanOrEqual(280)
    for (const groups of inSets) {
      expect(groups.length).toBeGreaterThan(1)
      expect(groups.length).toBeLessThan(64)
      expect(new Set(groups.flat()).size).toBe(groups.flat().length)
    }
  })

  test.each([
    ['tweet', 'essay'],
    ['paper', 'podcast'],
    ['founder', 'intern'],
    ['vision', 'robotics'],
    ['spring', 'autumn'],
    ['monday', 'friday'],
    ['europe', 'asia'],
    ['red', 'blue'],
    ['python', 'java'],
    ['weekly', 'monthly'],
    ['gold medal', 'bronze medal'],
    ['prime minister', 'mayor'],
  ])('exclude %s and %s, in either order', (first, second) => {
    const [a, b] = [keyOf(first.replaceAll(' ', '_')), keyOf(second.replaceAll(' ', '_'))]
    expect(relation(a, b)).toBe(EXCLUSIVE_WORDS)
    expect(relation(b, a)).toBe(EXCLUSIVE_WORDS)
  })

  test.each([
    ['tweet', 'post'],
    ['autumn', 'fall'],
    ['car', 'automobile'],
    ['advisor', 'adviser'],
    ['tweet', 'tweet'],
    ['tweet', 'banana'],
    ['vehicle', 'car'],
  ])('do not exclude %s and %s', (a, b) => expect(relation(keyOf(a), keyOf(b))).toBe(0))

  test('never exclude opposites or words of one meaning', () => {
    for (const groups of inSets) {
      for (const a of groups.flat()) {
        for (const b of groups.flat()) {
          const found = relation(a, b)
          expect(relation(b, a)).toBe(found)
          if (areOpposite(a, b) && areInExclusiveSet(lexiconIdOf(a), lexiconIdOf(b))) expect(found).toBe(OPPOSITE_WORDS)
          if (found === EXCLUSIVE_WORDS) expect(shareSense(rowOf(a), rowOf(b))).toBe(false)
        }
      }
    }
  })
})

describe('the listed words', () => {
  test('are lemmas: a word that is no lemma would never be found', () => {
    const plain = Object.values(opposites)
      .flat()
      .filter((line) => !line.includes('~'))
    const terms = [...plain, ...Object.values(exclusiveSets).flat()].flatMap((line) => line.split(/[ /=_]+/))
    expect(terms.filter((word) => !word.endsWith('s') && lemmaOf(word) !== word)).toEqual([])
    for (let id = 1; lexiconKeyOf(id) !== ''; id++) {
      expect(lexiconKeyOf(id).split(' ').length).toBeLessThanOrEqual(3)
      expect(lexiconIdOf(lexiconKeyOf(id))).toBe(id)
    }
  })

  test('give unknown words no number and no relation', () => {
    expect(lexiconIdOf('qwxzj')).toBe(0)
    expect(wordRelationOf(0, lexiconIdOf('accept'))).toBe(0)
    expect(wordRelationOf(0, 0)).toBe(0)
    expect(areInExclusiveSet(0, 0)).toBe(false)
  })

  test('include adverbs through their adjectives, where they mean the same', () => {
    expect(lexiconIdOf('optionally')).toBe(lexiconIdOf('optional'))
    expect(lexiconIdOf('hardly')).toBe(0)
    expect(lexiconIdOf('apply')).toBe(0)
  })

  test('are found as phrases, the longest first', () => {
    const text = 'She no longer works full-time; the code is not open source'
    expect(phrasesIn(wordsOf(text)).map(({ from, to, key }) => [from, to, key])).toEqual([
      [1, 3, 'no longer'],
      [4, 6, 'full time'],
      [10, 12, 'open source'],
    ])
    const found = phrasesIn(wordsOf('a not for profit firm'))
    expect(found.map(({ key }) => key)).toEqual(['not for profit'])
    expect(phrasesIn(wordsOf('nothing of note'))).toEqual([])
  })
})
