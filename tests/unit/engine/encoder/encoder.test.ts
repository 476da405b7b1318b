import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { largeData } from '@/lib/engine/data/large-data'
import { readPackedBytes } from '@/lib/engine/data/packed'
import { CONTEXT_NUMBERS, openTextEncoderInSteps } from '@/lib/engine/encoder/encoder'
import { createWordPieces, MOST_PIECES } from '@/lib/engine/encoder/word-pieces'
import { int8Of } from '@/lib/text/bytes'
import { runAtOnce } from '@/lib/text/run-in-slices'
import reference from './reference.json'

type Bytes = Uint8Array<ArrayBuffer>

// The reference was computed with PyTorch in numbers of 32 bits, with the weights before they were packed.

const { encoder } = largeData()
const encode = runAtOnce(openTextEncoderInSteps(encoder))
const split = createWordPieces(encoder.vocabulary)

test.each(reference)('the words of “$text” have the pieces and the context of the reference', (recorded) => {
  const words = recorded.text.split(' ')
  expect(split(words).spans).toEqual(recorded.spans)
  const { context, direction } = encode(words)
  const expected = int8Of(recorded.context)
  for (let at = 0; at < expected.length; at += CONTEXT_NUMBERS)
    expect(
      cosine(context.subarray(at, at + CONTEXT_NUMBERS), expected.subarray(at, at + CONTEXT_NUMBERS)),
    ).toBeGreaterThan(0.995)
  expect(cosine(direction, int8Of(recorded.direction))).toBeGreaterThan(0.995)
})

test('a text has the same context whatever was encoded before it', () => {
  const words = ['The', 'bridge', 'was', 'closed', 'in', '1931']
  const first = encode(words)
  encode(Array.from({ length: 90 }, (_, i) => `stone${i}`))
  expect(encode(words)).toEqual(first)
})

test('capitals and accents make no difference', () => {
  expect(encode(['Élan', 'ZÜRICH'])).toEqual(encode(['elan', 'zurich']))
})

test('any words give whole numbers, and words beyond the longest text give zeros', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 }), (words) => {
      expect(encode(words).context).toHaveLength(words.length * CONTEXT_NUMBERS)
    }),
    { numRuns: 30 },
  )
  const { context } = encode(new Array<string>(20_000).fill('stone'))
  expect(context).toHaveLength(20_000 * CONTEXT_NUMBERS)
  expect(context.subarray(0, (MOST_PIECES - 1) * CONTEXT_NUMBERS).some((n) => n !== 0)).toBe(true)
  expect(context.subarray((MOST_PIECES - 1) * CONTEXT_NUMBERS).every((n) => n === 0)).toBe(true)
})

test.each([
  ['empty', (file: Bytes) => file.slice(0, 0)],
  ['cut off in its head', (file: Bytes) => file.slice(0, 1000)],
  ['cut off at its end', (file: Bytes) => file.subarray(0, file.length - 1)],
  ['of another kind', () => new TextEncoder().encode('<!doctype html><title>Not found</title>')],
  ['with zeros in its head', (file: Bytes) => file.slice().fill(0, 4, 300)],
])('a file that is %s is an error that says so', (_, damage) => {
  const file = new Uint8Array(readFileSync('assets/encoder/encoder.bin'))
  expect(() => readPackedBytes(damage(file))).toThrow('damaged or cut off')
})

function cosine(a: Int8Array, b: Int8Array): number {
  const product = (x: Int8Array, y: Int8Array): number => x.reduce((sum, n, i) => sum + n * (y[i] ?? 0), 0)
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b))
}
