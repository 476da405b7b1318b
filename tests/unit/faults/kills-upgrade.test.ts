import { countSteps, dump, killAt } from './crash'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '@/lib/notes/data/open-database'
import { fitting, trials } from '@/tests/browser/storage/trials'
import { expectedRows, layDatabase, oldDatabase, versions } from '@/tests/unit/notes/data/versions/lay'
import { MINUTES, NOTES, reopen, withDatabases } from './kill-deeds'

// The database of an older version is opened by this one.

withDatabases()

describe('the worker is killed at each step of', () => {
  test.each(versions)(
    'the upgrade of a database of version %i',
    async (version) => {
      const lay = async () => {
        reopen()
        await new Promise<void>((done, failed) => {
          const deleting = indexedDB.deleteDatabase(NOTES)
          deleting.onsuccess = () => done()
          deleting.onerror = () => failed(new Error(String(deleting.error)))
        })
        const close = await layDatabase(oldDatabase(version))
        close()
      }
      await lay()
      const before = await dump(NOTES)
      const { steps } = await countSteps(openDatabase)
      const must = byName(expectedRows(version))
      for (let round = 0; round < fitting({ long: 3, short: 1 }); round++)
        await trials({ long: steps, short: steps }, async (n) => {
          await lay()
          const isTold = await killAt(n + 1, openDatabase)
          reopen()
          const left = byName(await dump(NOTES))
          if (isTold) expect(left).toEqual(must)
          else expect([byName(before), must]).toContainEqual(left)
          await openDatabase()
          expect(byName(await dump(NOTES))).toEqual(must)
        })
    },
    10 * MINUTES,
  )
})

/** Rows by their keys, stores in one order. */
function byName(rows: object): object {
  return Object.fromEntries(Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)))
}
