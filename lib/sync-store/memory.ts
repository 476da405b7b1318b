import type { OutboxRow, ThisDevice, SyncStore } from '@/lib/sync/memory'
import { startOfClock } from '@/lib/sync/stamp'
import { database } from './database'

/** Sync state of this device, in its database. */
export const storedMemory: SyncStore = {
  async self() {
    const row = await database().meta.get(SELF)
    return (row?.value as ThisDevice | undefined) ?? { device: '', clock: startOfClock, tail: null }
  },
  async records(keys) {
    const rows = await database().records.bulkGet([...keys])
    return new Map(rows.flatMap((row) => (row ? [[row.key, row] as const] : [])))
  },
  keys: () => database().records.toCollection().primaryKeys(),
  async positions() {
    return new Map((await database().positions.toArray()).map((row) => [row.path, row]))
  },
  outbox: (limit) => database().outbox.orderBy('n').limit(limit).toArray(),
  lastInOutbox: async () => (await database().outbox.orderBy('n').last())?.n ?? 0,
  write({ records = [], outbox = [], written, self, position, unread }) {
    const db = database()
    return db.transaction('rw', db.tables, async () => {
      if (records.length > 0) await db.records.bulkPut([...records])
      if (outbox.length > 0) await db.outbox.bulkAdd(outbox.map((delta) => ({ delta }) as OutboxRow))
      if (written !== undefined) await db.outbox.where('n').belowOrEqual(written).delete()
      if (self) await db.meta.put({ key: SELF, value: self })
      if (unread) await db.positions.clear()
      if (position) await db.positions.put(position)
    })
  },
}

/** A new device begins: nothing is known. */
export async function beginMemory(device: string): Promise<void> {
  const db = database()
  await db.transaction('rw', db.tables, async () => {
    for (const table of [db.records, db.outbox, db.positions]) await table.clear()
    await db.meta.put({ key: SELF, value: { device, clock: startOfClock, tail: null } satisfies ThisDevice })
  })
}

/** Number of changes that are not in the folder yet. */
export function countOutbox(): Promise<number> {
  return database().outbox.count()
}

const SELF = 'self'
