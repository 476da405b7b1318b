// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { pageSourceIn } from '@/lib/platform/page-source'
import { pageAuthor } from '@/lib/extract/page-metadata'

function authorOf(head: string, body = ''): string | null {
  document.head.innerHTML = head // eslint-disable-line no-restricted-syntax -- a fixture, written here
  document.body.innerHTML = body // eslint-disable-line no-restricted-syntax -- a fixture, written here
  return pageAuthor(document)
}
const data = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('the author of a page', () => {
  const authors = textTable`
    a meta element|${'<meta name="author" content=" Ada\n Byrne ">'}|Ada Byrne
    a meta element in capitals, with "by"|<meta name="Author" content="By Ada Byrne">|Ada Byrne
    a property that is a name|<meta property="article:author" content="Ada Byrne">|Ada Byrne
    no property that is an address|<meta property="article:author" content="https://x.example/ada">|
    no handle and no mail address|<meta name="author" content="@ada"><meta name="author" content="a@b.example">|
    several, each once|<meta name="citation_author" content="Byrne, Ada"><meta name="citation_author" content="Mary Shore"><meta name="citation_author" content="Mary Shore">|Byrne, Ada, Mary Shore
    data with a text|${data({ '@type': 'NewsArticle', author: 'Ada Byrne' })}|Ada Byrne
    data with a person|${data({ '@type': 'Article', author: { '@type': 'Person', name: 'Ada Byrne' } })}|Ada Byrne
    data with several|${data([{ author: [{ name: 'Ada Byrne' }, { name: 'Mary Shore' }] }])}|Ada Byrne, Mary Shore
    a graph with a reference|${data({
      '@graph': [
        { '@type': 'Article', author: { '@id': '#ada' } },
        { '@id': '#ada', name: 'Ada Byrne' },
      ],
    })}|Ada Byrne
    not the author of a comment|${data({ '@type': 'Article', comment: { author: 'Anybody' } })}|
    nothing of data that is cut off|<script type="application/ld+json">{"author":"Ada</script>|
    a later element where the first is no name|<meta name="author" content="//">${data({ author: 'Ada Byrne' })}|Ada Byrne
    nothing|<title>Ada Byrne</title>|`
  test.each(authors)('is from %s', (_what, head, author) => expect(authorOf(head)).toBe(author || null))

  test('is from a name that is marked up in the text', () => {
    expect(authorOf('', '<p>By <a rel="author" href="/ada">Ada Byrne</a></p>')).toBe('Ada Byrne')
    expect(authorOf('', '<p itemprop="author">By <b itemprop="name">Ada Byrne</b>, reporter</p>')).toBe('Ada Byrne')
    expect(authorOf('', `<div rel="author">${'words '.repeat(200)}</div>`)).toBeNull()
  })

  test('is a short line or nothing, whatever a page says', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('<b>', '\u0000', '\u202e', ' ', 'By', 'a'.repeat(500)),
    )
    fc.assert(
      fc.property(
        odd,
        fc.jsonValue({ maxDepth: 5 }),
        fc.constantFrom('author', 'citation_author'),
        (text, json, name) => {
          document.head.replaceChildren()
          document.body.replaceChildren()
          const meta = Object.assign(document.createElement('meta'), { name, content: text })
          const script = Object.assign(document.createElement('script'), { type: 'application/ld+json' })
          script.textContent = JSON.stringify({ '@graph': [json, { author: json }], author: text })
          document.head.append(meta, script)
          const author = pageAuthor(document)
          if (author === null) return
          expect(author).toBe(author.trim())
          expect(author).toMatch(/\p{L}{2}/u)
          expect(author).not.toMatch(/[\p{Cc}<>]|:\/\//u)
          expect(author.length).toBeLessThan(900)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what a page says of itself as a source', () => {
  const url = 'https://review.example/ada'
  const nothing = { author: '', site: '', date: '' }
  test('is its author, site and date, where it is the page that was meant', () => {
    const said = { url: `${url}#top`, author: ' Ada  Byrne', site: 'The Harbour\nReview', date: '2026-06-02' }
    expect(pageSourceIn(said, url)).toEqual({ author: 'Ada Byrne', site: 'The Harbour Review', date: '2026-06-02' })
    expect(pageSourceIn({ url: 'https://other.example/', author: 'Ada Byrne', date: null }, url)).toBeNull()
  })

  test.each([
    null,
    'text',
    {},
    { url },
    { url, author: 7, site: [], date: {} },
    { url, author: null, date: 'yesterday' },
  ])('is nothing where it answers %j', (raw) => expect(pageSourceIn(raw, url) ?? nothing).toEqual(nothing))
})
