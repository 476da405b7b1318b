import { describe, expect, test } from 'vitest'
import { createDossierBook, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { buildEntityGraph, createNameFinder, linkedNodes } from '@/lib/dossier/browse/entity-graph'
import { buildSearchInSteps } from '@/lib/dossier/browse/search-index'
import { timeSpan } from '@/lib/dossier/browse/timeline-lanes'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { dossierSchema, type Dossier } from '@/lib/dossier/format/schema'
import { conceptOf, stopWords } from '@/lib/engine/lexicon/concepts'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { formsOf } from '@/lib/text/words'

describe('the name finder', () => {
  const entities = [
    { name: 'Harbour Works', kind: 'organisation' as const, aliases: ['the yard', 'HW'] },
    { name: 'Harbour Works Press', kind: 'organisation' as const, aliases: [] },
    { name: 'Mary Shore', kind: 'person' as const, aliases: ['his adviser'] },
    { name: 'Ann Reef', kind: 'person' as const, aliases: [] },
    { name: 'Bob Reef', kind: 'person' as const, aliases: [] },
    { name: 'Cursor', kind: 'product' as const, aliases: [] },
    { name: 'tide talk', kind: 'term' as const, aliases: [] },
    { name: 'GPT-4.5', kind: 'product' as const, aliases: [] },
    { name: 'Čapek Hall', kind: 'place' as const, aliases: [] },
  ]
  const find = createNameFinder(entities)
  test.each([
    ['She left Harbour Works for good.', ['Harbour Works']],
    ['It came out at Harbour Works Press.', ['Harbour Works Press']],
    ['Shore’s thesis, and Mary Shore herself', ['Mary Shore']],
    ['HW and GPT-4.5, at Capek Hall', ['Harbour Works', 'GPT-4.5', 'Čapek Hall']],
    ['The cursor blinks.', []],
    ['Tide talk is her word.', ['tide talk']],
    ['Reef said so.', []], // two people have this name
    ['It was his adviser in the yard.', []], // descriptions name different people in different sentences
  ])('finds the names in: %s', (text, names) => expect(find(text).map((at) => entities[at]!.name)).toEqual(names))
})

test('an entity is linked to those of its claims, most claims first, except in long lists', () => {
  const names = Array.from('ABCDEFGHI', (letter) => `${letter}ay`)
  const entities = names.map((name) => ({ name, kind: 'person', aliases: [] }))
  const texts = ['Cay met Bay.', 'Aay met Bay.', 'Aay left Bay.', names.join(', ')]
  const claims = texts.map((text, at) => ({ id: `c${at}`, text }))
  const book = { claims, entities, sources: [], subject: { name: 'Aay' } } as unknown as DossierBook
  const graph = runAtOnce(buildEntityGraph(book, null))
  expect(
    linkedNodes(graph, graph.nodes[1]!).map(({ node, claims: both }) => [
      node.entity.name,
      ...both.map(({ id }) => id),
    ]),
  ).toEqual([
    ['Aay', 'c1', 'c2'],
    ['Cay', 'c0'],
  ])
})

test('a subject that is no person is named by its kind', () => {
  const kinds = ['topic', 'event', 'person', 'ship'].map((kind) => {
    const subject = { name: 'Tide Song', kind, aliases: [] } as unknown as Dossier['subject']
    return createDossierBook({ ...bundledDossier, subject }).entities[0]?.kind
  })
  expect(kinds).toEqual(['term', 'event', 'person', 'person'])
})

describe('the time of a claim', () => {
  const days = (time: string) => {
    const span = timeSpan(time, '2024-05')
    return span && [span.from, span.to].map((at) => new Date(at).toISOString().slice(0, 10)).join(' ')
  }
  test.each([
    ['2022-07-13', '2022-07-13 2022-07-14'],
    ['2022-12', '2022-12-01 2023-01-01'],
    ['2009', '2009-01-01 2010-01-01'],
    ['2017-06/2022-07', '2017-06-01 2022-08-01'],
    ['2023-07/', '2023-07-01 2024-06-01'],
    ['soon', null],
    ['2022/2020', null],
  ])('%s covers its first to its last day', (time, want) => expect(days(time)).toBe(want))
})

describe('the search index', () => {
  const dossier = dossierSchema.parse({
    subject: { name: 'Ida Quist' },
    asOf: '2024-05-31',
    claims: [
      { id: 'a', topic: 'Harbour', text: 'Quist measured the tide.' },
      { id: 'b', topic: 'Study', text: 'Quist studied in Eastholm.', notes: ['The register of Čapek Hall is lost.'] },
      { id: 'c', topic: 'Study', text: 'A tidal wave of letters came.' },
    ],
    sources: [{ n: 7, title: 'Tide log', publisher: 'Harbour Office' }],
    entities: [{ name: 'Eastholm', kind: 'place', aliases: ['the east town'] }],
  })
  const find = runAtOnce(buildSearchInSteps(dossier.claims, dossier.entities, dossier.sources))
  const found = (query: string) => {
    const { claims, entities, sources } = find(query)
    return [
      ...claims.map((at) => dossier.claims[at]!.id),
      ...entities.map((at) => dossier.entities[at]!.name),
      ...sources.map((at) => dossier.sources[at]!.n),
    ].sort()
  }
  test.each<[string, (string | number)[]]>([
    ['tide', [7, 'a']],
    ['tid', [7, 'a', 'c']],
    ['TIDE quist', ['a']],
    ['capek', ['b']],
    ['study', ['b', 'c']],
    ['east', ['Eastholm', 'b']],
    ['eastolm', ['Eastholm', 'b']],
    ['t', []],
    ['   ', []],
    ['zeppelin', []],
  ])('finds claims, entities and sources by “%s”', (query, want) => {
    expect(found(query).map(String)).toEqual(want.map(String).sort())
  })

  test.each([
    ['when did she leave the harbour', ['left', 'tide', 'told']],
    ['adviser', ['told']],
    ['supervisor left', ['told']],
    ['the', ['tide']],
  ])('given the meanings of words, “%s” finds claims with words of one meaning, best match first', (query, want) => {
    const claims = [
      { id: 'tide', text: 'Quist saw the tide come and leave Harbour 7.' },
      { id: 'told', text: 'In 1931 Berg, who supervised Quist, announced that she was leaving Harbour 7.' },
      { id: 'left', text: 'To leave Harbour 7 was hard.' },
    ].map((claim) => ({ ...dossier.claims[0]!, notes: [], topic: '', ...claim }))
    const meaningOf = (word: string) => conceptOf(formsOf(word))
    const isEmpty = (word: string) => stopWords.has(word)
    const find = runAtOnce(buildSearchInSteps(claims, [], [], { meaningOf, isEmpty }))
    expect(find(query).claims.map((at) => claims[at]!.id)).toEqual(want)
  })

  test.each([
    ['Quist was in Eastholm in 1930 and studied birds', ['b']],
    ['In spring she measured the Quist bridge, and the tide was high', ['a']],
    ['She was in Rome and Quist was not', []],
  ])('gives the claims with most words of a sentence that none matches whole: “%s”', (sentence, want) => {
    const { claims, areClosest } = find(sentence)
    expect({ claims: claims.map((at) => dossier.claims[at]!.id), areClosest }).toEqual({
      claims: want,
      areClosest: true,
    })
    expect(find('tide').areClosest).toBe(false)
  })
})
