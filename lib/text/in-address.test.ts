import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '@/tests/fuzz/arbitraries'
import { cleanTexts } from './clean-texts'
import { inAddress } from './in-address'

test('any words can be part of an address, and are the same after it but for half letters', () => {
  expect(inAddress('a\ud800b')).toBe('a%EF%BF%BDb')
  fc.assert(
    fc.property(anyText, (words) => {
      expect(decodeURIComponent(inAddress(words))).toBe(words.toWellFormed())
    }),
  )
})

test('texts of any depth lose half letters and control characters, with their lengths unchanged', () => {
  const value = { name: 'Borg\ud800', list: ['a\0b', { text: 'one\n\ttwo\u007f', n: 1 }], none: null }
  expect(cleanTexts(value)).toEqual({
    name: 'Borg\ufffd',
    list: ['a\ufffdb', { text: 'one\n\ttwo\ufffd', n: 1 }],
    none: null,
  })
  fc.assert(
    fc.property(anyText, (text) => {
      const clean = cleanTexts(text)
      expect(clean.isWellFormed()).toBe(true)
      expect(clean).toHaveLength(text.length)
    }),
  )
})
