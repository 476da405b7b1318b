import { describe, expect, test } from 'vitest'
import { parseDossiersRoute } from '@/lib/dossiers/dossiers-route'
import { previewOf, versionPreviewOf } from '@/lib/dossiers/add-preview'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import type { ImportProblem } from '@/lib/dossier/import/import-result'
import { dossierSchema, type Dossier } from '@/lib/dossier/format/schema'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { dossier } from '../components/fixtures'

const record = { form: 'json', counts: {} } as unknown as ImportRecord
const NONE = { update: null, alike: { dossiers: [], keys: [] }, isCorrected: false }
const installed = { id: 'ada', version: 'test.1', asOf: '2026-03-31', signedBy: null } as InstalledDossier

describe('the preview of a dossier', () => {
  test('has its counts, and all claims with two sources each at most', () => {
    const preview = previewOf('ada.json', { record, dossier, document: null, problems: [] }, 'key', NONE)
    expect(preview).toMatchObject({ claims: 6, sources: 5, inDoubt: 2, unrated: 0, signedBy: 'key', update: null })
    expect(preview.list.map(({ id }) => id)).toEqual(dossier.claims.map(({ id }) => id))
    expect(preview.list[0]?.sources.map(({ n, tier }) => [n, tier])).toEqual([
      [10, 1],
      [14, 2],
    ])
  })

  test('says whether the document gives a subject and a date', () => {
    const problems = [{ level: 'noted', code: 'subject-missing' }] satisfies ImportProblem[]
    const { isSubjectMissing, isDateMissing } = previewOf(
      'a',
      { record, dossier, document: null, problems },
      null,
      NONE,
    )
    expect([isSubjectMissing, isDateMissing]).toEqual([true, false])
  })

  test('leaves out missing sources', () => {
    const made: Dossier = { ...dossier, sources: [] }
    expect(
      previewOf('a', { record, dossier: made, document: null, problems: [] }, null, NONE).list[0]?.sources,
    ).toEqual([])
  })
})

describe('a newer version of an installed dossier', () => {
  const [first, second, ...rest] = dossier.claims
  const after = dossierSchema.parse({
    ...dossier,
    version: 'test.2',
    claims: [{ ...first, text: 'Example left on 14 July 2022.' }, ...rest, { id: 'new', text: 'She came back.' }],
    sources: [...dossier.sources.slice(1), { n: 40, title: 'A new source', url: 'https://example.org/new' }],
  })

  test('is shown with the claims that it adds, changes and retires', () => {
    const look = versionPreviewOf(installed, dossier, after, null)
    // Two claims cited the removed source.
    expect(look.counts).toEqual({ added: 1, changed: 3, retired: 1, sources: 2 })
    expect(look.changed[0]).toMatchObject({ before: first!.text, after: 'Example left on 14 July 2022.' })
    expect(look.retired).toEqual([{ id: second!.id, text: second!.text }])
    expect(look.sources).toEqual([
      { title: 'A new source', how: 'added' },
      { title: 'Leaving the works', how: 'removed' },
    ])
    expect(look.warnings).toEqual([])
  })

  test('warns when it is older or no longer signed', () => {
    const signed = { ...installed, signedBy: 'key', version: 'test.3' }
    expect(versionPreviewOf(signed, dossier, after, null).warnings).toEqual(['older', 'unsigned-over-signed'])
  })

  test('shows fifty entries of a long list and counts all', () => {
    const many = Array.from({ length: 80 }, (_, n) => ({ ...first!, id: `claim-${n}` }))
    const look = versionPreviewOf(installed, dossier, { ...dossier, claims: [...dossier.claims, ...many] }, null)
    expect([look.added.length, look.counts.added]).toEqual([50, 80])
  })
})

describe('an address of the dossiers view is parsed', () => {
  test.each([
    ['#/dossiers', { at: 'list' }],
    ['#/dossiers/add', { at: 'add', example: null }],
    ['#/dossiers/add?example=apollo-11', { at: 'add', example: 'apollo-11' }],
    ['#/dossiers/anything', { at: 'list' }],
    ['#/dossier', null],
    ['', null],
  ])('%s', (hash, place) => expect(parseDossiersRoute(hash)).toEqual(place))
})
