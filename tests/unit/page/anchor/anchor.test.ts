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
