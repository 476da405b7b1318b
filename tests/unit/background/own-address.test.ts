import { describe, expect, test } from 'vitest'
import { isSameSite, ownAddress } from '@/entrypoints/background/own-address'

const here = 'https://a.example/story?x=1'

describe('a page speaks only for its own site', () => {
  test('and may name another address on it', () => {
    const page = { url: 'https://a.example/story#2', pageKey: 'https://a.example/canonical', title: 'T' }
    expect(ownAddress(page, here)).toEqual(page)
  })
  test.each([
    'https://b.example/story',
    'http://a.example/story',
    'https://a.example:8443/story',
    'not an address',
    '',
  ])('so %j is passed over', (pageKey) => {
    expect(ownAddress({ url: 'https://b.example/', pageKey }, here)).toEqual({ url: here, pageKey: here })
  })
  test('files are sites of their own', () => {
    expect(isSameSite('file:///a.html', 'file:///a.html')).toBe(true)
    expect(isSameSite('file:///a.html', 'file:///b.html')).toBe(false)
  })
})
