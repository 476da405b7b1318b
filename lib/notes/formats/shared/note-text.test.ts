// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noteCopy } from './note-text'
import { book, notes } from '@/tests/unit/components/fixtures'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'

const [note] = notes
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html')

describe('a note copied with its citation', () => {
  test('is plain text', () => {
    expect(noteCopy(note!, book).text).toBe(
      [
        '“She left the works in March 2022, after five years.”',
        'Ask the desk: leave or departure?',
        'The woman who left the works to teach. review.example, accessed on 2 June 2026. https://review.example/ada#:~:text=She%20left%20the%20works%20in%20March%202022%2C%20after%20five%20years.',
        'Contradicted. The dossier has 13 July 2022. Evidence: Ada Example, version test.1.',
        '[10] Leaving the works. Own site, 2022-07-13. Tier 1. https://example.org/leaving',
      ].join('\n\n'),
    )
  })

  test('has author, site and date of the article, where the page gave them', () => {
    const article = { author: 'Marta Okonjo', site: 'The Long Table', date: '2026-01-28' }
    expect(noteCopy({ ...note!, article }, book).text).toContain(
      'The woman who left the works to teach. Marta Okonjo, The Long Table, 28 January 2026, accessed on 2 June 2026.',
    )
  })

  test('names two dossiers that say the same only once', () => {
    const twice = { dossier: 'Ada Example', verdict: 'contradicted' } as const
    const text = noteCopy({ ...note!, finding: { ...note!.finding!, answers: [twice, twice] } }, book).text
    expect(text.match(/Ada Example: Contradicted\./g)).toHaveLength(1)
  })

  test('is HTML with quote, note, a link to the position, and the sources', () => {
    const { body } = parse(noteCopy(note!, book).html)
    expect([...body.children].map(({ localName }) => localName)).toEqual(['blockquote', 'p', 'p', 'p', 'ul'])
    expect([...body.querySelectorAll('a')].map((link) => link.href)).toEqual([
      'https://review.example/ada#:~:text=She%20left%20the%20works%20in%20March%202022%2C%20after%20five%20years.',
      'https://example.org/leaving',
    ])
  })

  test('has the text and the sources of its claim, and no page, when it is on a claim', () => {
    const onClaim = {
      ...note!,
      pageKey: '',
      url: '',
      title: 'Her leave began.',
      claim: 'leave',
      anchor: null,
      finding: null,
    }
    expect(noteCopy(onClaim, book).text).toBe(
      'Ask the desk: leave or departure?\n\nHer leave began.\n\nClaim of Ada Example.\n\n[14] Director leaves Harbour Works. The Paper, 2022-07-14. Tier 2. https://example.org/paper',
    )
  })

  test('has no element or attribute from any text, and links only to http(s) addresses', () => {
    fc.assert(
      fc.property(anyAnnotation, (annotation) => {
        for (const element of parse(noteCopy(annotation, book).html).body.querySelectorAll('*')) {
          expect(['blockquote', 'p', 'br', 'a', 'ul', 'li']).toContain(element.localName)
          for (const { name } of element.attributes) expect(['href', 'cite', 'rel']).toContain(name)
          if (element instanceof HTMLAnchorElement) expect(element.protocol).toMatch(/^https?:$/)
        }
      }),
      { numRuns: 200 },
    )
  })
})
