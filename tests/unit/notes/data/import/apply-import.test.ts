import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { applyImport, type ImportChoice } from '@/lib/notes/data/import-notes'
import { fieldsOfMute, idOfMute } from '@/lib/rows/mute'
import { rowKeyOf } from '@/lib/rows/row-rules'
import { writeRows } from '@/lib/user-rows/row-tables'
import type { Mute, MuteDraft } from '@/lib/schema/mute'
import { allMutes } from '@/lib/notes/data/mutes'
import { database } from '@/lib/notes/data/database'
import { followTable } from '@/lib/store/follow-table'
import { listFormerRows } from '@/lib/store/former-rows'
import type { WrittenRow } from '@/lib/store/write-recorder'
import { recordWrites, undoWrites } from '@/lib/store/recorded-writes'
import { allDeleted, deleteAnnotations } from '@/lib/notes/data/store'
import { allAnnotations } from '@/tests/unit/notes/data/all-annotations'
import type { Annotation } from '@/lib/schema/annotation'
import type { ImportItem } from '@/lib/notes/formats/shared/exchange'
import { csvReader } from '@/lib/notes/formats/csv/read-csv'
import { writeCsv } from '@/lib/notes/formats/csv/to-csv'
import { book, notes as savedNotes } from '@/tests/unit/components/fixtures'
import { all, piecesOf, writtenInOrder } from '@/tests/unit/notes/formats/pieces'
import { anyFile, incoming, note } from './arbitrary-import'

const foreign: ImportChoice = { withDeleted: false, undated: null, hasIds: false }
const day = (n: number) => `2026-01-0${n}T00:00:00.000Z`

async function bring(items: readonly ImportItem[], choice: Partial<ImportChoice> = {}) {
  const { result: results, written } = await recordWrites(() =>
    applyImport(
      items,
      { ...foreign, ...choice },
      { onProgress: () => undefined, signal: new AbortController().signal },
    ),
  )
  return { results, written, outcomes: results.map(({ outcome }) => outcome) }
}
/** Undoes an import. @returns the number of notes that are as they were before */
async function undo({ written }: { written: readonly WrittenRow[] }): Promise<number> {
  return (await undoWrites(written)).filter(({ table }) => table === 'annotations').length
}
async function clear() {
  await Promise.all([database().annotations.clear(), database().bin.clear(), database().table('formerRows').clear()])
}
const muted: MuteDraft = {
  sentence: 'She left.',
  claims: [],
  verdict: 'unverified',
  url: 'https://a.example/',
  title: 'A',
}
const mute: Mute = { ...muted, id: idOfMute(muted), created: day(1) }
/** The stored notes, independent of the order of notes and tags. */
async function kept(): Promise<Annotation[]> {
  const all = await database().annotations.orderBy('id').toArray()
  return all.map((one) => ({ ...one, tags: [...one.tags].sort() }))
}

afterEach(async () => {
  vi.restoreAllMocks()
  await clear()
})

describe('an import', () => {
  test('adds new notes, and nothing when it is repeated', async () => {
    const file = incoming(note('a'), note('b'))
    expect((await bring(file)).outcomes).toEqual(['added', 'added'])
    const before = await kept()
    expect(before).toHaveLength(2)
    const again = await bring(file)
    expect(again.outcomes).toEqual(['unchanged', 'unchanged'])
    expect(again.written).toEqual([])
    expect(await kept()).toEqual(before)
  })

  test('of our own table finds the notes that are still there, and takes nothing from them', async () => {
    await bring(incoming(...savedNotes))
    const before = await kept()
    const table = await writtenInOrder(writeCsv, savedNotes, book)
    const again = await bring(await all(csvReader(null)(piecesOf(table, 100))))
    expect(again.outcomes).toEqual(savedNotes.map(() => 'unchanged'))
    expect(await kept()).toEqual(before)
  })

  test('replaces older notes and leaves newer ones', async () => {
    await bring(incoming(note('a', { modified: day(2) }), note('b', { modified: day(2) })))
    const { outcomes } = await bring(
      incoming(note('a', { modified: day(3), note: 'later' }), note('b', { modified: day(1), note: 'earlier' })),
    )
    expect(outcomes).toEqual(['merged', 'kept-newer'])
    expect((await kept()).map((one) => one.note)).toEqual(['later', 'note b'])
  })

  test('keeps a copy of what it replaces, also of a note in the bin, and none of what it only completes', async () => {
    await bring(incoming(note('a', { modified: day(2) }), note('b', { modified: day(2) }), note('c')))
    await deleteAnnotations(['c'], day(2))
    await bring(
      incoming(
        note('a', { modified: day(3), note: 'of somebody else' }),
        note('b', { modified: day(3), tags: ['x'] }),
        note('c', { modified: day(3), note: 'of somebody else' }),
      ),
      { withDeleted: true },
    )
    const copies = (await listFormerRows()).map(({ key, fields }) => [key, fields.note])
    expect(copies.sort()).toEqual([
      ['note/a', 'note a'],
      ['note/c', 'note c'],
    ])
  })

  test('merges both versions when their times are equal', async () => {
    await bring(incoming(note('a', { tags: ['p'], color: 'blue' })))
    expect((await bring(incoming(note('a', { tags: ['q'] })))).outcomes).toEqual(['merged'])
    expect(await kept()).toMatchObject([{ tags: ['p', 'q'], color: 'blue' }])
    expect((await bring(incoming(note('a', { anchor: null, tags: [] })))).outcomes).toEqual(['unchanged'])
  })

  test('does not replace a changed note by one without a date', async () => {
    const undated = day(8)
    const file = incoming(note('a', { created: undated, modified: undated, tags: ['new'] }))
    await bring(incoming(note('a', { note: 'mine', modified: day(5) })))
    expect((await bring(file, { undated })).outcomes).toEqual(['merged'])
    expect(await kept()).toMatchObject([{ note: 'mine', tags: ['new'], modified: day(5) }])
    expect((await bring(file, { undated })).outcomes).toEqual(['unchanged'])
  })

  test('finds the note with the same text on the same page under another id, and merges the tags', async () => {
    await bring(incoming(note('a')))
    const twin = note('x', { ...note('a'), id: 'x', note: ' note  a ', tags: ['new'], modified: day(5) })
    const { outcomes, results } = await bring(incoming(twin))
    expect(outcomes).toEqual(['merged'])
    expect(results[0]).toMatchObject({ sameAs: 'a' })
    expect(await kept()).toMatchObject([{ id: 'a', note: 'note a', tags: ['new'], modified: day(1) }])
    expect((await bring(incoming(twin))).outcomes).toEqual(['unchanged'])
  })

  test('treats the same text at another position as another note', async () => {
    const at = (id: string, prefix: string) =>
      note(id, { note: '', anchor: { quote: { exact: 'he', prefix, suffix: '' }, position: null, range: null } })
    expect((await bring(incoming(at('a', 'then '), at('b', 'later ')))).outcomes).toEqual(['added', 'added'])
  })

  test('adds a repeated note once, or twice when both have ids of their own', async () => {
    const twins = incoming(note('a', { note: 'same', anchor: null }), note('b', { note: 'same', anchor: null }))
    expect((await bring(twins)).outcomes).toEqual(['added', 'unchanged'])
    await clear()
    expect((await bring(twins, { hasIds: true })).outcomes).toEqual(['added', 'added'])
    expect((await bring(twins, { hasIds: true })).outcomes).toEqual(['unchanged', 'unchanged'])
  })

  test('leaves deleted notes in the bin, and restores them on request', async () => {
    await bring(incoming(note('a')))
    await deleteAnnotations(['a'], day(4))
    expect((await bring(incoming(note('a')))).outcomes).toEqual(['in-bin'])
    expect(await allAnnotations()).toEqual([])
    expect((await bring(incoming(note('a')), { withDeleted: true })).outcomes).toEqual(['added'])
    expect(await allAnnotations()).toHaveLength(1)
    expect(await allDeleted()).toEqual([])
  })

  test('reports unreadable items at their index', async () => {
    const items: ImportItem[] = [
      { kind: 'unreadable', index: 0, why: 'no-words', excerpt: '' },
      ...incoming(note('a')).map((item) => ({ ...item, index: 1 })),
    ]
    expect((await bring(items)).results).toEqual([
      { index: 0, outcome: 'skipped', why: 'no-words' },
      { index: 1, outcome: 'added' },
    ])
  })
})

describe('for any two files', () => {
  test('importing them in any order, and again, gives the same notes', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, anyFile, anyFile, async (stored, one, other) => {
        const end = async (...files: ImportItem[][]) => {
          await clear()
          for (const file of [stored, ...files]) await bring(file)
          return kept()
        }
        const result = await end(one, other)
        expect(await end(other, one)).toEqual(result)
        expect(await end(one, other, one, other)).toEqual(result)
        expect((await bring(one)).written).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('undoing an import restores the state before it', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, anyFile, fc.boolean(), async (stored, file, withDeleted) => {
        await clear()
        await bring(stored)
        await deleteAnnotations(['a'], day(9))
        const before = [await kept(), await allDeleted()]
        const done = await bring(file, { withDeleted })
        await undo(done)
        expect([await kept(), await allDeleted()]).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })
})

test.each([{ note: 'changed' }, { tags: ['t'] }, { color: 'blue' as const }])(
  'undoing an import leaves a note that was changed afterwards: %o',
  async (change) => {
    await bring(incoming(note('b')))
    const done = await bring(incoming(note('a'), note('b', { modified: day(3), note: 'of the file' }), note('c')))
    for (const id of ['a', 'b']) await database().annotations.update(id, change)
    expect(await undo(done)).toBe(1)
    expect(await kept()).toMatchObject([
      { id: 'a', ...change },
      { id: 'b', note: 'of the file', ...change },
    ])
  },
)

test('undoing an import of many notes tells that any note may have changed, and lists no ids', async () => {
  const half = (from: number) => incoming(...Array.from({ length: 60 }, (_, n) => note(`n${from + n}`)))
  await bring(half(0))
  const newer = incoming(...Array.from({ length: 120 }, (_, n) => note(`n${n}`, { modified: day(3), note: 'changed' })))
  const done = await bring(newer)
  const told = vi.fn()
  const stop = followTable('annotations', told)
  expect(await undo(done)).toBe(120)
  await vi.waitUntil(() => told.mock.calls.length > 0)
  stop()
  expect(told.mock.calls).toEqual([[null]])
  expect(await kept()).toHaveLength(60)
})

test('undoing an import leaves a note in the bin that the user deleted afterwards', async () => {
  const done = await bring(incoming(note('a'), note('b')))
  await deleteAnnotations(['a'], day(4))
  expect(await undo(done)).toBe(1)
  expect([await kept(), (await allDeleted()).map(({ id }) => id)]).toEqual([[], ['a']])
})

test('undoing an import removes the copies of what it replaced, but not those of notes that stay', async () => {
  await bring(incoming(note('a'), note('b')))
  const changed = (id: string) => note(id, { modified: day(3), note: 'of the file' })
  const done = await bring(incoming(changed('a'), changed('b')))
  await database().annotations.update('a', { tags: ['t'] })
  await undo(done)
  expect((await listFormerRows()).map(({ key }) => key)).toEqual(['note/a'])
})

test('the deleted notes of a backup are imported if missing, and removed by undo', async () => {
  const gone = (id: string) => ({ ...note(id), deleted: day(2) })
  await bring(incoming(note('a')))
  const deleted = [gone('a'), gone('b')]
  const work = { onProgress: () => undefined, signal: new AbortController().signal }
  const done = await recordWrites(() => applyImport([], foreign, work, deleted))
  expect((await allDeleted()).map(({ id }) => id)).toEqual(['b'])
  expect((await recordWrites(() => applyImport([], foreign, work, deleted))).written).toEqual([])
  await undo(done)
  expect([await allDeleted(), await allAnnotations()]).toEqual([[], [note('a')]])
})

test('undoing an import leaves a muted sentence that was corrected afterwards', async () => {
  const row = { key: rowKeyOf({ kind: 'mute', id: mute.id }), expected: null, fields: fieldsOfMute(mute) }
  const done = await recordWrites(() => writeRows([row], day(2)))
  await database().mutes.update(mute.id, { title: 'another since' })
  await undo(done)
  expect(await allMutes()).toMatchObject([{ id: mute.id, title: 'another since' }])
})

describe('an import writes all notes or none', () => {
  const many = incoming(...Array.from({ length: 1200 }, (_, i) => note(`n${i}`)))

  test('when a write fails', async () => {
    await bring(incoming(note('mine')))
    const { annotations } = database()
    const put = annotations.bulkPut.bind(annotations)
    let calls = 0
    vi.spyOn(annotations, 'bulkPut').mockImplementation(((rows: Annotation[]) => {
      calls += 1
      if (calls === 2) throw new DOMException('No space is left.', 'QuotaExceededError')
      return put(rows)
    }) as never)
    await expect(bring(many)).rejects.toThrow()
    expect(calls).toBe(2)
    vi.restoreAllMocks()
    expect((await kept()).map(({ id }) => id)).toEqual(['mine'])
  })

  test('when it is cancelled at any step', async () => {
    await bring(incoming(note('mine')))
    for (const stop of [1, 2, 3, 4, 5, 6]) {
      const work = new AbortController()
      let told = 0
      const onProgress = () => {
        told += 1
        if (told === stop) work.abort()
      }
      await expect(applyImport(many, foreign, { onProgress, signal: work.signal })).rejects.toThrow()
      expect((await kept()).map(({ id }) => id)).toEqual(['mine'])
    }
  })

  test('progress grows steadily and ends at 1', async () => {
    const shares: number[] = []
    const onProgress = (done: number, total: number) => void shares.push(done / total)
    await applyImport(many, foreign, { onProgress, signal: new AbortController().signal })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })
})
