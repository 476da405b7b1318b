import { describe, expect, test } from 'vitest'
import { withAddress } from '@/lib/text/own-address'

const here = 'https://a.example/story?x=1'

describe('a page can use only addresses of its own site', () => {
  test('another address of its site is used', () => {
    const page = { url: 'https://a.example/story#2', canonical: 'https://www.a.example/canonical', title: 'T' }
    expect(withAddress(page, here)).toEqual({
      url: 'https://a.example/story#2',
      pageKey: 'https://a.example/canonical',
      otherKeys: ['https://a.example/story'],
      title: 'T',
    })
  })
  test.each(['https://b.example/story', 'https://a.example:8443/story', 'not an address', '', null])(
    '%j is ignored',
    (canonical) => {
      expect(withAddress({ url: 'https://b.example/', canonical }, here)).toEqual({ url: here, pageKey: here })
    },
  )
})

describe('the copy of an article in an AMP cache', () => {
  const copy = 'https://www-a-example.cdn.ampproject.org/c/s/www.a.example/story'
  const at = (url: string, canonical: string | null, vouched = url): string =>
    withAddress({ url, canonical }, vouched).pageKey

  test('belongs to the article in its address, and to the canonical link of that site', () => {
    expect(at(copy, null)).toBe('https://a.example/story')
    expect(at(copy, 'https://www.a.example/2024/story')).toBe('https://a.example/2024/story')
  })
  test('does not belong to another site, whatever the page claims', () => {
    expect(at(copy, 'https://b.example/story')).toBe('https://a.example/story')
    expect(at(copy.replace('www-a', 'www-b'), 'https://a.example/story')).not.toContain('//a.example')
  })
  test('is not recognised from the page’s own claim', () => {
    expect(at(copy, null, 'https://b.example/')).toBe('https://b.example/')
    expect(at('https://b.example/', copy)).toBe('https://b.example/')
    // Another copy in the same cache, or another page of the same search engine.
    const other = 'https://b-example.cdn.ampproject.org/c/s/b.example/x'
    expect(at(copy, null, other)).toBe('https://b.example/x')
    expect(at('https://www.google.com/amp/s/a.example/story', null, 'https://www.google.com/search')).toBe(
      'https://google.com/search',
    )
  })
})
