import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cases } from '@/tests/lanes'
import type { Anchor } from '@/lib/schema/annotation'
import { findAnchors, makeAnchor } from '@/lib/page/anchor/anchor'
import { findAnchor } from './find-anchor'

/** Text of every plane, lone surrogates too. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'the',
        'house',
        'of',
        'Ada',
        '2016',
        '-20',
        'été',
        '家',
        '🙂',
        "don't",
        '“so”',
        '\u00ad',
        '\n\n',
        '.',
      ),
      { maxLength: 60 },
    )
    .map((words) => words.join(' ')),
)
const anchor: fc.Arbitrary<Anchor> = fc.record({
  quote: fc.record({ exact: text, prefix: text, suffix: text }),
  position: fc.option(fc.record({ start: fc.nat(400), end: fc.nat(400) })),
  range: fc.constant(null),
})
const noted = fc
  .tuple(text, fc.nat(), fc.nat())
  .filter(([on]) => on.length > 0)
  .map(([on, a, b]) => {
    const start = a % on.length
    return { on, start, end: start + 1 + (b % (on.length - start)) }
  })
  .filter(({ on, start, end }) => on.slice(start, end).trim() !== '')

describe('for any page and note', () => {
  test('the search never throws, and the span is within the text', () => {
    fc.assert(
      fc.property(text, anchor, (on, sought) => {
        const result = findAnchor(on, sought)
        if (result === null) return
        expect(result.start).toBeGreaterThanOrEqual(0)
        expect(result.end).toBeGreaterThan(result.start)
        expect(result.end).toBeLessThanOrEqual(on.length)
      }),
      { numRuns: cases(2000) },
    )
  })

  test('on an unchanged page, the note is found at its position', () => {
    fc.assert(
      fc.property(noted, ({ on, start, end }) => {
        expect(findAnchor(on, makeAnchor(on, start, end))).toEqual({ start, end })
      }),
      { numRuns: cases(1000) },
    )
  })

  test('without its position, or behind inserted text, the note is found at the same words or is orphaned', () => {
    const bare = (words: string): string =>
      words
        .normalize('NFD')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{S}]/gu, '')
    fc.assert(
      fc.property(noted, text, ({ on, start, end }, before) => {
        const anchored = makeAnchor(on, start, end)
        for (const [page, sought] of [
          [on, { ...anchored, position: null }],
          [before + on, anchored],
        ] as const) {
          const result = findAnchor(page, sought)
          if (result) expect(bare(page.slice(result.start, result.end))).toBe(bare(on.slice(start, end)))
        }
      }),
      { numRuns: cases(1000) },
    )
  })

  test('a search for many notes finds the same as a search for each', () => {
    fc.assert(
      fc.property(text, fc.array(anchor, { maxLength: 6 }), (on, anchors) => {
        const steps = findAnchors(on, anchors)
        let step = steps.next()
        while (!step.done) step = steps.next()
        expect(step.value).toEqual(anchors.map((each) => findAnchor(on, each)))
      }),
    )
  })
})
