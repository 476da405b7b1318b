import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { expectedRows, layDatabase, oldDatabase, versions } from './versions/lay'

/** Loads the modules again, as a starting browser does: each instance opens the database once. */
async function today() {
  vi.resetModules()
  const [{ database }, reading, unreadable] = await Promise.all([
    import('@/lib/notes/data/database'),
    import('./all-annotations'),
    import('@/lib/notes/data/read-notes'),
  ])
  return { db: database(), ...reading, ...unreadable }
}

afterEach(async () => {
  const { db } = await today()
  await db.delete()
})

describe.each(versions)('a database of version %i', (version) => {
  test('is upgraded with every row', async () => {
    const close = await layDatabase(oldDatabase(version))
    close()
    const { db } = await today()
    const { annotations, mutes, bin, keeping } = db
    const tables = { annotations, mutes, bin, keeping }
    const rows = Object.entries(tables).map(async ([name, table]) => [name, await table.orderBy(':id').toArray()])
    expect(Object.fromEntries(await Promise.all(rows))).toEqual(expectedRows(version))
    db.close()
  })

  test('returns its notes, and reports invalid rows', async () => {
    const old = oldDatabase(version)
    const close = await layDatabase(old)
    close()
    const { db, allAnnotations, unreadableRows } = await today()
    const bad = old.rows.annotations!.filter((row) => (row as { id: string }).id.startsWith('bad'))
    expect(await allAnnotations()).toHaveLength(old.rows.annotations!.length - bad.length)
    expect(await unreadableRows()).toHaveLength(bad.length)
    db.close()
  })
})

test('each database version has a fixture, and the last one is the current version', async () => {
  const { db } = await today()
  await db.open()
  expect(db.verno).toBe(versions.at(-1))
  db.close()
})
