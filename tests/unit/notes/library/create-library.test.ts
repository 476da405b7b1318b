import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stateOf } from '@/lib/details/state'
import type { Annotation } from '@/lib/schema/annotation'
import { createLibrary, type Library } from '@/lib/notes/library/create-library'
import type { LibraryStart } from '@/lib/notes/library/match-entry'
import { noNoteFilters, noteOrders, noteTraits, type SearchFilters } from '@/lib/notes/library/types'
import { annotationsOf, keptNotes } from './notes'

const start: LibraryStart = {
  claims: [
    ['left-works', 'Example left Harbour Works in été 2022.'],
    ['leave', 'Her leave began in March.'],
  ],
  verdictWords: (['contradicted', 'supported', 'look', 'uncovered'] as const).map((word) => [word, word] as const),
  dossierVersion: '2',
}

/** A library over these notes that has read them all. */
async function opened(notes: readonly Annotation[]) {
  const place = keptNotes(notes)
  let changes = 0
  const library = createLibrary(place.source, start, {
    changed: () => changes++,
    failed: (error) => {
      throw error
    },
  })
  await settled()
  return { library, ...place, changes: () => changes }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const find = (library: Library, filters: Partial<SearchFilters> = {}, to = 1000) =>
  library.find({ filters: { ...noNoteFilters, ...filters }, from: 0, to })
const idsOf = ({ rows }: { rows: { annotation: Annotation | null }[] }) => rows.map(({ annotation }) => annotation?.id)

const filters: fc.Arbitrary<SearchFilters> = fc.record({
  query: fc
    .array(
      fc.constantFrom(
        'ete',
        'HARBOUR',
        '-tide',
        '"tide table"',
        'oeuvre',
        'strasse',
        "l'eau",
        'tag:works',
        '-tag:ete',
        'verdict:contra',
        'site:paper',
        'march',
        '2016',
      ),
      { maxLength: 2 },
    )
    .map((terms) => terms.join(' ')),
  order: fc.constantFrom(...noteOrders),
  verdict: fc.option(fc.constantFrom('contradicted', 'supported')),
  color: fc.option(fc.constantFrom('yellow')),
  tags: fc.subarray(['Works', 'date']),
  only: fc.subarray([...noteTraits].filter((trait) => trait !== 'turned')),
  from: fc.option(fc.constantFrom('2026-03-01', '2026-05-10')),
  to: fc.option(fc.constantFrom('2026-06-30', '2026-05-10')),
})

describe('the library', () => {
  test('has rows that are given out loaded again after a change of notes, and not for what the panel learns of them', async () => {
    const [notes = []] = fc.sample(annotationsOf(3), 1)
    const { library, change } = await opened(notes)
    const { answer } = await find(library)
    const versionNow = async () => (await library.recount({ from: 0, to: 3 })).answer.version
    library.know({ judged: new Map([['n1', 'supported']]), orphans: new Set(['n1']) })
    expect(await versionNow()).toBe(answer.version)
    library.know({ versions: new Map() })
    expect(await versionNow()).toBe(answer.version + 1)
    change(notes)
    await settled()
    expect(await versionNow()).toBe(answer.version + 2)
  })

  test('finds the same notes as a simple search, and counts the results of each additional filter', async () => {
    await fc.assert(
      fc.asyncProperty(annotationsOf(40), filters, async (notes, set) => {
        const { library } = await opened(notes)
        library.know({ orphans: new Set(['n1', 'n3']) })
        const { answer, rows } = await find(library, set)
        const plain = notes.filter((note) => fits(note, { ...noNoteFilters, ...set }))
        expect(new Set(idsOf({ rows }))).toEqual(new Set(plain.map(({ id }) => id)))
        expect(answer.found).toBe(plain.length)
        for (const verdict of ['contradicted', 'look'] as const)
          expect(answer.counts.verdict[verdict] ?? 0).toBe(
            notes.filter((note) => fits(note, { ...noNoteFilters, ...set, verdict })).length,
          )
        for (const tag of ['Works', 'été'])
          expect(answer.counts.tags.find(([name]) => name === tag)?.[1] ?? 0).toBe(
            plain.filter(({ tags }) => tags.includes(tag)).length,
          )
      }),
      { numRuns: 300 },
    )
  })

  test('lists each row in its group, and each group with its number of rows', async () => {
    await fc.assert(
      fc.asyncProperty(annotationsOf(30), fc.constantFrom(...noteOrders), async (notes, order) => {
        const { library } = await opened(notes)
        const { answer, rows } = await find(library, { order })
        expect(rows).toHaveLength(answer.rows)
        let key = ''
        const seen = new Map<string, number>()
        for (const { annotation, group } of rows) {
          if (group) {
            expect(seen.has(group.key)).toBe(false)
            key = group.key
            seen.set(key, group.count)
          }
          expect(keysOf(annotation!, order)).toContain(key)
          seen.set(key, (seen.get(key) ?? 0) - 1)
        }
        expect([...seen.values()].every((left) => left === 0)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('has the same rows after external changes as after a restart', async () => {
    await fc.assert(
      fc.asyncProperty(annotationsOf(20), annotationsOf(20), fc.boolean(), async (before, written, isNamed) => {
        const { library, change } = await opened(before)
        await find(library)
        const later = written.map((note) => ({ ...note, modified: note.modified.replace('2026', '2027') }))
        const deleted = before.slice(0, 3).map(({ id }) => id)
        change(
          later.filter(({ id }) => !deleted.includes(id)),
          deleted,
          isNamed,
        )
        await settled()
        const after = new Map([...before, ...later].map((note) => [note.id, note]))
        for (const id of deleted) after.delete(id)
        const other = await opened([...after.values()])
        expect(await find(library)).toMatchObject({
          rows: (await find(other.library)).rows,
          answer: { all: after.size, found: after.size },
        })
      }),
      { numRuns: 60 },
    )
  })
})

describe('the list while the user looks at it', () => {
  const [made] = fc.sample(
    annotationsOf(1).filter(({ length }) => length === 1),
    { numRuns: 1, seed: 7 },
  )
  const note = (id: string, day: number, tags: string[] = []): Annotation => ({
    ...made![0]!,
    id,
    tags,
    modified: `2026-05-${String(day).padStart(2, '0')}T10:00:00.000Z`,
  })

  test('leaves an edited note at its position until the next search', async () => {
    const { library, change } = await opened([note('a', 9), note('b', 8), note('c', 7)])
    await find(library)
    change([{ ...note('c', 20), note: 'written anew' }])
    await settled()
    const again = await library.recount({ from: 0, to: 9 })
    expect(idsOf(again)).toEqual(['a', 'b', 'c'])
    expect(again.rows[2]?.annotation?.note).toBe('written anew')
    expect(idsOf(await find(library))).toEqual(['c', 'a', 'b'])
  })

  test('finds a note of midnight from that day on', async () => {
    const { library } = await opened([{ ...note('a', 9), modified: '2026-05-09T00:00:00.000Z' }, note('b', 8)])
    expect(idsOf(await find(library, { from: '2026-05-09' }))).toEqual(['a'])
  })

  test('removes a deleted note, and restores it at its position', async () => {
    const all = [note('a', 9, ['x']), note('b', 8, ['x']), note('c', 7, ['x'])]
    const { library, change } = await opened(all)
    await find(library, { order: 'tag' })
    change([], ['a'])
    await settled()
    const without = await library.recount({ from: 0, to: 9 })
    expect(idsOf(without)).toEqual(['b', 'c'])
    expect(without.rows[0]?.group).toMatchObject({ key: 'x', count: 2 })
    change([all[0]!])
    await settled()
    expect(idsOf(await library.recount({ from: 0, to: 9 }))).toEqual(['a', 'b', 'c'])
  })

  test('finds the notes whose words were changed on their page by is:changed', async () => {
    const { library } = await opened([note('n1', 9), note('n2', 10)])
    library.know({ changed: new Set(['n1']) })
    for (const set of [{ query: 'is:changed' }, { only: ['changed' as const] }])
      expect(idsOf(await find(library, set))).toEqual(['n1'])
    expect((await find(library, { query: '-is:changed' })).answer.found).toBe(1)
  })

  test('counts new notes without showing them', async () => {
    const { library, change } = await opened([note('a', 9)])
    await find(library)
    change([note('b', 10)])
    await settled()
    const again = await library.recount({ from: 0, to: 9 })
    expect(idsOf(again)).toEqual(['a'])
    expect(again.answer).toMatchObject({ all: 2, found: 1, fresh: 1 })
    expect((await find(library)).answer).toMatchObject({ found: 2, fresh: 0 })
  })

  test('finds notes by a changed verdict', async () => {
    const finding = { verdict: 'contradicted', reason: '', claims: [], sources: [], dossierVersion: '1' } as const
    const judged = { ...note('a', 9), finding: { ...finding, claims: [], sources: [] } }
    const { library, changes } = await opened([judged, { ...judged, id: 'b' }])
    const before = changes()
    library.know({ judged: new Map([['a', 'supported'] as const, ['b', 'contradicted'] as const]) })
    expect(changes()).toBeGreaterThan(before)
    expect(idsOf(await find(library, { only: ['turned'] }))).toEqual(['a'])
    expect((await find(library)).answer.counts.only).toMatchObject({ older: 2, turned: 1 })
  })
})

/** The expected search result, note by note. */
function fits(note: Annotation, { query, verdict, color, tags, only, from, to }: SearchFilters): boolean {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replaceAll('œ', 'oe')
      .replaceAll('ß', 'ss')
      .replaceAll('’', "'")
  const claims = note.claim === null ? (note.finding?.claims ?? []) : [note.claim, ...(note.finding?.claims ?? [])]
  const places = [note.note, note.anchor?.quote.exact ?? '', note.title, note.url, ...note.tags].concat(
    start.claims.flatMap(([id, text]) => (claims.includes(id) ? text : [])),
  )
  const site = note.url === '' ? '' : bare(new URL(note.url).hostname)
  const holds = (term: string): boolean => {
    if (term.startsWith('tag:')) return note.tags.some((tag) => bare(tag).startsWith(term.slice(4)))
    if (term.startsWith('verdict:')) return note.finding?.verdict.startsWith(term.slice(8)) ?? false
    if (term.startsWith('site:')) return site.includes(term.slice(5))
    return places.some((place) => bare(place).includes(term.toLowerCase().replaceAll('"', '')))
  }
  const day = note.modified.slice(0, 10)
  return (
    (query.match(/-?(?:"[^"]*"|\S+)/g) ?? []).every((term) =>
      term.startsWith('-') ? !holds(term.slice(1)) : holds(term),
    ) &&
    (verdict === null || (note.finding !== null && stateOf(note.finding) === verdict)) &&
    (color === null || note.color === color) &&
    tags.every((tag) => note.tags.includes(tag)) &&
    (!only.includes('claim') || note.claim !== null) &&
    !only.includes('changed') &&
    (!only.includes('orphaned') || ['n1', 'n3'].includes(note.id)) &&
    (!only.includes('older') || note.finding?.dossierVersion === '1') &&
    (from === null || day >= from) &&
    (to === null || day <= to)
  )
}

function keysOf(note: Annotation, order: SearchFilters['order']): string[] {
  switch (order) {
    case 'changed':
      return [note.modified.slice(0, 7)]
    case 'page':
      return [note.claim === null ? note.pageKey : `claim:${note.claim}`]
    case 'tag':
      return note.tags.length === 0 ? [''] : note.tags
    case 'verdict':
      return [note.finding ? stateOf(note.finding) : '']
  }
}

describe('notes on other dossiers', () => {
  const made = keptNote()
  const dossier = { id: 'harbour', name: 'Harbour Works' }
  const finding = {
    verdict: 'supported' as const,
    reason: '',
    claims: ['left-works'],
    sources: [],
    dossierVersion: '1',
  }
  const own: Annotation = { ...made, id: 'own', note: '', anchor: null, finding: { ...finding, dossierVersion: '2' } }
  const other: Annotation = { ...own, id: 'other', finding: { ...finding, dossier } }

  test('are older than the version of their own dossier, and not where it is no longer installed', async () => {
    const { library } = await opened([own, other])
    const older = async () => idsOf(await find(library, { only: ['older'] }))
    expect(await older()).toEqual([])
    library.know({ versions: new Map([['harbour', '1']]) })
    expect(await older()).toEqual([])
    library.know({ versions: new Map([['harbour', '3']]) })
    expect(await older()).toEqual(['other'])
  })

  test('are not found by the words of a claim of the bundled dossier that has the same id', async () => {
    const { library } = await opened([own, other])
    expect(idsOf(await find(library, { query: 'harbour' }))).toEqual(['own'])
  })

  test('on claims with the same id are a group for each dossier', async () => {
    const onClaim = { ...own, pageKey: '', url: '', claim: 'left-works', finding: null }
    const { library } = await opened([onClaim, { ...onClaim, id: 'other', dossier }])
    const { rows } = await find(library, { order: 'page' })
    expect(rows.map(({ group }) => group?.count)).toEqual([1, 1])
  })
})

function keptNote(): Annotation {
  const [notes = []] = fc.sample(
    annotationsOf(1).filter((all) => all.length === 1 && all[0]?.claim === null),
    { numRuns: 1, seed: 1 },
  )
  return notes[0]!
}
