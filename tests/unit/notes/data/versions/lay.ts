import { readFileSync } from 'node:fs'

/** A database as an older version left it. */
export interface OldDatabase {
  version: number
  stores: Record<string, { keyPath: string; indexes: string[] }>
  rows: Record<string, object[]>
}

export type Tables = Record<'annotations' | 'mutes' | 'bin' | 'keeping', object[]>

export const versions = [1, 2, 3]

export function oldDatabase(version: number): OldDatabase {
  return read(`v${version}.json`) as OldDatabase
}

/** Its rows as they must be in today's database, by their keys. */
export function expectedRows(version: number): Tables {
  return read(`v${version}.expected.json`) as Tables
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
}

/**
 * Makes the database with plain IndexedDB, at ten times its version as Dexie has it. Runs in a page of a real browser as
 * well, so it uses nothing from outside its body.
 *
 * @returns a function that closes it; until then it stays open and ignores all events
 */
export function layDatabase({ version, stores, rows }: OldDatabase): Promise<() => void> {
  return new Promise((give, fail) => {
    const opening = indexedDB.open('claimlight', version * 10)
    opening.onerror = () => fail(new Error(String(opening.error)))
    opening.onupgradeneeded = () => {
      for (const [name, { keyPath, indexes }] of Object.entries(stores)) {
        const store = opening.result.createObjectStore(name, { keyPath })
        for (const index of indexes) store.createIndex(index, index)
        for (const row of rows[name] ?? []) store.put(row)
      }
    }
    opening.onsuccess = () => give(() => opening.result.close())
  })
}
