import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readJsonLd, fromWebAnnotation } from './read-json-ld'
import { notesOf, readText, refusalOf, piecesOf } from '@/tests/unit/notes/formats/pieces'

const BASE = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'http://example.org/anno1',
  type: 'Annotation',
  created: '2025-01-28T12:00:00Z',
}
const QUOTE = { type: 'TextQuoteSelector', exact: 'anotation', prefix: 'this is an ', suffix: ' that has some' }

/** The note that an annotation becomes, or the reason why it is rejected. */
function read(parts: object) {
  const result = fromWebAnnotation({ ...BASE, ...parts })
  return typeof result === 'string' ? result : { ...result.annotation, losses: [...result.losses].sort() }
}

describe('the body of an annotation', () => {
  const target = 'https://page.example/one'
  test.each<[string, object, object]>([
    ['that is a text', { bodyValue: 'Comment text' }, { note: 'Comment text', losses: [] }],
    ['that is an object', { body: { type: 'TextualBody', value: 'One' } }, { note: 'One', losses: [] }],
    ['without a type', { body: { value: 'One' } }, { note: 'One', losses: [] }],
    ['in a list', { body: [{ value: 'One' }, { value: 'Two' }] }, { note: 'One\n\nTwo', losses: [] }],
    ['that is an address', { body: 'http://example.org/post1' }, { note: 'http://example.org/post1', losses: [] }],
    [
      'that is a picture',
      { body: { id: 'http://example.org/a.png', type: 'Image' } },
      { note: 'http://example.org/a.png' },
    ],
    [
      'that is a choice, of which the first is taken',
      { body: { type: 'Choice', items: [{ value: 'One' }, { value: 'Un' }] } },
      { note: 'One', losses: ['bodies'] },
    ],
    [
      'of HTML',
      { body: { value: '<p>a &lt; <b onclick="x()">b</b></p><script>1</script>', format: 'text/html' } },
      { note: 'a < b\n1', losses: ['format'] },
    ],
    [
      'for a tag',
      {
        body: [
          { value: ' love ', purpose: 'tagging' },
          { value: 'love', purpose: 'tagging' },
        ],
      },
      { note: '', tags: ['love'], losses: [] },
    ],
    [
      'for a tag, by the annotation’s motivation',
      { motivation: 'tagging', body: { value: 'love' } },
      { tags: ['love'] },
    ],
    ['of the older Open Annotation model', { body: { '@type': 'cnt:ContentAsText', chars: 'Old' } }, { note: 'Old' }],
    ['with a language', { body: { value: { '@value': 'Bonjour', '@language': 'fr' } } }, { note: 'Bonjour' }],
    ['with a colour', { body: { value: 'x', color: 'pink' } }, { note: 'x', color: 'pink', losses: [] }],
    ['with an unknown colour', { body: { value: 'x', color: 'teal' } }, { color: null, losses: ['color'] }],
    [
      'that has only a colour',
      { body: [{ value: 'x' }, { value: 'green', purpose: 'highlighting' }] },
      { note: 'x', color: 'green' },
    ],
    ['without text', { body: [{ value: 'x' }, { type: 'Dataset' }] }, { note: 'x', losses: ['bodies'] }],
    [
      'with an unknown verdict',
      { body: [{ value: 'x' }, { value: 'true!', 'claimlight:verdict': 'true' }] },
      { note: 'x', finding: null, losses: ['finding'] },
    ],
  ])('%s', (_name, parts, expected) => expect(read({ target, ...parts })).toMatchObject(expected))
})

describe('the target of an annotation', () => {
  const body = { value: 'x' }
  const source = 'https://page.example/one'
  const anchor = { quote: { exact: 'anotation', prefix: 'this is an ', suffix: ' that has some' } }
  test.each<[string, unknown, object]>([
    ['that is an address', source, { url: source, pageKey: source, anchor: null }],
    ['with a fragment', `${source}#part`, { url: `${source}#part`, pageKey: source }],
    [
      'with a text fragment',
      `${source}#:~:text=this%20is-,some%20words,-after`,
      {
        url: source,
        anchor: { quote: { exact: 'some words', prefix: 'this is', suffix: 'after' } },
        losses: [],
      },
    ],
    ['that is an object', { id: source, type: 'Text', title: 'One' }, { url: source, title: 'One' }],
    ['that is a part of a page', { source, selector: QUOTE }, { url: source, anchor, losses: [] }],
    ['with its source as an object', { source: { id: source }, selector: [QUOTE] }, { url: source, anchor }],
    [
      'with several selectors',
      { source, selector: [{ type: 'TextPositionSelector', start: 412, end: 421 }, QUOTE] },
      { anchor: { ...anchor, position: { start: 412, end: 421 } }, losses: [] },
    ],
    [
      'with a quote inside another selector',
      { source, selector: { type: 'FragmentSelector', value: 'para5', refinedBy: QUOTE } },
      { anchor, losses: ['place'] },
    ],
    [
      'with a position inside another selector, which is dropped',
      {
        source,
        selector: [
          { type: 'CssSelector', value: 'p', refinedBy: { type: 'TextPositionSelector', start: 1, end: 2 } },
          QUOTE,
        ],
      },
      { anchor: { ...anchor, position: null }, losses: ['place'] },
    ],
    [
      'with a range',
      {
        source,
        selector: [
          QUOTE,
          {
            type: 'RangeSelector',
            startSelector: { type: 'XPathSelector', value: '//p[1]' },
            endSelector: {
              type: 'XPathSelector',
              value: '//p[2]',
              refinedBy: { type: 'TextPositionSelector', start: 3, end: 3 },
            },
          },
        ],
      },
      {
        anchor: { range: { startContainer: '//p[1]', startOffset: 0, endContainer: '//p[2]', endOffset: 3 } },
        losses: [],
      },
    ],
    [
      'with a text fragment as its selector',
      {
        source,
        selector: {
          type: 'FragmentSelector',
          conformsTo: 'https://wicg.github.io/scroll-to-text-fragment/',
          value: ':~:text=some%20words',
        },
      },
      { anchor: { quote: { exact: 'some words' } }, losses: [] },
    ],
    [
      'without a quote',
      { source, selector: { type: 'TextPositionSelector', start: 1, end: 2 } },
      { anchor: null, losses: ['place'] },
    ],
    [
      'with a part of a picture',
      { source, selector: { type: 'SvgSelector', value: '<svg/>' } },
      { anchor: null, losses: ['place'] },
    ],
    [
      'that is a list, of which the first is taken',
      [source, 'https://page.example/two'],
      { url: source, losses: ['targets'] },
    ],
    [
      'that is a composite',
      { type: 'Composite', items: [source, 'https://b.example/'] },
      { url: source, losses: ['targets'] },
    ],
    ['with a colour as its style class', { source, styleClass: 'highlight-blue' }, { color: 'blue' }],
  ])('%s', (_name, target, expected) => expect(read({ body, target })).toMatchObject(expected))

  test.each<[string, object, string]>([
    ['no target', { body }, 'no-target'],
    ['a target without an address', { body, target: { type: 'TextualBody', value: 'x' } }, 'no-target'],
    ['a target that runs a script', { body, target: ' Java\nscript:alert(1)' }, 'bad-address'],
    ['a target and nothing else', { target: source }, 'no-words'],
    ['another type', { type: 'Person' }, 'not-a-note'],
  ])('cannot be imported: an annotation with %s', (_name, parts, why) => expect(read(parts)).toBe(why))
})

describe('other properties of an annotation', () => {
  const [body, target] = [{ value: 'x' }, 'https://page.example/']
  test('ids are stored, so that a repeated import is recognised', () => {
    expect(read({ body, target })).toMatchObject({ id: 'http://example.org/anno1' })
    const uuid = '6f1c2c3e-0000-4000-8000-00000000000a'
    expect(read({ body, target, id: `urn:uuid:${uuid}` })).toMatchObject({ id: uuid })
    const unnamed = read({ body, target, id: undefined })
    expect(unnamed).toMatchObject({ id: expect.stringMatching(/^unnamed:\w{20,}$/), losses: ['id'] })
    expect(read({ body, target, id: undefined })).toEqual(unnamed)
    expect(read({ body: { value: 'y' }, target, id: undefined })).not.toEqual(unnamed)
  })

  test.each([
    ['2015-10-13T13:00:00+02:00', '2015-10-13T11:00:00.000Z'],
    ['2015-10-13', '2015-10-13T00:00:00.000Z'],
    ['2015-10-13T13:00:00', '2015-10-13T13:00:00.000Z'],
  ])('the date %s becomes a UTC instant', (created, instant) => {
    expect(read({ body, target, created })).toMatchObject({ created: instant, modified: instant, losses: [] })
  })

  test('an invalid date is dropped and reported', () => {
    expect(read({ body, target, created: 'Tuesday' })).toMatchObject({
      created: '1970-01-01T00:00:00.000Z',
      losses: ['dates'],
    })
  })

  test('properties that a note cannot hold are reported', () => {
    expect(read({ body, target, creator: 'http://example.org/me', rights: 'x', motivation: 'replying' })).toMatchObject(
      {
        losses: ['author', 'other', 'reply'],
      },
    )
  })
})

describe('a file of annotations', () => {
  const one = { ...BASE, bodyValue: 'One', target: 'https://page.example/' }
  const two = { ...one, id: 'http://example.org/anno2' }
  const page = { id: 'http://example.org/page1', type: 'AnnotationPage', items: [one, two] }
  test.each<[string, unknown, number]>([
    ['one annotation', one, 1],
    ['a list', [one, two], 2],
    ['a page', { '@context': BASE['@context'], ...page }, 2],
    ['a collection', { '@context': BASE['@context'], type: 'AnnotationCollection', total: 2, first: page }, 2],
    ['a collection of several pages', { type: 'AnnotationCollection', first: [page, page] }, 4],
    ['a container', { type: ['BasicContainer', 'AnnotationCollection'], total: 2, first: page }, 2],
    ['a list of pages', [page, page], 4],
    ['a graph', { '@context': BASE['@context'], '@graph': [one, two] }, 2],
    ['a container of the older model', { 'ldp:contains': [one] }, 1],
    ['an empty collection', { type: 'AnnotationCollection', total: 0 }, 0],
  ])('can be %s', async (_name, value, count) => {
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, '\t')]) {
      const back = notesOf(await readText(readJsonLd, text, 7))
      expect(back.map(({ note }) => note)).toEqual(new Array(count).fill('One'))
    }
  })

  test('with one invalid annotation loses only that one', async () => {
    const text = JSON.stringify([one, 5, { ...one, target: undefined }, two])
    expect(await readText(readJsonLd, text)).toMatchObject([
      { kind: 'note', index: 0 },
      { kind: 'unreadable', index: 1, why: 'not-a-note', excerpt: '5' },
      { kind: 'unreadable', index: 2, why: 'no-target' },
      { kind: 'note', index: 3 },
    ])
  })

  test('without annotations in it is refused', async () => {
    const elsewhere = { type: 'AnnotationCollection', total: 9, first: 'http://example.org/page1' }
    expect(await refusalOf(readJsonLd(piecesOf(JSON.stringify(elsewhere))))).toBe('empty')
    expect(await refusalOf(readJsonLd(piecesOf('{"name":"package"}')))).toBe('unknown-format')
  })

  test('of release 0.1 is read completely', async () => {
    const text = readFileSync('tests/unit/notes/formats/files/notes-0.1.jsonld', 'utf8')
    const read = await readText(readJsonLd, text, 100)
    expect(read.map((one) => one.kind === 'note' && one.losses)).toEqual([[], [], []])
    expect(notesOf(read)).toMatchObject([
      {
        id: '6f1c2c3e-0000-4000-8000-000000000001',
        pageKey: 'https://review.example/ada',
        title: 'The woman who left the works to teach',
        anchor: { quote: { exact: 'in March' }, position: { start: 5, end: 13 }, range: null },
        claim: null,
        color: null,
        tags: ['works'],
        finding: {
          verdict: 'contradicted',
          reason: 'The dossier has 13 July 2022.',
          claims: ['left-works'],
          sources: [10],
        },
      },
      { note: 'Where is this from?', finding: null },
      { note: 'On the whole page', anchor: null, tags: ['later', 'Zoë'] },
    ])
  })
})
