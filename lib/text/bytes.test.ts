import { describe, expect, test } from 'vitest'
import { base64Bytes } from './bytes'

describe('bytes in base64', () => {
  test('are read, all 256 of them', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
    expect(base64Bytes(Buffer.from(bytes).toString('base64'))).toEqual(bytes)
  })

  test('of another alphabet are refused', () => {
    expect(() => base64Bytes('a*b=')).toThrow()
  })
})
