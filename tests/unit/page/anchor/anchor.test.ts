import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeAnchor } from '@/lib/page/anchor/anchor'
import { findAnchor } from './find-anchor'

const page =
  'The lab moved to a larger building in May. He stayed for two years and wrote most of the code. ' +
  'The school opened later. He stayed for two years and then left for the coast.'
const REPEATED = 'He stayed for two years'

function anchorOf(text: string, words: string, nth = 0): ReturnType<typeof makeAnchor> {
  let at = text.indexOf(words)
  for (let i = 0; i < nth; i++) at = text.indexOf(words, at + 1)
  return makeAnchor(text, at, at + words.length)
}
const wordsAt = (text: string, result: ReturnType<typeof findAnchor>): string | null =>
  result && text.slice(result.start, result.end)

describe('a note is found', () => {
  test('by its position on an unchanged page', () => {
    expect(findAnchor(page, anchorOf(page, REPEATED, 1))?.start).toBe(page.lastIndexOf(REPEATED))
  })

  test('by its quote when the text has moved and occurs once', () => {
    const anchor = anchorOf(page, 'The school opened later.')
    const moved = `A new first line. ${page}`
    const result = findAnchor(moved, anchor)
    expect(wordsAt(moved, result)).toBe('The school opened later.')
  })

  test('by its context when the quote occurs more than once', () => {
    const moved = `A new first line. ${page}`
    const result = findAnchor(moved, anchorOf(page, REPEATED, 1))
    expect(result?.start).toBe(moved.lastIndexOf(REPEATED))
  })

  test('by similarity when a word was corrected', () => {
    const changed = page.replace('larger building', 'large building')
    const result = findAnchor(changed, anchorOf(page, 'The lab moved to a larger building in May.'))
    expect(wordsAt(changed, result)).toBe('The lab moved to a large building in May.')
  })

  test('without a position, as for a selection outside the article', () => {
    const { quote } = anchorOf(page, 'The school opened later.')
    expect(findAnchor(page, { quote, position: null, range: null })).not.toBeNull()
  })
})

describe('a note is orphaned instead of attached to a guess', () => {
  test('when its quote was removed from the page', () => {
    expect(
      findAnchor('Another page about the sea and its weather.', anchorOf(page, 'The school opened later.')),
    ).toBeNull()
  })

  test('when two positions are equally good', () => {
    const twice = 'x He stayed for two years y. x He stayed for two years y.'
    expect(
      findAnchor(twice, { quote: { exact: REPEATED, prefix: 'x ', suffix: ' y' }, position: null, range: null }),
    ).toBeNull()
  })

  test('when a short quote is only similar', () => {
    expect(
      findAnchor('He left in 2019.', {
        quote: { exact: 'left in 2017', prefix: '', suffix: '' },
        position: null,
        range: null,
      }),
    ).toBeNull()
  })

  test('when its quote has no words', () => {
    expect(
      findAnchor(page, { quote: { exact: ' ', prefix: '', suffix: '' }, position: { start: 3, end: 4 }, range: null }),
    ).toBeNull()
  })
})

/** The words without blanks, punctuation and accents, which may change. */
const bare = (text: string): string => text.normalize('NFD').replace(/[^\p{L}\p{N}\p{S}]/gu, '')

describe('for any text', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '.', 'ä', '\n', '🙂'),
    minLength: 1,
    maxLength: 200,
  })
  const stretch = fc
    .tuple(letters, fc.nat(), fc.nat())
    .map(([text, a, b]) => ({
      text,
      start: a % text.length,
      end: (a % text.length) + 1 + (b % (text.length - (a % text.length))),
    }))
    .filter(({ text, start, end }) => text.slice(start, end).trim() !== '')

  test('on an unchanged page, exactly the original span is found', () => {
    fc.assert(
      fc.property(stretch, ({ text, start, end }) => {
        expect(findAnchor(text, makeAnchor(text, start, end))).toEqual({ start, end })
      }),
    )
  })

  test('after inserted text, the same words are found, or the note is orphaned', () => {
    fc.assert(
      fc.property(stretch, letters, ({ text, start, end }, before) => {
        const result = findAnchor(before + text, makeAnchor(text, start, end))
        if (result) {
          expect(bare(wordsAt(before + text, result) ?? '')).toBe(bare(text.slice(start, end)))
        }
      }),
    )
  })

  test('the search never throws, and a span is within the text', () => {
    fc.assert(
      fc.property(letters, stretch, (other, { text, start, end }) => {
        const result = findAnchor(other, makeAnchor(text, start, end))
        if (result === null) return
        expect(result.start).toBeGreaterThanOrEqual(0)
        expect(result.end).toBeLessThanOrEqual(other.length)
        expect(result.end).toBeGreaterThan(result.start)
      }),
    )
  })
})
