import { kindOfKey, type LocalRow, type RecordKey, type RowWrite } from '@/lib/rows/row-rules'
import { rowRulesByKind } from '@/lib/rows/row-rules-by-kind'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { dayMs } from '@/lib/text/date-value'
import {
  decideDeletions,
  type DeletionAnswer,
  type TableChanges,
  type DeletionQuestion,
  compareRecord,
  forEachRecord,
  keepRecord,
  rowOfState,
  type SyncRun,
  type StampMaker,
} from './reconcile'
import { deriveRecord, emptyRecordState } from '@/lib/sync/record'
import {
  newestFiles,
  recordBatches,
  type LocalTables,
  type StoredRecord,
  type SyncFolder,
  type SyncStore,
} from './types'
import { readFolder, type ReadProblem } from './read-folder'
import type { Ciphers } from './cipher'
import { ensureUniqueDeviceId, writeFolder } from './write-folder'

export interface SyncReport {
  added: number
  changed: number
  deleted: number
  /** Number of notes whose text now joins versions of two or more devices. */
  joined: number
  /** Number of changes, or of records in a full rewrite, written for the other devices. */
  written: number
  question: DeletionQuestion | null
  problems: ReadProblem[]
  /** Name of a device whose clock is more than a day ahead of this one's; null: none. */
  ahead: string | null
}

interface SyncOptions extends Pick<SyncRun, 'memory' | 'now'> {
  tables: LocalTables
  /** Folder of the change files; null: no files are read or written; the known states are compared with the tables. */
  folder: SyncFolder | null
  seals: Ciphers
  name: string
  freshDevice: () => string
  answer?: DeletionAnswer | null
  /** Whether to read all own files of this device again, to find damage. */
  readsOwnAgain?: boolean
  segmentBytes?: number
}

/**
 * Reads the files of other devices, reconciles the tables with the known states, and writes this device's changes.
 * After an interruption at any step, even during a write, the next run continues.
 */
export async function runSync(options: SyncOptions): Promise<SyncReport> {
  const { memory, tables, folder, seals, now, name, segmentBytes, readsOwnAgain = true } = options
  const files = (await folder?.files()) ?? []
  const readResult = await readFolder(files, memory, seals, readsOwnAgain)
  const { device } = await memory.self()
  const seal = await seals.ofOwnFiles()
  // The device id is checked before any change gets a stamp: two devices with one id would overwrite each other's changes.
  await ensureUniqueDeviceId(files, memory, seal, options.freshDevice)
  const refused: ReadProblem[] = []
  const leftOut = (key: RecordKey): void => void refused.push({ path: key.slice(0, 100), why: 'refused' })
  const run = { memory, now, leftOut }
  const { question, decided } = await decideDeletions(run, await compareAll(run, tables), options.answer ?? null)
  let joined = 0
  const settle = async (written: ReadonlySet<RecordKey>): Promise<void> => {
    joined = await markUpToDate(memory, written)
  }
  const taken = decided.length > 0 ? await tables.write(decided, leftOut, settle) : new Set<RecordKey>()
  // A file that cannot be opened now may be undamaged.
  const damaged = new Set(
    readResult.filter(({ why }) => why !== 'away' && why !== 'unreadable').map(({ path }) => path),
  )
  const written = folder ? await writeFolder({ folder, memory, name, seal, segmentBytes }, files, damaged) : 0
  // Problems of own files are not reported, because these files are written again.
  const others = readResult.filter(({ path }) => !path.startsWith(`${device}/`))
  const problems = [...others, ...refused]
  const [newest] = newestFiles((await memory.positions()).values(), device)
  const ahead = newest && newest.last > now() + dayMs ? newest.name : null
  return { ...countsOf(decided, taken), joined, written, question, problems, ahead }
}

async function compareAll(run: SyncRun, tables: LocalTables): Promise<TableChanges> {
  const { memory } = run
  const takes: RowWrite[] = []
  const removedRecords: StoredRecord[] = []
  const seenKeys = new Set<RecordKey>()
  /** Dossiers with a new adjustment of the user, which keeps them although another device has deleted them. */
  const inUse = new Set<RecordKey>()
  for await (const rows of tables.rows()) {
    for (const { key } of rows) seenKeys.add(key)
    const stored = await memory.records(rows.map(({ key }) => key))
    const step = (row: LocalRow, stamps: StampMaker) => {
      const record = stored.get(row.key)
      const done = compareRecord(row, record, row.key, stamps)
      const { dossier } = row.fields ?? {}
      if (done.delta && typeof dossier === 'string') inUse.add(`dossier/${dossier}`)
      if (done.delta || !record || !row.fields || !inUse.has(row.key)) return done
      return keepRecord(record, row.fields, stamps.next(record.state))
    }
    // Adjustments first: a dossier with a new one is in use.
    const isOther = ({ key }: LocalRow) => Number(kindOfKey(key) !== 'adjustment')
    const inOrder = rows.toSorted((a, b) => isOther(a) - isOther(b))
    takes.push(...(await forEachRecord(run, inOrder, step)))
  }
  const rest = (await memory.keys()).filter((key) => !seenKeys.has(key))
  for await (const records of recordBatches(memory, rest)) {
    // Adjustments to a missing dossier were removed with it, not undone by the user; they return with the dossier.
    const absent = records.filter((record) => isOfAbsentDossier(record, seenKeys))
    const returning = absent.filter(isDeletedHere).map(({ key, state }) => ({ key, state, before: emptyRecordState }))
    if (returning.length > 0) await memory.write({ records: returning })
    const present = records.filter((record) => !absent.includes(record))
    removedRecords.push(...present.filter(isDeletedHere))
    const others = present.filter((record) => !isDeletedHere(record))
    takes.push(
      ...(await forEachRecord(run, others, (record, stamps) => compareRecord(undefined, record, record.key, stamps))),
    )
  }
  const binned = removedRecords.length > 0 ? await tables.inBin(removedRecords.map(({ key }) => key)) : new Set()
  return { takes, gone: removedRecords, lost: removedRecords.filter(({ key }) => !binned.has(key)), present: seenKeys }
}

function isOfAbsentDossier({ key, state }: StoredRecord, seen: ReadonlySet<RecordKey>): boolean {
  if (kindOfKey(key) !== 'adjustment') return false
  const { dossier } = deriveRecord(state, rowRulesByKind.adjustment).fields
  return typeof dossier === 'string' && dossier !== BUNDLED_ID && !seen.has(`dossier/${dossier}`)
}

/** Tells, for a record without a row, whether the row was deleted on this device since it was last updated. */
function isDeletedHere({ key, state, before = state }: StoredRecord): boolean {
  const { life, isWhole } = deriveRecord(before, rowRulesByKind[kindOfKey(key)])
  return life === 'there' && isWhole && rowOfState(state, key) !== null
}

/** Marks the records of written rows as up to date. @returns the number whose text joins more than one version */
async function markUpToDate(memory: SyncStore, taken: ReadonlySet<RecordKey>): Promise<number> {
  let joined = 0
  for await (const stored of recordBatches(memory, [...taken])) {
    joined += stored.filter(({ key, state }) => deriveRecord(state, rowRulesByKind[kindOfKey(key)]).isJoined).length
    await memory.write({ records: stored.map(({ key, state }) => ({ key, state })) })
  }
  return joined
}

function countsOf(writes: readonly RowWrite[], taken: ReadonlySet<RecordKey>) {
  const counts = { added: 0, changed: 0, deleted: 0 }
  for (const write of writes) if (taken.has(write.key)) counts[effectOf(write)]++
  return counts
}

function effectOf({ expected, fields }: RowWrite): 'added' | 'changed' | 'deleted' {
  if (fields === null) return 'deleted'
  return expected === null ? 'added' : 'changed'
}
