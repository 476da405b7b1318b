import { describe, expect, test } from 'vitest'
import { parseDossiersRoute } from '@/lib/dossiers/dossiers-route'
import { countClaimChanges, previewOf } from '@/lib/dossiers/add-preview'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import type { ImportProblem } from '@/lib/dossier/import/import-result'
import { dossierSchema, type Dossier } from '@/lib/dossier/format/schema'
import { dossier } from '../components/fixtures'

const record = { form: 'json', counts: {} } as unknown as ImportRecord
const NONE = { replaces: null, alike: [] }

describe('the preview of a dossier', () => {
  test('has its counts, and all claims with two sources each at most', () => {
    const preview = previewOf('ada.json', { record, dossier, document: null, problems: [] }, NONE)
    expect(preview).toMatchObject({ claims: 6, sources: 5, inDoubt: 2, unrated: 0, replaces: null })
    expect(preview.list.map(({ id }) => id)).toEqual(dossier.claims.map(({ id }) => id))
    expect(preview.list[0]?.sources.map(({ n, tier }) => [n, tier])).toEqual([
      [10, 1],
      [14, 2],
    ])
  })

  test('says whether the document gives a subject and a date', () => {
    const problems = [{ level: 'noted', code: 'subject-missing' }] satisfies ImportProblem[]
    const { isSubjectMissing, isDateMissing } = previewOf('a', { record, dossier, document: null, problems }, NONE)
    expect([isSubjectMissing, isDateMissing]).toEqual([true, false])
  })

  test('names no source that all claims of a page have, and every source of a report', () => {
    const [source] = dossier.sources
    const ofReport = {
      ...record,
      sources: dossier.sources,
      research: { access: [{ source: source!.n }] },
    } as ImportRecord
    const document = { kind: 'report', url: null } as never
    const cites = (made: Dossier): boolean =>
      previewOf('a', { record: ofReport, dossier: made, document, problems: [] }, NONE).list.some(({ sources }) =>
        sources.some(({ n }) => n === source!.n),
      )
    const claims = dossier.claims.map((claim) => ({ ...claim, sources: [source!.n] }))
    expect(cites({ ...dossier, claims })).toBe(false)
    expect(
      cites({ ...dossier, claims: [...claims.slice(1), { ...claims[0]!, sources: [dossier.sources[1]!.n] }] }),
    ).toBe(true)
  })

  test('leaves out missing sources', () => {
    const made: Dossier = { ...dossier, sources: [] }
    expect(previewOf('a', { record, dossier: made, document: null, problems: [] }, NONE).list[0]?.sources).toEqual([])
  })
})

test('the claims that come, change and go with a newer dossier are counted, whatever the numbers of its sources', () => {
  const [first, second, ...rest] = dossier.claims
  const moved = (n: number) => n + 100
  const after = dossierSchema.parse({
    ...dossier,
    version: 'test.2',
    claims: [
      { ...first, text: 'Example left on 14 July 2022.' },
      ...rest,
      { id: 'new', text: 'She came back.', sources: [] },
    ].map((claim) => ({ ...claim, sources: claim.sources?.map(moved) })),
    sources: dossier.sources.map((source) => ({ ...source, n: moved(source.n) })),
  })
  expect(second).toBeDefined()
  expect(countClaimChanges(dossier, after)).toEqual({ added: 1, changed: 1, gone: 1 })
  expect(countClaimChanges(after, dossier)).toEqual({ added: 1, changed: 1, gone: 1 })
  expect(countClaimChanges(dossier, dossier)).toEqual({ added: 0, changed: 0, gone: 0 })
  const without = { ...dossier, sources: dossier.sources.map((source) => ({ ...source, url: 'https://b.example/' })) }
  expect(countClaimChanges(dossier, without).changed).toBeGreaterThan(0)
})

describe('an address of the dossiers view is parsed', () => {
  test.each([
    ['#/dossiers', { at: 'list' }],
    ['#/dossiers/add', { at: 'add', example: null, isPasting: false }],
    ['#/dossiers/add?example=apollo-11', { at: 'add', example: 'apollo-11', isPasting: false }],
    ['#/dossiers/anything', { at: 'list' }],
    ['#/dossier', null],
    ['', null],
  ])('%s', (hash, place) => expect(parseDossiersRoute(hash)).toEqual(place))
})
