import { idOf, type KindName, kindOf, type RecordKey, type RowWrite } from '@/lib/rows/kind'
import { kinds } from '@/lib/rows/kinds'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { dayMs } from '@/lib/text/date-value'
import { decideDeletions, type Answer, type Compared, type Question } from './deletions'
import { derive } from './derive'
import { newestFiles, recordBatches, type LocalTables, type StoredRecord, type SyncFolder } from './memory'
import { readFolder, type ReadProblem } from './read-folder'
import { compare, forEachRecord, keepRecord, targetOf, type Run, type Stamps } from './reconcile'
import { nothingKnown } from './record'
import type { Seals } from './seal'
import { claimId, writeFolder } from './write-folder'

export interface SyncReport {
  /** Rows that other devices have added, changed or deleted. */
  added: number
  changed: number
  deleted: number
  /** Notes whose text holds the versions of two or more devices now. */
  joined: number
  /** Lines written for the other devices. */
  written: number
  question: Question | null
  problems: ReadProblem[]
  /** Name of a device whose clock is more than a day ahead of this one's; null: none. */
  ahead: string | null
}

export interface SyncAbout extends Pick<Run, 'memory' | 'now'> {
  tables: LocalTables
  /** Null: only what has been read already is compared with the tables. */
  folder: SyncFolder | null
  seals: Seals
  name: string
  freshDevice: () => string
  answer?: Answer | null
  /** All of this device's own files are read again, to find what was damaged. */
  readsOwnAgain?: boolean
  segmentBytes?: number
}

/**
 * Reads what other devices have written, brings the tables and the knowledge together, and writes this device's changes. It may stop at any
 * step, also in the middle of a write, and the next run goes on.
 */
export async function runSync(about: SyncAbout): Promise<SyncReport> {
  const { memory, tables, folder, seals, now, name, segmentBytes, readsOwnAgain = true } = about
  await markWritten(about, await tables.taken())
  const files = (await folder?.files()) ?? []
  const all = await readFolder(files, memory, seals, readsOwnAgain)
  const { device } = await memory.self()
  const seal = await seals.own()
  // Before any change gets a stamp: of two changes under one id, the later one would overwrite the other unseen.
  await claimId(files, memory, seal, about.freshDevice)
  const refused: ReadProblem[] = []
  const leftOut = (key: RecordKey): void => void refused.push({ path: key.slice(0, 100), why: 'refused' })
  const run = { memory, now, leftOut }
  const { question, decided } = await decideDeletions(run, await compareAll(run, tables), about.answer ?? null)
  const taken = decided.length > 0 ? await tables.take(decided, leftOut) : new Set<RecordKey>()
  const joined = await markWritten(about, taken)
  // A file that cannot be opened now may be whole.
  const damaged = new Set(all.flatMap(({ path, why }) => (why === 'away' || why === 'unreadable' ? [] : path)))
  const written = folder ? await writeFolder({ folder, memory, name, seal, segmentBytes }, files, damaged) : 0
  // This device's own files are written again where something is wrong with them.
  const others = all.filter(({ path }) => !path.startsWith(`${device}/`))
  const problems = [...others, ...refused]
  const [newest] = newestFiles((await memory.positions()).values(), device)
  const ahead = newest && newest.last > now() + dayMs ? newest.name : null
  return { ...countsOf(decided, taken), joined, written, question, problems, ahead }
}

async function compareAll(run: Run, tables: LocalTables): Promise<Compared> {
  const { memory } = run
  const takes: RowWrite[] = []
  const gone: StoredRecord[] = []
  const seen = new Set<RecordKey>()
  const unreadableKinds = new Set<KindName>()
  /** Dossiers with a change of the user's that is new: a deletion that has not seen it does not count. */
  const inUse = new Set<RecordKey>()
  for await (const rows of tables.rows()) {
    for (const { key, fields } of rows) if (fields === null && idOf(key) === '') unreadableKinds.add(kindOf(key))
    const known = rows.filter(({ key }) => !unreadableKinds.has(kindOf(key)))
    for (const { key } of known) seen.add(key)
    const stored = await memory.records(known.map(({ key }) => key))
    const step = (row: (typeof known)[number], stamps: Stamps) => {
      const record = stored.get(row.key)
      const done = compare(row, record, row.key, stamps)
      const { dossier } = row.fields ?? {}
      if (done.give && typeof dossier === 'string') inUse.add(`dossier/${dossier}`)
      if (done.give || !record || !row.fields || !inUse.has(row.key)) return done
      return keepRecord(record, row.fields, stamps.next(record.state))
    }
    known.sort((a, b) => Number(kindOf(a.key) !== 'change') - Number(kindOf(b.key) !== 'change'))
    takes.push(...(await forEachRecord(run, known, step)))
  }
  const rest = (await memory.keys()).filter((key) => !seen.has(key) && !unreadableKinds.has(kindOf(key)))
  for await (const records of recordBatches(memory, rest)) {
    // The changes to a dossier that is not here went with it; nobody has undone them, and they come back with it.
    const absent = records.filter((record) => isOfAbsentDossier(record, seen))
    const returning = absent.filter(isDeletedHere).map(({ key, state }) => ({ key, state, before: nothingKnown }))
    if (returning.length > 0) await memory.write({ records: returning })
    const present = records.filter((record) => !absent.includes(record))
    gone.push(...present.filter(isDeletedHere))
    const others = present.filter((record) => !isDeletedHere(record))
    takes.push(...(await forEachRecord(run, others, (one, stamps) => compare(undefined, one, one.key, stamps))))
  }
  const binned = gone.length > 0 ? await tables.inBin(gone.map(({ key }) => key)) : new Set()
  return { takes, gone, lost: gone.filter(({ key }) => !binned.has(key)), present: seen }
}

function isOfAbsentDossier({ key, state }: StoredRecord, seen: ReadonlySet<RecordKey>): boolean {
  if (kindOf(key) !== 'change') return false
  const { dossier } = derive(state, kinds.change).fields
  return typeof dossier === 'string' && dossier !== BUNDLED_ID && !seen.has(`dossier/${dossier}`)
}

/** The row is gone, but it was here when it was last updated. */
function isDeletedHere({ key, state, before = state }: StoredRecord): boolean {
  const { life, isWhole } = derive(before, kinds[kindOf(key)])
  return life === 'there' && isWhole && targetOf(state, key) !== null
}

/** Rows are up to date now that they were written. @returns how many of them hold more than one version of a text */
async function markWritten({ memory, tables }: SyncAbout, taken: ReadonlySet<RecordKey>): Promise<number> {
  if (taken.size === 0) return 0
  let joined = 0
  for await (const stored of recordBatches(memory, [...taken])) {
    joined += stored.filter(({ key, state }) => derive(state, kinds[kindOf(key)]).isJoined).length
    await memory.write({ records: stored.map(({ key, state }) => ({ key, state })) })
  }
  await tables.forgetTaken()
  return joined
}

function countsOf(writes: readonly RowWrite[], taken: ReadonlySet<RecordKey>) {
  const counts = { added: 0, changed: 0, deleted: 0 }
  for (const { key, expected, fields } of writes)
    if (taken.has(key)) counts[fields === null ? 'deleted' : expected === null ? 'added' : 'changed']++
  return counts
}
