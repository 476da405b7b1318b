import { readFileSync } from 'node:fs'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Annotation } from '@/lib/schema/annotation'
import { dossierSchema, type Source } from '@/lib/dossier/format/schema'
import type { DossierLookup } from '@/lib/notes/formats/shared/dossier-lookup'
import { writeBibtex, references, type Reference } from '@/lib/notes/formats/citations/bibtex'
import { book, notes } from '@/tests/unit/components/fixtures'
import { anyAnnotation, anyText } from '@/tests/unit/notes/formats/arbitrary'
import { about, inBatches, written } from '@/tests/unit/notes/formats/written'

const bibtex = (annotations: readonly Annotation[], shelf: DossierLookup = book) =>
  written(writeBibtex, annotations, shelf)
const cited = async (annotations: readonly Annotation[], shelf: DossierLookup = book) => {
  const works: Reference[] = []
  for await (const work of references(inBatches(annotations), { ...about, dossiers: shelf })) works.push(work)
  return works
}

/** Reads BibTeX with an independent parser. */
function readBack(text: string): Record<string, string>[] {
  return text.trim() === '' ? [] : (new Cite(text).data as unknown as Record<string, string>[])
}
const plain = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .normalize('NFC')

/** An arbitrary dossier. */
const anyShelf: fc.Arbitrary<DossierLookup> = fc
  .array(
    fc.record({
      title: anyText,
      publisher: fc.option(anyText, { nil: undefined }),
      author: fc.option(anyText, { nil: undefined }),
      date: fc.option(fc.oneof(fc.constantFrom('2022', '2022-07', '2022-07-13', '2022-13'), anyText), {
        nil: undefined,
      }),
      url: fc.option(fc.oneof(fc.webUrl(), anyText), { nil: undefined }),
      tier: fc.constantFrom(1 as const, 2 as const, 2.5 as const, 3 as const),
      kind: fc.constantFrom('news', 'paper', 'post', 'other', undefined),
      note: fc.option(anyText, { nil: undefined }),
    }),
    { maxLength: 4 },
  )
  .map((made) => {
    const sources: Source[] = made.map((source, n) => ({ ...source, n }))
    return { ...book, sourcesOf: (numbers) => sources.filter(({ n }) => numbers.includes(n)) }
  })
const anyCiting = anyAnnotation.map((note) => ({
  ...note,
  finding: note.finding && { ...note.finding, sources: note.finding.sources.map((n) => n % 5) },
}))

describe('BibTeX', () => {
  test('has an entry for each page and, once each, for the sources of its findings', async () => {
    expect(await bibtex([notes[0]!, { ...notes[0]!, id: '3' }])).toMatchInlineSnapshot(`
      "@online{review-example-p08ycks8jfet,
        title = {{The woman who left the works to teach}},
        organization = {review.example},
        url = {https://review.example/ada},
        urldate = {2026-06-02},
        annote = {“She left the works in March 2022, after five years.” Contradicted (Leaving the works). Ask the desk: leave or departure?

      “She left the works in March 2022, after five years.” Contradicted (Leaving the works). Ask the desk: leave or departure?}
      }

      @online{own-site-s10,
        title = {{Leaving the works}},
        organization = {Own site},
        date = {2022-07-13},
        year = {2022},
        url = {https://example.org/leaving},
        urldate = {2026-03-31},
        annote = {Source [10] of Ada Example, version test.1. Tier 1.}
      }

      "
    `)
  })

  test('cites the sources of the claim, and no page, for a note on a claim', async () => {
    const onClaim = { ...notes[1]!, pageKey: '', url: '', claim: 'leave', anchor: null }
    expect(readBack(await bibtex([onClaim])).map(({ id }) => id)).toEqual(['the-paper-s14'])
  })

  test('is read by a parser with every title and address, for any page and dossier', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCiting, { maxLength: 3 }), anyShelf, async (annotations, shelf) => {
        const [back, wanted] = [readBack(await bibtex(annotations, shelf)), await cited(annotations, shelf)]
        expect(back.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
        expect(new Set(back.map(({ id }) => id)).size).toBe(back.length)
        for (const [i, { title, url }] of wanted.entries()) {
          expect(plain(back[i]!.title ?? '')).toBe(plain(title))
          if (url !== '') expect(decoded(back[i]!.URL!)).toBe(decoded(url))
        }
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['Jane Doe', 'Doe, Jane'],
    ['Jane A. Doe and John Roe', 'Doe, Jane A. and Roe, John'],
    ['Jane Doe, John Roe', 'Doe, Jane and Roe, John'],
    ['J. R. R. Tolkien', 'Tolkien, J. R. R.'],
    ['Ludwig van Beethoven', 'van Beethoven, Ludwig'],
    ['Jane Doe et al.', 'Doe, Jane and others'],
    ['Sam Roe Jr.', '{Sam Roe Jr.}'],
    ['The Paper', '{The Paper}'],
    ['Doe and Sons', '{Doe and Sons}'],
    ['Ministry of Works', '{Ministry of Works}'],
    ['OpenAI', '{OpenAI}'],
  ])('has the author %s as %s: a person by the family name, anybody else whole', async (author, names) => {
    const sources: Source[] = [{ n: 10, title: 'Leaving', author }]
    const file = await bibtex([notes[0]!], { ...book, sourcesOf: () => sources })
    expect(file).toContain(`author = {${names}},`)
  })

  test('has the day on which a source was read, where the dossier says it, and nothing but its date in a printed note', async () => {
    const passages = [{ claim: 'leave', source: 10, quote: 'Left.', accessed: '2026-05-04' }]
    const source = { n: 10, title: 'Leaving', date: 'Spring 2022', note: 'Seen by two.' }
    const [, work] = await cited([notes[0]!], { ...book, sourcesOf: () => [{ ...source, passages }] })
    expect(work).toMatchObject({ accessed: '2026-05-04', note: 'Spring 2022' })
    expect(work?.annote).toBe('Source [10] of Ada Example, version test.1. Not rated. Seen by two.')
  })

  test('has no day on which a source was read whose words were pasted', async () => {
    const access = { source: 10, state: 'pasted' as const, on: '2026-05-04' }
    const passages = [{ claim: 'leave', source: 10, quote: 'Left.', accessed: '2026-05-04' }]
    const source = { n: 10, title: 'Leaving', url: 'https://paper.example/', access, passages }
    const file = await bibtex([notes[0]!], { ...book, sourcesOf: () => [source] })
    expect(file).not.toContain('2026-05-04')
  })

  test('has balanced braces and escapes special characters in every field', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCiting, { maxLength: 3 }), anyShelf, async (annotations, shelf) => {
        let depth = 0
        const file = await bibtex(annotations, shelf)
        expect(file.replace(/^ {2}url = .*$/gm, '')).not.toMatch(/(?<!\\)[%&#_$~^]|\\(?![%&#_$]|text[a-z]+\{\})/)
        for (const sign of file) {
          if (sign === '{') depth++
          if (sign === '}') depth--
          expect(depth).toBeGreaterThanOrEqual(0)
          if (sign === '@') expect(depth === 0 || depth >= 2).toBe(true)
        }
        expect(depth).toBe(0)
      }),
    )
  })
})

test('keys of cited works are unique and plain, for any page and dossier', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCiting, { maxLength: 4 }), anyShelf, async (annotations, shelf) => {
      const works = await cited(annotations, shelf)
      expect(new Set(works.map(({ id }) => id)).size).toBe(works.length)
      for (const { id } of works) expect(id).toMatch(/^[a-z0-9-]+$/)
    }),
    { numRuns: 300 },
  )
})

test('every source of the bundled dossier is cited', async () => {
  const bundled = createDossierBook(
    dossierSchema.parse(JSON.parse(readFileSync('dossier/karpathy/compiled.json', 'utf8')) as unknown),
  )
  const citing = [{ ...notes[0]!, finding: { ...notes[0]!.finding!, sources: bundled.sources.map(({ n }) => n) } }]
  const [works, back] = [await cited(citing, bundled), readBack(await bibtex(citing, bundled))]
  expect(works).toHaveLength(bundled.sources.length + 1)
  expect(back.map(({ title }) => plain(title!))).toEqual(works.map(({ title }) => plain(title)))
})

function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
