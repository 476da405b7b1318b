import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '@/tests/fuzz/arbitraries'
import { encodeForUrl } from './urls'

test('any words can be part of an address, and are the same after it but for half letters', () => {
  expect(encodeForUrl('a\ud800b')).toBe('a%EF%BF%BDb')
  fc.assert(
    fc.property(anyText, (words) => {
      expect(decodeURIComponent(encodeForUrl(words))).toBe(words.toWellFormed())
    }),
  )
})
