// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Annotation } from '@/lib/schema/annotation'
import { reportStyles } from '@/lib/notes/formats/documents/frame'
import { writeHtml } from '@/lib/notes/formats/documents/notes'
import { book, notes } from '@/tests/unit/components/fixtures'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { written } from '@/tests/unit/notes/formats/written'

const html = (annotations: readonly Annotation[]) => written(writeHtml, annotations, book)
const parse = (text: string) => new DOMParser().parseFromString(text.replace(reportStyles, ''), 'text/html')

describe('notes as HTML', () => {
  test('are grouped by page, with verdict, quote, note, sources and tags', async () => {
    const document = parse(await html(notes))
    expect([...document.querySelectorAll('h2')].map((head) => head.textContent)).toEqual([
      'The woman who left the works to teach',
      'Another page',
    ])
    const [first, second] = [...document.querySelectorAll('ol > li')]
    expect(first?.querySelector('h3')?.textContent).toContain('Contradicted')
    expect(first?.querySelector('blockquote')?.textContent).toContain('She left the works')
    expect(first?.querySelector('.mine')?.textContent).toBe('Ask the desk: leave or departure?')
    expect(first?.querySelector('.sources a')?.getAttribute('href')).toBe('https://example.org/leaving')
    expect(first?.textContent).toContain('Evidence: Ada Example, version test.1.')
    expect(first?.querySelector('.tags')?.textContent.trim()).toBe('works')
    expect(second?.querySelector('h3')?.textContent).toContain('Note')
  })

  test('have the claims of the dossier, and mark the words that differ from it', async () => {
    const detail = { kind: 'date', verdict: 'differs', doubted: false, question: null, claim: 'left-works' } as const
    const details = [{ ...detail, article: 'March 2022', dossier: '13 July 2022' }]
    const document = parse(await html([{ ...notes[0]!, finding: { ...notes[0]!.finding!, details } }]))
    expect([...document.querySelectorAll('.claim')].map((claim) => claim.textContent)).toContain(
      'Evidence “Example left Harbour Works on 13 July 2022.”',
    )
    expect([...document.querySelectorAll('blockquote mark')].map((words) => words.textContent)).toEqual(['March 2022'])
  })

  test('load nothing, forbid it by policy, and have no script', async () => {
    const file = await html(notes)
    expect(parse(file).querySelectorAll('script, img, iframe, object, embed, link, form')).toHaveLength(0)
    expect(file).not.toMatch(/url\(|@import|src=/)
    expect(file).toContain("default-src 'none'")
  })

  test('keep their line breaks', async () => {
    const document = parse(await html([{ ...notes[0]!, note: 'one\ntwo' }]))
    expect(document.querySelector('.mine')?.innerHTML).toBe('one<br>two')
  })

  test('get no element or attribute from the text of a page, a note or a tag', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAnnotation, { maxLength: 3 }), async (annotations) => {
        const made = parse(await html(annotations))
        for (const element of made.querySelectorAll('*')) {
          expect(elements).toContain(element.localName)
          for (const { name } of element.attributes) expect(attributes).toContain(name)
        }
        for (const link of made.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^https?:\/\//i)
        expect(made.querySelectorAll('ol > li')).toHaveLength(annotations.length)
      }),
      { numRuns: 100 },
    )
  })
})

const elements =
  'html head meta title style body header h1 p main section h2 bdi a ol li h3 svg path small blockquote mark br ul span div footer'.split(
    ' ',
  )
const attributes =
  'lang charset http-equiv content name class href rel dir viewBox aria-hidden d fill stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset'.split(
    ' ',
  )
