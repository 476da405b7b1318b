import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { cases } from '@/tests/lanes'
import { withoutHashPosition } from './urls'
import { isSameSite, pageKeyOf } from './same-page'

const STORY = 'https://paper.example/2024/05/the-story'

describe('addresses of one article have one key', () => {
  test.each([
    // With tracking parameters.
    `${STORY}?utm_source=x&utm_medium=y&UTM_Campaign=z`,
    `${STORY}?fbclid=abc`,
    `${STORY}?gclid=1&gbraid=2&msclkid=3&igshid=4&mc_cid=5&mc_eid=6`,
    `${STORY}?at_medium=RSS&ns_campaign=x&xtor=AL-72&guccounter=1&_ga=2.1&_hsenc=p2&mkt_tok=3`,
    `${STORY}?`,
    `${STORY}?&`,
    // With a position on the page.
    `${STORY}#comments`,
    `${STORY}#:~:text=a%20word`,
    `${STORY}#`,
    `${STORY}#/`,
    // AMP.
    'https://amp.paper.example/2024/05/the-story',
    `${STORY}/amp`,
    `${STORY}/amp/`,
    `${STORY}?amp`,
    `${STORY}?amp=1`,
    `${STORY}?outputType=amp`,
    `${STORY}.amp`,
    'https://paper.example/amp/2024/05/the-story',
    'https://paper-example.cdn.ampproject.org/c/s/paper.example/2024/05/the-story',
    'https://www-paper-example.cdn.ampproject.org/v/s/www.paper.example/2024/05/the-story/amp/?amp_js_v=0.1&usqp=mq331',
    'https://paper-example.cdn.ampproject.org/c/paper.example/2024/05/the-story#aoh=1',
    'https://cdn.ampproject.org/c/s/paper.example/2024/05/the-story',
    'https://paper-example.amp.cloudflare.com/c/s/paper.example/2024/05/the-story',
    'https://paper-example.bing-amp.com/c/s/paper.example/2024/05/the-story',
    'https://www.google.com/amp/s/paper.example/2024/05/the-story',
    'https://www.google.co.uk/amp/s/amp.paper.example/2024/05/the-story',
    // Small screens.
    'https://m.paper.example/2024/05/the-story',
    'https://mobile.paper.example/2024/05/the-story',
    'https://touch.paper.example/2024/05/the-story',
    'https://www.m.paper.example/2024/05/the-story',
    `${STORY}?mobile=1`,
    // Other spellings.
    'https://www.paper.example/2024/05/the-story',
    'http://paper.example/2024/05/the-story',
    'http://paper.example:80/2024/05/the-story',
    'https://paper.example:443/2024/05/the-story',
    'https://PAPER.example./2024/05/the-story',
    'https://reader:secret@paper.example/2024/05/the-story',
    `${STORY}/`,
    `${STORY}/index.html`,
    `${STORY}/index.php?utm_source=x`,
    'https://paper.example/2024/05/the%2Dstory',
    'https://paper.example/2024/05/th%65-story',
    `${STORY};jsessionid=0A1B`,
    // For printing.
    `${STORY}/print`,
    `${STORY}/print/`,
    `${STORY}?print=1`,
    `${STORY}?print=print`,
    `${STORY}?view=print`,
  ])('%s', (address) => expect(pageKeyOf(address)).toBe(STORY))

  test.each([
    ['https://paper.example/a?b=2&a=1', 'https://paper.example/a?a=1&b=2'],
    ['https://paper.example/a?id=7&utm_source=x', 'https://paper.example/a?id=7'],
    ['https://paper.example/story/amp', 'https://paper.example/story'],
    ['https://paper.example/story.amp.html', 'https://paper.example/story.html'],
    ['https://paper.example/a_%28b%29', 'https://paper.example/a_(b)'],
    ['https://paper.example/caf%c3%a9', 'https://paper.example/café'],
    ['https://paper.example/a?q=x+y', 'https://paper.example/a?q=x%20y'],
    ['https://paper.example/index.html', 'https://paper.example'],
    ['https://en.m.wikipedia.org/wiki/Tide_table?wprov=sfla1', 'https://en.wikipedia.org/wiki/Tide_table'],
    ['https://zh-yue.m.wikipedia.org/wiki/X', 'https://zh-yue.wikipedia.org/wiki/X'],
    ['https://www.nytimes.com/2024/a.html?smid=tw-share', 'https://nytimes.com/2024/a.html'],
    ['https://twitter.com/a/status/1?s=20&t=x', 'https://mobile.twitter.com/a/status/1'],
    ['https://www.youtube.com/watch?v=abc&feature=share&si=x', 'https://m.youtube.com/watch?v=abc'],
    ['https://tides.blogspot.com/2020/a.html?m=1', 'https://tides.blogspot.com/2020/a.html'],
    ['https://my-site.example/a', 'https://my--site-example.cdn.ampproject.org/c/s/my-site.example/a'],
    ['https://paper.example/#/a/b', 'http://www.paper.example/#/a/b'],
    ['https://paper.example/#!/a/b:~:text=c', 'https://paper.example/#!/a/b'],
    ['http://localhost:8080/a/', 'http://localhost:8080/a'],
  ])('%s and %s', (one, other) => expect(pageKeyOf(one)).toBe(pageKeyOf(other)))
})

describe('addresses of two articles have different keys', () => {
  test.each([
    ['https://paper.example/?p=1', 'https://paper.example/?p=2'],
    ['https://paper.example/a?id=1', 'https://paper.example/a?id=2'],
    ['https://paper.example/a?id=1', 'https://paper.example/a'],
    ['https://paper.example/a?page=2', 'https://paper.example/a'],
    ['https://paper.example/a/page/2', 'https://paper.example/a'],
    ['https://paper.example/a/2', 'https://paper.example/a'],
    ['https://paper.example/a?ref=main', 'https://paper.example/a?ref=next'],
    ['https://paper.example/a?s=1', 'https://paper.example/a?s=2'],
    ['https://paper.example/a?source=letters', 'https://paper.example/a'],
    ['https://paper.example/a?print=1234', 'https://paper.example/a'],
    ['https://paper.example/a?amp=20w', 'https://paper.example/a'],
    ['https://paper.example/a?m=1', 'https://paper.example/a'],
    ['https://paper.example/a?x=1&x=2', 'https://paper.example/a?x=2&x=1'],
    ['https://paper.example/Story', 'https://paper.example/story'],
    ['https://paper.example/a%2Fb', 'https://paper.example/a/b'],
    ['https://paper.example/a?q=x%26y=1', 'https://paper.example/a?q=x&y=1'],
    ['https://paper.example/wiki/amp', 'https://paper.example/wiki'],
    ['https://paper.example/tag/print', 'https://paper.example/tag'],
    ['https://paper.example/amp', 'https://paper.example/'],
    ['https://paper.example/print', 'https://paper.example/'],
    ['https://paper.example/guitar-amp', 'https://paper.example/guitar'],
    ['https://paper.example/#/a', 'https://paper.example/#/b'],
    ['https://paper.example/#!a', 'https://paper.example/'],
    ['https://paper.example:8443/a', 'https://paper.example/a'],
    ['https://news.paper.example/a', 'https://paper.example/a'],
    ['https://fr.wikipedia.org/wiki/X', 'https://en.wikipedia.org/wiki/X'],
    ['https://m.co.uk/a', 'https://co.uk/a'],
    ['https://m.com/a', 'https://com/a'],
    ['https://m.github.io/a', 'https://github.io/a'],
    ['https://amp.blogspot.com/a', 'https://blogspot.com/a'],
    ['https://other-example.cdn.ampproject.org/c/s/paper.example/a', 'https://paper.example/a'],
    ['https://google.evil.example/amp/s/paper.example/a', 'https://paper.example/a'],
    ['https://cdn.ampproject.org.evil.example/c/s/paper.example/a', 'https://paper.example/a'],
    ['https://www.google.com/search?q=paper.example/a', 'https://paper.example/a'],
    ['file:///a.html', 'file:///b.html'],
  ])('%s and %s', (one, other) => expect(pageKeyOf(one)).not.toBe(pageKeyOf(other)))
})

describe('the canonical link', () => {
  test.each([
    ['names another path of the site', 'https://paper.example/?p=12', STORY],
    ['may name another form of the site', 'https://m.paper.example/x?y', 'https://www.paper.example/2024/05/the-story'],
    ['may say http', `${STORY}-x`, 'http://paper.example/2024/05/the-story'],
    ['is followed from a copy in a cache', 'https://paper-example.cdn.ampproject.org/c/s/paper.example/x', STORY],
    ['removes a referrer', `${STORY}?ref=hn&from=home&source=letter`, STORY],
    ['removes the comment that is answered', `${STORY}?replytocom=12`, STORY],
    ['names the page in words, the address by a number', 'https://paper.example/read.php?id=1204', STORY],
    ['names a page whose parameter is a name in it', 'https://paper.example/read?slug=the-story', STORY],
    ['belongs to the version for printing', 'https://paper.example/print.php?id=1204', STORY],
    ['is cleaned like an address', 'https://paper.example/x', `${STORY}?utm_source=rss#top`],
  ])('%s', (_, address, canonical) => expect(pageKeyOf(address, canonical)).toBe(STORY))

  test.each([
    ['of another site', STORY, 'https://other.example/a'],
    ['of another site, by way of a cache', STORY, 'https://other-example.cdn.ampproject.org/c/s/other.example/a'],
    ['of another port', STORY, 'https://paper.example:8443/a'],
    ['of a neighbour on a shared host', 'https://ada.github.io/a', 'https://bob.github.io/a'],
    ['that is the front page', STORY, 'https://paper.example/'],
    ['that is the front page of a numbered page', 'https://paper.example/?p=12', 'https://paper.example/'],
    ['that drops the number of the article', 'https://paper.example/read?id=12', 'https://paper.example/read'],
    ['that drops the number of the page', 'https://paper.example/read?page=2', 'https://paper.example/read-this'],
    ['that drops the page in the path', `${STORY}/page/2`, STORY],
    ['that lacks a hash route', 'https://paper.example/app#/a', 'https://paper.example/app'],
    ['that drops an unknown parameter', `${STORY}?unknown=1`, STORY],
    ['that has another page’s number', 'https://paper.example/read?id=12', 'https://paper.example/read?id=1'],
    ['that drops a section', 'https://paper.example/x.php?id=2&section=1.2', 'https://paper.example/x.php?id=2'],
    ['that drops a section by another path', 'https://paper.example/x.php?id=2&section=3', STORY],
    ['that drops a chapter', 'https://paper.example/book?chapterid=3', 'https://paper.example/book'],
    ['that drops a name', 'https://paper.example/read?slug=a-tide', 'https://paper.example/read'],
    ['that drops a name by another path', 'https://paper.example/read?slug=a-tide', 'https://paper.example/a-harbour'],
    ['that drops an address', 'https://paper.example/read?url=https%3A%2F%2Fa.example', 'https://paper.example/read'],
    ['that drops a file', 'https://paper.example/doc?file=1.html', 'https://paper.example/doc'],
    ['that drops a file named as source', 'https://paper.example/doc?src=1.md', 'https://paper.example/doc'],
    ['that drops a start', 'https://paper.example/thread?start=20', 'https://paper.example/thread'],
    ['that drops a version', 'https://paper.example/doc?v=3', 'https://paper.example/doc'],
    ['that drops an offset like a referrer', 'https://paper.example/list?from=20', 'https://paper.example/list'],
    ['that drops a number like a referrer', 'https://paper.example/a?ref=47110', 'https://paper.example/a'],
    ['that is the section', 'https://paper.example/document/9152704', 'https://paper.example/document/'],
    ['that is the parent', 'https://paper.example/blog/a-tide', 'https://paper.example/blog'],
    ['that is the page of a comment’s article', `${STORY}/comments/12`, STORY],
    ['that is the home page', 'https://paper.example/story/a-tide', 'https://paper.example/home'],
    ['that is a list', 'https://paper.example/story/a-tide', 'https://paper.example/all-stories.html'],
    ['that is the home page in a language', 'https://paper.example/a-tide', 'https://paper.example/en/'],
    ['that has no word in common', 'https://paper.example/story/a-tide', 'https://paper.example/story/a-harbour'],
    ['that has a part of the name', 'https://paper.example/a/tides-of-may', 'https://paper.example/tides'],
    ['that lacks the number', 'https://paper.example/a/tides-2', 'https://paper.example/tides'],
    ['that has another number', 'https://paper.example/document/9152704', 'https://paper.example/document/12'],
    ['that is not an http(s) address', STORY, 'javascript:alert(1)'],
    ['that cannot be read', STORY, 'http://'],
  ])('is ignored: one %s', (_, address, canonical) => expect(pageKeyOf(address, canonical)).toBe(pageKeyOf(address)))

  test.each([
    ['https://paper.example/x/tides.html', 'https://paper.example/12-tides'],
    ['https://paper.example/document/9152704', 'https://paper.example/2024/tides-9152704'],
    ['https://paper.example/index.php?option=content&view=article&id=12', 'https://paper.example/tides/12-a-table'],
    ['https://m.paper.example/a/tides?ref=hn', 'https://www.paper.example/world/tides/'],
    ['https://paper.example/%D0%BF%D1%80%D0%B8%D0%BB%D0%B8%D0%B2', 'https://paper.example/2024/1-%D0%BF%D1%80%D0%B8%D0%BB%D0%B8%D0%B2'],
  ])('%s is the page of the link %s', (address, canonical) => {
    expect(pageKeyOf(address, canonical)).toBe(pageKeyOf(canonical))
  }) // prettier-ignore

  test('of the front page is used on the front page', () => {
    expect(pageKeyOf('https://paper.example/index.html', 'https://www.paper.example')).toBe('https://paper.example/')
  })
})

test('an address that is not http(s) loses only its fragment', () => {
  expect(pageKeyOf('')).toBe('')
  expect(pageKeyOf('urn:x-book:1')).toBe('urn:x-book:1')
  expect(pageKeyOf('not an address#2')).toBe('not an address')
  expect(pageKeyOf('file:///home/a%20b.html#2')).toBe('file:///home/a%20b.html')
})

test('a fragment for a position is removed, one for a route of an app is not', () => {
  expect(withoutHashPosition('https://a.example/b:~:c#d')).toBe('https://a.example/b:~:c')
  expect(withoutHashPosition('https://a.example/#!')).toBe('https://a.example/')
  expect(withoutHashPosition('https://a.example/#!/')).toBe('https://a.example/')
  expect(withoutHashPosition('https://a.example/#/a#b')).toBe('https://a.example/#/a')
})

test('two addresses have the same site only when they are forms of the same host', () => {
  expect(isSameSite('http://m.paper.example/a', 'https://www.paper.example/b')).toBe(true)
  expect(isSameSite('https://www.google.com/amp/s/paper.example/a', 'https://www.google.com/search')).toBe(false)
  expect(isSameSite('https://paper.example', 'https://paper.example.evil.example')).toBe(false)
  expect(isSameSite('file:///a.html#1', 'file:///a.html')).toBe(true)
  expect(isSameSite('file:///a.html', 'file:///b.html')).toBe(false)
  expect(isSameSite('', '')).toBe(false)
})

describe('for any address', () => {
  const word = fc.constantFrom(
    ...[
      'a',
      'Story',
      'amp',
      'print',
      'page',
      '2',
      'the-story',
      'x.amp.html',
      'index.html',
      '%41%2f',
      '%%34',
      'é',
      '..',
      '',
    ],
  )
  const host = fc
    .array(fc.constantFrom('www', 'm', 'amp', 'mobile', 'en', 'paper', 'co'), { maxLength: 3 })
    .map((labels) => [...labels, 'paper', 'example'].join('.'))
  const query = fc
    .array(fc.tuple(fc.constantFrom('id', 'p', 'utm_source', 'fbclid', 'amp', 'print', 'q', 'Z'), word), {
      maxLength: 5,
    })
    .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))
  const hash = fc.constantFrom('', '#top', '#/a', '#!/a/b', '#:~:text=a', '#/a:~:text=b')
  const address = fc
    .tuple(fc.constantFrom('http', 'https'), host, fc.array(word, { maxLength: 5 }), query, hash)
    .map(([scheme, name, path, search, end]) => `${scheme}://${name}/${path.join('/')}?${search}${end}`)

  test('the key of a key is the key itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(address, fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
        (url) => {
          const key = pageKeyOf(url)
          expect(pageKeyOf(key)).toBe(key)
          expect(pageKeyOf(url, url)).toBe(key)
        },
      ),
      { numRuns: cases(3000) },
    )
  })
  test('tracking parameters make no difference, at any position', () => {
    const follows = fc.constantFrom('utm_source=a', 'fbclid=b', 'gclid=c', 'mc_cid=d%20e', 'igshid=%C3%A9', '')
    fc.assert(
      fc.property(address, follows, fc.boolean(), (url, added, first) => {
        const changed = first ? url.replace('?', `?${added}&`) : url.replace(/(?=#|$)/, `&${added}`)
        expect(pageKeyOf(changed)).toBe(pageKeyOf(url))
      }),
      { numRuns: cases(2000) },
    )
  })
  test('articles with different numbers get different keys', () => {
    fc.assert(
      fc.property(address, fc.nat(999), fc.nat(999), (url, one, other) => {
        fc.pre(one !== other)
        const numbered = (n: number): string => url.replace('?', `?article=${n}&`)
        expect(pageKeyOf(numbered(one))).not.toBe(pageKeyOf(numbered(other)))
        expect(pageKeyOf(numbered(one), url.replace(/\?.*/, ''))).not.toBe(
          pageKeyOf(numbered(other), url.replace(/\?.*/, '')),
        )
      }),
      { numRuns: cases(2000) },
    )
  })
  test('pages with different names never share a key by a canonical link above them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('section', 'id', 'chapterid', 'slug', 'url', 'file', 'start', 'p', 'page', 'v', 'unknown'),
        fc.nat({ max: 9999 }),
        fc.boolean(),
        fc.constantFrom('https://paper.example/', 'https://paper.example/read', 'https://paper.example/read/all/'),
        (name, n, isPath, above) => {
          const at = (number: number): string =>
            isPath ? `${above.replace(/\/$/, '')}/${name}-${number}` : `${above}?${name}=${number}`
          expect(pageKeyOf(at(n + 2), above)).not.toBe(pageKeyOf(at(n + 3), above))
        },
      ),
      { numRuns: cases(2000) },
    )
  })
  test('a page cannot claim another site', () => {
    fc.assert(
      fc.property(address, fc.oneof(fc.webUrl(), fc.string()), (url, canonical) => {
        expect(isSameSite(pageKeyOf(url, canonical), url)).toBe(true)
      }),
    )
  })
})

describe('a long address gets its key with few replacements', () => {
  test.each([
    ['/amp', 8000],
    ['.amp', 8000],
    ['/print/amp', 3200],
    ['.amp/amp', 4000],
    ['/print.amp', 3200],
    ['/amp/s/www.google.com', 1500],
    ['%%36%31', 4000],
  ])('%s × %i', (part, times) => {
    const replace = vi.spyOn(String.prototype, 'replace')
    const name = pageKeyOf(`https://www.google.com/amp/s/paper.example/story${part.repeat(times)}`)
    const calls = replace.mock.calls.length
    replace.mockRestore()
    expect(pageKeyOf(name).length).toBeLessThanOrEqual(name.length)
    expect(calls).toBeLessThan(500)
  })

  test('repeated suffixes such as /amp or /print are removed', () => {
    for (const form of ['/amp', '.amp', '/print', '/print/amp'])
      expect(pageKeyOf(`${STORY}${form.repeat(1000)}`)).toBe(pageKeyOf(STORY))
    expect(pageKeyOf(`https://paper.example/wiki/amp/amp`)).toBe('https://paper.example/wiki/amp')
  })
})

test('a key keeps its form, because notes are stored under it', () => {
  expect(pageKeyOf('https://www.nytimes.com/a/amp/?smid=x&utm_source=y&id=1#/b')).toBe(
    'https://nytimes.com/a/amp?id=1#/b',
  )
  expect(pageKeyOf('http://m.paper.example:8080/a//?b=2&a=1#part')).toBe('https://paper.example:8080/a?a=1&b=2')
})
