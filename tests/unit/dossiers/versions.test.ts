import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { affectedNotes } from '@/lib/notes/affected-notes'
import { versionDifference } from '@/lib/dossiers/data/difference'
import { exportedVersion } from '@/lib/notes/export/save-dossier'
import { compareVersions, versionWarnings } from '@/lib/dossier/format/warnings'
import { createEngine } from '@/lib/engine'
import { incomingDossier, source } from './fixtures'

describe('when a dossier is replaced', () => {
  const installed = { version: '1.9', asOf: '2025-06', signedBy: 'aa' }

  test('each export of a dossier that the user adjusts is a newer version', () => {
    const own = { version: '1', adjustments: 1, modified: '2026-06-02T09:05:00.000Z' }
    const later = { ...own, adjustments: 3, modified: '2026-06-02T17:40:00.000Z' }
    expect(exportedVersion({ ...own, adjustments: 0 })).toBe('1')
    expect(compareVersions(exportedVersion(own), '1')).toBe(1)
    expect(compareVersions(exportedVersion(later), exportedVersion(own))).toBe(1)
  })

  test('the user is warned about an older version, another key and a missing signature', () => {
    const warn = (incoming: Partial<Omit<typeof installed, 'signedBy'>> & { signedBy?: string | null }) =>
      versionWarnings(installed, { ...installed, ...incoming })
    expect(warn({ version: '1.10' })).toEqual([])
    expect(warn({ version: '1.8' })).toEqual(['older'])
    expect(warn({ version: '1.9', asOf: '2025-05-31' })).toEqual(['older'])
    expect(warn({ version: '1.9', asOf: '2025-06-30' })).toEqual(['same-version'])
    expect(warn({ version: '2', signedBy: 'bb' })).toEqual(['other-key'])
    expect(warn({ version: '2', signedBy: null })).toEqual(['unsigned-over-signed'])
    expect(versionWarnings({ ...installed, signedBy: null }, { ...installed, version: '2' })).toEqual(['first-key'])
    // The present version is one that syncing took over, whose signature nobody has checked.
    const synced = { ...installed, signedBy: null, lastSignedBy: 'aa' }
    expect(versionWarnings(synced, { ...installed, version: '2', signedBy: null })).toEqual(['unsigned-over-signed'])
    expect(versionWarnings(synced, { ...installed, version: '2', signedBy: 'bb' })).toEqual(['other-key'])
    expect(versionWarnings(synced, { ...installed, version: '2' })).toEqual([])
  })

  test('versions are compared as numbers, consistently for any text', () => {
    expect(compareVersions('1.10', '1.9')).toBe(1)
    expect(compareVersions('v2', '2.0')).toBe(0)
    expect(compareVersions('1.0-beta', '1.0')).toBe(-1)
    expect(compareVersions('2026-03-31', '2025-12-31')).toBe(1)
    const version = fc.stringMatching(/^[0-9a-c.-]{0,8}$/)
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(compareVersions(a, b)).toBe(0 - compareVersions(b, a))
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })
})

describe('the difference between two versions', () => {
  const before = incomingDossier().dossier
  const after = incomingDossier({
    version: '2',
    claims: [
      { id: 'born', text: 'Ada Byrne was born in Cork in 1971.', sources: [2] },
      { id: 'joined', text: 'Ada Byrne joined Harbour Labs in 2004.', sources: [2, 1] },
      { id: 'prize', text: 'Ada Byrne won the Tide Prize in 2009.', sources: [3] },
    ],
    sources: [
      source(1, { url: 'https://a.example/2', title: 'Source 2', tier: 1 }),
      source(2, { url: 'https://a.example/1', title: 'Source 1' }),
      source(3, { url: 'https://a.example/3' }),
    ],
  }).dossier
  const topics = (dossier: typeof before) => ({
    ...dossier,
    claims: dossier.claims.map((one) => ({ ...one, topic: '' })),
  })

  test('lists added, changed and removed claims and sources, regardless of source numbers', () => {
    const difference = versionDifference(topics(before), topics(after))
    expect(difference.added.map(({ id }) => id)).toEqual(['prize'])
    expect(difference.retired.map(({ id }) => id)).toEqual(['left'])
    expect(difference.changed.map(({ after: { id }, fields }) => [id, fields])).toEqual([['born', ['text']]])
    expect(difference.sources.added.map(({ url }) => url)).toEqual(['https://a.example/3'])
    expect(difference.sources.changed.map((pair) => [pair.before.tier, pair.after.tier])).toEqual([[2, 1]])
    expect(difference.sources.removed).toEqual([])
    expect(versionDifference(before, before)).toMatchObject({ added: [], changed: [], retired: [] })
  })

  test('lists the notes that get another verdict', () => {
    const note = (id: string, exact: string, prefix = '', suffix = '') => ({
      ...{ id, title: 'Story', anchor: { quote: { exact, prefix, suffix }, position: null, range: null } },
    })
    const notes = [
      note('same', 'Ada Byrne joined Harbour Labs in 2004.'),
      note('other', 'She was born in Galway in 1971.', 'Ada Byrne is an engineer. ', ' She sails.'),
    ]
    const affected = affectedNotes(notes, createEngine(before), createEngine(after), () => undefined)
    expect(affected.map(({ id }) => id)).toEqual(['other'])
    expect(affected[0]).toMatchObject({ before: 'supported' })
    expect(affected[0]?.after).not.toBe('supported')
  })
})
