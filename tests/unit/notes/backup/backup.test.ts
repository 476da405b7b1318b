import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as backups from '@/lib/notes/data/backups'
import type { BackupPlan, LastBackup } from '@/lib/notes/data/backups'
import { readBackup } from '@/lib/notes/formats/backup/backup'
import { setBrowser } from '../../fake-browser'
import { fakeStorage } from '../../platform/fake-storage'
import { fakeFolder } from './fake-folder'
import { incomingDossier, source } from '../../dossiers/fixtures'
import { draftAs, notes } from '@/tests/unit/components/fixtures'

const { contains, download } = vi.hoisted(() => ({
  contains: vi.fn(() => Promise.resolve(true)),
  download: vi.fn((_wish: { url: string; filename: string }) => Promise.resolve(1)),
}))
setBrowser({ permissions: { contains }, downloads: { download }, storage: { local: fakeStorage() } })
// The browser's database clones handles; the fake one cannot be cloned, so it is inserted where it is read.
vi.mock('@/lib/notes/data/backups', async (original) => {
  const real = await original<typeof backups>()
  const { handle } = (await import('./fake-folder')).fakeFolder()
  const readBackups = async () => {
    const read = await real.readBackups()
    return { ...read, plan: { ...read.plan, folder: handle } }
  }
  return { ...real, readBackups }
})

const { database } = await import('@/lib/notes/data/database')
const { database: dossiers } = await import('@/lib/dossiers/data/database')
const { addDossier, rateSource } = await import('@/lib/dossiers/data/store')
const { changeBackupPlan, notesFingerprint, readBackups } = await import('@/lib/notes/data/backups')
const { deleteAnnotations, restoreAnnotations, saveAnnotation } = await import('@/lib/notes/data/store')
const { isBackupDue, backUpByHand, backUpIfDue, remindsOfBackup, wantsBackup } =
  await import('@/lib/notes/backup/run-backup')

const day = (n: number): Date => new Date(Date.UTC(2026, 5, n, 12))
const keep = (n: number, when = day(n)) =>
  saveAnnotation({ ...draftAs(notes[0]!), id: `n-${n}`, note: `Note ${n}` }, when.toISOString())

afterEach(() => Promise.all(database().tables.map((table) => table.clear())))

describe('the reminder of a backup', () => {
  const plan: BackupPlan = { every: 'never', to: null, keep: 3, folder: null }
  const last = { at: day(1).toISOString(), notes: 5, stamp: 'a' }

  test.each([
    ['comes at 20 notes without a backup', plan, null, 20, 2, true],
    ['does not come before', plan, null, 19, 2, false],
    ['comes 14 days after the first note without a backup', plan, null, 1, 15, true],
    ['comes where a backup by itself has no place yet', { ...plan, every: 'day' as const }, null, 20, 2, true],
    ['comes 20 notes after a backup', plan, last, 25, 2, true],
    ['comes 14 days after a backup, where there is a new note', plan, last, 6, 15, true],
    ['does not come 14 days after a backup of all notes', plan, last, 5, 20, false],
    [
      'does not come where backups are made by themselves',
      { ...plan, every: 'day' as const, to: 'download' as const },
      null,
      50,
      2,
      false,
    ],
  ])('%s', (_name, given, before, notes, now, wants) => {
    expect(wantsBackup({ plan: given, last: before }, notes, day(now).getTime(), day(1).toISOString())).toBe(wants)
  })
})

test('the reminder asks how long the oldest note has been without a backup, made in whatever way', async () => {
  await keep(1)
  await keep(20)
  expect(await remindsOfBackup(2, day(14).getTime())).toBe(false)
  expect(await remindsOfBackup(2, day(15).getTime())).toBe(true)
  await (await backUpByHand(day(15))).record()
  expect(await remindsOfBackup(2, day(29).getTime())).toBe(false)
})

describe('whether a backup is due', () => {
  const plan = { every: 'day', to: 'folder', keep: 3, folder: null } satisfies BackupPlan
  const last = (at: Date, stamp = 'a'): LastBackup => ({ at: at.toISOString(), notes: 1, stamp })

  test.each([
    ['never when backups are off', { ...plan, every: 'never' } as const, null, 'b', 9, false],
    ['not without a destination', { ...plan, to: null }, null, 'b', 9, false],
    ['at once when there is no backup yet', plan, null, 'b', 9, true],
    ['not without notes', plan, null, '0 0  ', 9, false],
    ['not when nothing has changed', plan, last(day(1)), 'a', 9, false],
    ['not on the same day', plan, last(day(9)), 'b', 9, false],
    ['after a day when it is daily', plan, last(day(8)), 'b', 9, true],
    ['not after a day when it is weekly', { ...plan, every: 'week' } as const, last(day(8)), 'b', 9, false],
    ['after a week when it is weekly', { ...plan, every: 'week' } as const, last(day(2)), 'b', 9, true],
    ['when the clock was set back', plan, last(day(20)), 'b', 9, true],
  ])('%s', (_name, given, before, stamp, now, due) => {
    expect(isBackupDue(given, before, stamp, day(now).getTime())).toBe(due)
  })

  test('depends on a stamp, which changes with each change of the notes', async () => {
    const stamps = [await notesFingerprint()]
    await keep(1)
    stamps.push(await notesFingerprint())
    await saveAnnotation(
      { ...draftAs(notes[0]!), id: 'n-1', note: 'Other', basedOn: day(1).toISOString() },
      day(2).toISOString(),
    )
    stamps.push(await notesFingerprint())
    await deleteAnnotations(['n-1'], day(3).toISOString())
    stamps.push(await notesFingerprint())
    await restoreAnnotations(['n-1'])
    expect(await notesFingerprint()).toBe(stamps[2])
    await keep(2, new Date('2099-01-01T00:00:00.000Z'))
    stamps.push(await notesFingerprint())
    // A note that is dated ahead does not hide the changes of others.
    await saveAnnotation(
      { ...draftAs(notes[0]!), id: 'n-1', note: 'Third', basedOn: (await database().annotations.get('n-1'))!.modified },
      day(4).toISOString(),
    )
    stamps.push(await notesFingerprint())
    await database().mutes.put({ id: 'm', created: day(5).toISOString() } as never)
    stamps.push(await notesFingerprint())
    expect(new Set(stamps).size).toBe(7)
  })
})

describe('a backup into a folder', () => {
  const folder = fakeFolder()
  beforeEach(async () => {
    folder.clear()
    await changeBackupPlan({ every: 'day', to: 'folder', keep: 2 })
  })
  test('writes complete files, leaves the newest, and does not touch the user’s own files', async () => {
    folder.files.set('my letter.txt', 'Dear')
    folder.files.set('Claimlight backup 2020-01-01 00-00-00.jsonl', '') // an interrupted write
    for (const n of [1, 2, 3]) {
      await keep(n)
      expect(await backUpIfDue(day(n))).toBe(true)
      expect(await backUpIfDue(day(n))).toBe(false)
    }
    expect([...folder.files.keys()].sort()).toEqual([
      'Claimlight backup 2026-06-02 12-00-00.jsonl',
      'Claimlight backup 2026-06-03 12-00-00.jsonl',
      'my letter.txt',
    ])
    for (const n of [1, 2, 3])
      expect(folder.files.get('Claimlight backup 2026-06-03 12-00-00.jsonl')).toContain(`Note ${n}`)
    expect((await readBackups()).last).toMatchObject({ at: day(3).toISOString(), notes: 3 })
  })

  test('the one just written stays, also when the clock was ahead before and the others have later names', async () => {
    for (const n of [20, 21]) {
      await keep(n)
      expect(await backUpIfDue(day(n))).toBe(true)
    }
    await keep(3)
    expect(await backUpIfDue(day(3))).toBe(true)
    expect(folder.files.get('Claimlight backup 2026-06-03 12-00-00.jsonl')).toContain('Note 3')
    expect(folder.files.size).toBe(2)
  })

  test('leaves the backups of another profile in the folder alone', async () => {
    const other = [1, 2, 3].map((n) => `Claimlight backup 2026-04-0${n} 12-00-00.jsonl`)
    const counts = { notes: 1, mutes: 0, dossiers: 0, changes: 0 }
    const head = { kind: 'claimlight-backup', version: 1, profile: 'other', counts }
    folder.files.set(other[0]!, 'a file that does not say whose it is')
    for (const name of other.slice(1)) folder.files.set(name, `${JSON.stringify(head)}\n`)
    for (const n of [5, 6, 7, 8]) {
      await keep(n)
      await backUpIfDue(day(n))
    }
    expect([...folder.files.keys()].filter((name) => other.includes(name))).toEqual(other)
    expect(folder.files.size).toBe(5)
  })

  test('never deletes the last one that has clearly more notes', async () => {
    for (let n = 1; n <= 12; n++) await keep(n)
    await backUpIfDue(day(13))
    await deleteAnnotations(
      Array.from({ length: 12 }, (_, n) => `n-${n + 1}`),
      day(14).toISOString(),
    )
    await database().bin.clear()
    for (let n = 14; n <= 24; n++) {
      await keep(100 + n, day(n))
      await backUpIfDue(day(n))
      if (n > 14) await deleteAnnotations([`n-${100 + n}`], day(n).toISOString())
    }
    expect([...folder.files.values()].filter((text) => text.includes('Note 5'))).toHaveLength(1)
    expect(folder.files.size).toBe(3)
  })

  test('never deletes the last one that has clearly more muted sentences, dossiers or adjustments of the user', async () => {
    await addDossier(incomingDossier(), { asAnother: true })
    for (let n = 0; n < 9; n++) await rateSource('bundled', source(n), 1)
    const mute = {
      sentence: 'She left.',
      claims: [{ id: 'left', words: 'She left in July.' }],
      verdict: 'contradicted' as const,
      url: 'https://a.example/x',
      title: 'X',
      created: day(1).toISOString(),
    }
    await database().mutes.bulkPut(Array.from({ length: 9 }, (_, n) => ({ ...mute, id: `m${n}` })))
    const lost = [
      () => dossiers().dossiers.where('id').notEqual('bundled').delete(),
      () => Promise.all([dossiers().adjustments.clear(), dossiers().dossiers.clear()]),
      () => database().mutes.clear(),
    ]
    const full: (string | undefined)[] = []
    for (const [at, lose] of lost.entries()) {
      await keep(2 * at + 1)
      await backUpIfDue(day(2 * at + 1))
      full.push([...folder.files.keys()].sort().at(-1))
      await lose()
      await keep(2 * at + 2)
      await backUpIfDue(day(2 * at + 2))
    }
    for (let n = 7; n <= 12; n++) {
      await keep(n)
      await backUpIfDue(day(n))
    }
    expect([...folder.files.keys()]).toEqual(expect.arrayContaining(full))
    expect(folder.files.size).toBe(5)
  })

  test.each([
    ['permission', { leave: 'prompt' }],
    ['gone', { fails: 'NotFoundError' }],
    ['full', { fails: 'QuotaExceededError' }],
    ['failed', { fails: 'Error' }],
  ] as const)('that fails stores the error (%s), leaves no partial file, and is repeated', async (why, spoilt) => {
    await keep(1)
    Object.assign(folder, spoilt)
    expect(await backUpIfDue(day(1))).toBe(false)
    expect((await readBackups()).error).toBe(why)
    expect(folder.files.size).toBe(0)
    folder.leave = 'granted'
    folder.fails = null
    expect(await backUpIfDue(day(1))).toBe(true)
    expect(await readBackups()).toMatchObject({ error: null, last: { notes: 1 } })
  })
})

describe('a backup as a download', () => {
  beforeEach(() => changeBackupPlan({ every: 'week', to: 'download' }))

  test('runs without a dialog when the user has allowed downloads', async () => {
    await keep(1)
    expect(await backUpIfDue(day(1))).toBe(true)
    expect(download.mock.lastCall?.[0]).toMatchObject({ filename: 'Claimlight backup 2026-06-01 12-00-00.jsonl' })
  })

  test('reports a removed permission', async () => {
    contains.mockResolvedValueOnce(false)
    await keep(1)
    expect(await backUpIfDue(day(1))).toBe(false)
    expect((await readBackups()).error).toBe('downloads')
  })
})

test('a manual backup has all notes, and counts as the last backup once it was saved', async () => {
  await keep(1)
  await keep(2)
  const { name, file, record } = await backUpByHand(day(2))
  expect(name).toBe('Claimlight backup 2026-06-02 12-00-00.jsonl')
  const read: string[] = []
  for await (const part of readBackup(inPieces(await file.text())))
    if (part.kind === 'note') read.push(part.annotation.note)
  expect(read.sort()).toEqual(['Note 1', 'Note 2'])
  expect((await readBackups()).last).toBeNull()
  await record()
  expect((await readBackups()).last).toMatchObject({ notes: 2 })
})

async function* inPieces(text: string): AsyncGenerator<string, void, undefined> {
  yield await Promise.resolve(text)
}
