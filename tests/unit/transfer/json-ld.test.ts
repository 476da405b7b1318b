import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notesToJsonLd } from '@/lib/transfer/to-json-ld'
import { notes } from '../components/fixtures'
import { anyAnnotation } from './arbitrary'

test('a note becomes a Web Annotation with both selectors, its tags and what the finding was', () => {
  const anchored = {
    ...notes[0]!,
    anchor: {
      quote: { exact: 'in March', prefix: 'left ', suffix: ' 2022' },
      position: { start: 5, end: 13 },
      range: null,
    },
  }
  const collection = JSON.parse(notesToJsonLd([anchored]))
  expect(collection['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld')
  expect(collection).toMatchObject({
    type: 'AnnotationCollection',
    total: 1,
    first: { type: 'AnnotationPage', startIndex: 0 },
  })
  expect(collection.first.items[0]).toMatchObject({
    id: 'urn:uuid:6f1c2c3e-0000-4000-8000-000000000001',
    type: 'Annotation',
    motivation: 'commenting',
    created: '2026-06-02T10:00:00.000Z',
    body: [
      {
        type: 'TextualBody',
        purpose: 'commenting',
        format: 'text/markdown',
        value: 'Ask the desk: leave or departure?',
      },
      { type: 'TextualBody', purpose: 'tagging', value: 'works' },
      {
        type: 'TextualBody',
        purpose: 'assessing',
        'claimlight:verdict': 'contradicted',
        'claimlight:dossierVersion': 'test.1',
      },
    ],
    target: {
      type: 'SpecificResource',
      source: { id: 'https://review.example/ada' },
      selector: [
        { type: 'TextQuoteSelector', exact: 'in March', prefix: 'left ', suffix: ' 2022' },
        { type: 'TextPositionSelector', start: 5, end: 13 },
      ],
    },
  })
})

test('a note on the whole page has the page as its target', () => {
  const { target } = JSON.parse(notesToJsonLd([{ ...notes[0]!, anchor: null }])).first.items[0]
  expect(target.id).toBe('https://review.example/ada')
  expect(target.selector).toBeUndefined()
})

test('whatever the notes hold, the file is JSON that gives every word back, and each id is an IRI', () => {
  fc.assert(
    fc.property(fc.array(anyAnnotation, { maxLength: 4 }), (annotations) => {
      const text = notesToJsonLd(annotations)
      expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text) // survives being a UTF-8 file
      const { total, first } = JSON.parse(text)
      expect(total).toBe(annotations.length)
      annotations.forEach((annotation, i) => {
        const item = first.items[i]
        expect(item.id).toMatch(/^urn:[a-z0-9][a-z0-9-]*:[^\s<>"{}|\\^`]*$/i)
        if (annotation.note !== '') expect(item.body[0].value).toBe(annotation.note)
        if (annotation.anchor) expect(item.target.selector[0].exact).toBe(annotation.anchor.quote.exact)
        const bodies = item.body as { purpose: string; value: string }[]
        expect(bodies.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value)).toEqual(annotation.tags)
      })
    }),
  )
})
