import { readFileSync } from 'node:fs'

/** A database in the form of an older version of the extension. */
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

/** Returns the rows that an upgrade must make of it, in the order of their keys. */
export function expectedRows(version: number): Tables {
  return read(`v${version}.expected.json`) as Tables
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
}

/**
 * Creates the database with plain IndexedDB; Dexie stores ten times its version number. It also runs in a page of a
 * real browser, so it uses nothing from outside its body.
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
