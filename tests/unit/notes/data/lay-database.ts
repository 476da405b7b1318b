/** A database of notes in another version than ours, as plain IndexedDB has it. */
export interface OtherDatabase {
  /** Version of IndexedDB: Dexie opens its own version 1 as 10. */
  version: number
  /** The tables with their indexes; the first field of a table is its key. */
  tables: Record<string, string[]>
  notes: object[]
}

/** A database that has no tables yet, in a version below the one of this build. */
export const olderDatabase: OtherDatabase = { version: 5, tables: {}, notes: [] }

/** A database with a note, in a version above the one of this build. */
export const newerDatabase: OtherDatabase = {
  version: 20,
  tables: {
    annotations: ['id', 'pageKey', 'claim', 'title', 'modified'],
    bin: ['id', 'deleted'],
    mutes: ['id', 'created'],
    formerRows: ['id', 'at'],
    unreadable: ['id'],
    dossiers: ['id'],
    adjustments: ['id', 'dossier'],
    contents: ['id'],
    compiled: ['id'],
    indexes: ['id'],
    records: ['key'],
    outbox: ['n'],
    positions: ['path'],
    closed: ['header'],
    answers: ['key', 'at'],
    values: ['key'],
  },
  notes: [{ id: 'newer', note: 'Of a newer version' }],
}

/**
 * Creates the database with plain IndexedDB, or raises the version of one that is there. It also runs in a page of a
 * real browser, so it uses nothing from outside its body.
 *
 * @returns a function that closes it; until then it stays open and ignores all events
 */
export function layDatabase({ version, tables, notes }: OtherDatabase): Promise<() => void> {
  return new Promise((give, fail) => {
    const opening = indexedDB.open('claimlight', version)
    opening.onerror = () => fail(new Error(String(opening.error)))
    opening.onupgradeneeded = () => {
      for (const [name, [key = '', ...indexes]] of Object.entries(tables)) {
        if (opening.result.objectStoreNames.contains(name)) continue
        const store = opening.result.createObjectStore(name, { keyPath: key })
        for (const index of indexes) store.createIndex(index, index)
        if (name === 'annotations') for (const note of notes) store.put(note)
      }
    }
    opening.onsuccess = () => give(() => opening.result.close())
  })
}
