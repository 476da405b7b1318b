import { expect, test } from 'vitest'
import { isOfSite, patternOfSite, siteOf } from '@/lib/platform/sites'

test.each([
  ['example.org', 'example.org'],
  ['  https://www.example.org/news?id=1#top ', 'example.org'],
  ['http://blog.example.org:8080/', 'blog.example.org'],
  ['EXAMPLE.org.', 'example.org'],
  ['localhost:8420', 'localhost'],
  ['bücher.example', 'xn--bcher-kva.example'],
])('%s names a site', (typed, site) => expect(siteOf(typed)).toBe(site))

test.each(['', 'example', 'two words.org', '*.org', 'https://', 'file:///etc/passwd', 'javascript:alert(1)'])(
  '“%s” is not a site',
  (typed) => {
    expect(siteOf(typed)).toBeNull()
  },
)

test('the permission for a site covers its subdomains and nothing else', () => {
  expect(patternOfSite('example.org')).toBe('*://*.example.org/*')
  expect(patternOfSite('127.0.0.1')).toBe('*://127.0.0.1/*')
  expect(isOfSite('example.org', 'https://blog.example.org/a')).toBe(true)
  expect(isOfSite('example.org', 'https://example.org/')).toBe(true)
  expect(isOfSite('example.org', 'https://notexample.org/')).toBe(false)
  expect(isOfSite('example.org', 'https://example.org.evil.example/')).toBe(false)
  expect(isOfSite('127.0.0.1', 'http://9.127.0.0.1/')).toBe(false)
  expect(isOfSite('example.org', 'no address')).toBe(false)
})
