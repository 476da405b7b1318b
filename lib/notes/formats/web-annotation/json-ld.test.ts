import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import validate from 'validate-web-annotation'
import type { Annotation } from '@/lib/schema/annotation'
import { writeJsonLd } from '@/lib/notes/formats/web-annotation/json-ld'
import { notes } from '@/tests/unit/components/fixtures'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { writtenInOrder } from '@/tests/unit/notes/formats/pieces'
import { brokenMusts } from '@/tests/unit/notes/formats/web-annotation-musts'

/** A note with all possible fields. */
const full: Annotation = {
  ...notes[0]!,
  color: 'green',
  anchor: {
    quote: { exact: 'in March', prefix: 'left ', suffix: ' 2022' },
    position: { start: 5, end: 13 },
    range: { startContainer: '/html/body/p[1]', startOffset: 5, endContainer: '/html/body/p[1]/b', endOffset: 2 },
  },
}
const onClaim: Annotation = {
  ...notes[1]!,
  pageKey: '',
  url: '',
  anchor: null,
  claim: 'left-works',
  title: 'Example left Harbour Works on 13 July 2022.',
}
const OWN = 'urn:x-claimlight:'

describe('a note as a Web Annotation', () => {
  test('has its selectors, tags, colour and finding', async () => {
    const collection = JSON.parse(await writtenInOrder(writeJsonLd, [full]))
    expect(collection).toMatchObject({ type: 'AnnotationCollection', total: 1, first: { startIndex: 0 } })
    const point = (value: string, at: number) => ({
      type: 'XPathSelector',
      value,
      refinedBy: { type: 'TextPositionSelector', start: at, end: at },
    })
    expect(collection.first.items[0]).toMatchObject({
      id: 'urn:uuid:6f1c2c3e-0000-4000-8000-000000000001',
      motivation: 'commenting',
      created: '2026-06-02T10:00:00.000Z',
      'claimlight:color': 'green',
      body: [
        { purpose: 'commenting', format: 'text/markdown', value: 'Ask the desk: leave or departure?' },
        { purpose: 'tagging', value: 'works' },
        { purpose: 'assessing', 'claimlight:verdict': 'contradicted', 'claimlight:dossierVersion': 'test.1' },
      ],
      target: {
        type: 'SpecificResource',
        source: { id: 'https://review.example/ada', 'dcterms:title': full.title },
        selector: [
          { type: 'TextQuoteSelector', exact: 'in March', prefix: 'left ', suffix: ' 2022' },
          { type: 'TextPositionSelector', start: 5, end: 13 },
          {
            type: 'RangeSelector',
            startSelector: point('/html/body/p[1]', 5),
            endSelector: point('/html/body/p[1]/b', 2),
          },
        ],
      },
    })
  })

  test('has the whole page or the claim as its target when it has no quote', async () => {
    const { items } = JSON.parse(await writtenInOrder(writeJsonLd, [{ ...full, anchor: null }, onClaim])).first
    expect(items[0].target).toMatchObject({ id: 'https://review.example/ada', 'dcterms:title': full.title })
    expect(items[0].target.selector).toBeUndefined()
    expect(items[1].target).toEqual({ id: `${OWN}claim:left-works`, type: 'Text', 'dcterms:title': onClaim.title })
  })

  test('has the time of the export', async () => {
    const { generated } = JSON.parse(await writtenInOrder(writeJsonLd, [full, onClaim]))
    expect(generated).toBe('2026-06-09T08:00:00.000Z')
  })

  test('with an address that is not an IRI links to the page, and stands beside it unchanged', async () => {
    const url = 'https://page.example/a[1]?q={x}|ü%zz'
    const file = await writtenInOrder(writeJsonLd, [{ ...full, url }])
    const { source } = JSON.parse(file).first.items[0].target
    expect(source).toMatchObject({ id: 'https://page.example/a%5B1%5D?q=%7Bx%7D%7Cü%25zz', 'claimlight:url': url })
  })
})

describe('the Web Annotation model', () => {
  test('is followed in every MUST, for any notes', async () => {
    await fc.assert(
      fc.asyncProperty(someNotes(), async (made) => {
        const collection = JSON.parse(await writtenInOrder(writeJsonLd, made)) as Record<string, unknown>
        expect(brokenMusts(collection)).toEqual([])
      }),
    )
  })

  test('accepts every annotation by its published JSON schema', async () => {
    await fc.assert(
      fc.asyncProperty(someNotes(), async (made) => {
        const { first } = JSON.parse(await writtenInOrder(writeJsonLd, made)) as {
          first: { items: Record<string, unknown>[] }
        }
        for (const item of first.items) expect(validate(asSchemaWants(item)), JSON.stringify(item)).toBe(true)
      }),
    )
    expect(validate({ ...asSchemaWants({ target: { id: 'https://a.example/' } }), id: 'no IRI' })).toBe(false)
  })

  test('expands every term to the IRI of its vocabulary', async () => {
    const [collection] = await expanded(await writtenInOrder(writeJsonLd, [full]))
    expect(collection).toMatchObject({
      '@type': [`${AS}OrderedCollection`],
      [`${AS}totalItems`]: [{ '@value': 1, '@type': `${XSD}nonNegativeInteger` }],
      [`${DCTERMS}issued`]: [{ '@type': `${XSD}dateTime` }],
    })
    const page = (collection as Expanded)[`${AS}first`]![0] as Expanded
    expect(page).toMatchObject({ '@type': [`${AS}OrderedCollectionPage`], [`${AS}partOf`]: [{ '@id': `${OWN}notes` }] })
    const [item] = (page[`${AS}items`]![0] as { '@list': Expanded[] })['@list']
    expect(item).toMatchObject({
      '@id': 'urn:uuid:6f1c2c3e-0000-4000-8000-000000000001',
      '@type': [`${OA}Annotation`],
      [`${OA}motivatedBy`]: [{ '@id': `${OA}commenting` }],
      [`${DCTERMS}created`]: [{ '@value': '2026-06-02T10:00:00.000Z', '@type': `${XSD}dateTime` }],
      [`${AS}generator`]: [{ '@type': [`${AS}Application`] }],
      [`${OWN}color`]: [{ '@value': 'green' }],
      [`${OA}hasBody`]: [
        { [`${OA}hasPurpose`]: [{ '@id': `${OA}commenting` }], [`${DC}format`]: [{ '@value': 'text/markdown' }] },
        { [`${OA}hasPurpose`]: [{ '@id': `${OA}tagging` }], [`${RDF}value`]: [{ '@value': 'works' }] },
        {
          [`${OA}hasPurpose`]: [{ '@id': `${OA}assessing` }],
          [`${DC}language`]: [{ '@value': 'en' }],
          [`${OWN}claims`]: [{ '@list': [{ '@value': 'left-works' }] }],
        },
      ],
      [`${OA}hasTarget`]: [
        {
          '@type': [`${OA}SpecificResource`],
          [`${OA}hasSource`]: [
            { '@id': 'https://review.example/ada', [`${DCTERMS}title`]: [{ '@value': full.title }] },
          ],
          [`${OA}hasSelector`]: [
            { [`${OA}exact`]: [{ '@value': 'in March' }], [`${OA}prefix`]: [{ '@value': 'left ' }] },
            { [`${OA}start`]: [{ '@value': 5, '@type': `${XSD}nonNegativeInteger` }] },
            {
              '@type': [`${OA}RangeSelector`],
              [`${OA}hasStartSelector`]: [
                { '@type': [`${OA}XPathSelector`], [`${OA}refinedBy`]: [{ '@type': [`${OA}TextPositionSelector`] }] },
              ],
            },
          ],
        },
      ],
    })
  })

  test('has a definition for every term, and no relative IRI, for any notes', async () => {
    await fc.assert(
      fc.asyncProperty(someNotes(), async (made) => {
        await expanded(await writtenInOrder(writeJsonLd, made)) // Throws on data that would be lost.
      }),
      { numRuns: 40 },
    )
  })

  test('rejects an undefined term', async () => {
    const collection = JSON.parse(await writtenInOrder(writeJsonLd, [full]))
    collection.first.items[0].invented = 1
    await expect(expanded(JSON.stringify(collection))).rejects.toThrow()
  })
})

type Expanded = Record<string, unknown[]>
const [AS, OA] = ['http://www.w3.org/ns/activitystreams#', 'http://www.w3.org/ns/oa#']
const [DC, DCTERMS] = ['http://purl.org/dc/elements/1.1/', 'http://purl.org/dc/terms/']
const [RDF, XSD] = ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'http://www.w3.org/2001/XMLSchema#']

const context = JSON.parse(readFileSync('tests/unit/notes/formats/files/anno.jsonld', 'utf8'))

/** Safe mode throws where data would be dropped; nothing is fetched. */
async function expanded(text: string): Promise<unknown[]> {
  const options = {
    safe: true,
    documentLoader: (url: string) =>
      url === 'http://www.w3.org/ns/anno.jsonld'
        ? Promise.resolve({ contextUrl: undefined, document: context, documentUrl: url })
        : Promise.reject(new Error(url)),
  }
  return jsonld.expand(JSON.parse(text) as jsonld.JsonLdDocument, options)
}

/** The package's schema is narrower than the model: one context, days, and a source as an IRI only. */
function asSchemaWants(item: Record<string, unknown>): Record<string, unknown> {
  const targets = [item.target].flat() as { source?: { id: string } }[]
  return {
    ...item,
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    created: '2026-06-02',
    modified: '2026-06-02',
    target: targets.map((target) => (target.source ? { ...target, source: target.source.id } : target)),
  }
}

function someNotes(): fc.Arbitrary<Annotation[]> {
  return fc.uniqueArray(anyAnnotation, { maxLength: 6, selector: ({ id }) => id.toWellFormed() })
}
