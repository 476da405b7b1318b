import Dexie, { type DBCore, type DBCoreMutateRequest, type DBCoreTable, type Middleware } from 'dexie'

/** A row of a table as it was before a recorded transaction, and after it; undefined: there was none. */
export interface WrittenRow {
  table: string
  id: string
  before: object | undefined
  after: object | undefined
}

/** Records the rows that the present transaction writes from now on. @returns them by table and id, growing */
export function recordTransaction(): ReadonlyMap<string, ReadonlyMap<string, WrittenRow>> {
  const tables: WrittenTables = new Map()
  recordings.set(Dexie.currentTransaction.idbtrans, tables)
  return tables
}

type WrittenTables = Map<string, Map<string, WrittenRow>>

const recordings = new WeakMap<object, WrittenTables>()

/** Reads what rows were before each write of a recorded transaction, so that no feature needs code for its undo. */
export const writeRecorder: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'write-recorder',
  create: (core) => ({ ...core, table: (name) => recordedTable(core.table(name)) }),
}

function recordedTable(table: DBCoreTable): DBCoreTable {
  return {
    ...table,
    mutate(request) {
      const tables = recordings.get(request.trans)
      if (!tables) return table.mutate(request)
      const rows = tables.get(table.name) ?? new Map<string, WrittenRow>()
      tables.set(table.name, rows)
      const after = rowsAfter(table, request)
      const keys = [...after.keys()].filter((id) => !rows.has(id))
      // Dexie's promises, because its transaction ends with a native one.
      return table.getMany({ trans: request.trans, keys }).then((before: (object | undefined)[]) => {
        for (const [n, id] of keys.entries())
          rows.set(id, { table: table.name, id, before: before[n], after: undefined })
        for (const [id, row] of after) Object.assign(rows.get(id) ?? {}, { after: row })
        return table.mutate(request)
      })
    },
  }
}

/** Returns the rows after a write by id; undefined for one that it deletes. */
function rowsAfter({ name, schema }: DBCoreTable, request: DBCoreMutateRequest): Map<string, object | undefined> {
  if (request.type === 'deleteRange') throw new Error(`The rows of a range of ${name} cannot be recorded`)
  if (request.type === 'delete') return new Map((request.keys as string[]).map((id) => [id, undefined]))
  return new Map((request.values as object[]).map((row) => [schema.primaryKey.extractKey?.(row) as string, row]))
}
