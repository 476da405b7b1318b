import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { claimId } from './claim-id'
import { decideDeletions, holdNews, type NewsAnswer } from './decide'
import { idOf, keyOf, kindOf, type Delta, type RecordKey } from './delta'
import { derive } from './derive'
import { forEachRecord, recordBatches, type Clocked } from './for-each-record'
import { kinds, type KindName } from './kinds'
import type { Effect, LocalTables, StoredRecord, SyncFolder, SyncStore, RowWrite } from './memory'
import type { Answer, Compared, Question } from './questions'
import { readFolder, type ReadProblem, type Secrets } from './read-folder'
import { compare, targetOf } from './reconcile'
import type { Counts } from './removals'
import { setBack } from './set-back'
import { writeFolder } from './write-folder'

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
  /** Changes that wait until the user has seen them. */
  news: readonly Effect[]
  problems: ReadProblem[]
}

export interface SyncAbout {
  memory: SyncStore
  tables: LocalTables
  /** Null: only what has been read already is compared with the tables. */
  folder: SyncFolder | null
  secrets: Secrets & { own: () => Promise<WriteSeal> }
  name: string
  now: () => number
  freshDevice: () => string
  answer?: Answer | null
  newsAnswer?: NewsAnswer | null
  segmentBytes?: number
  /** Is told the share that is done, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined
}

type WriteSeal = Parameters<typeof writeFolder>[3]['seal']

/**
 * Reads what other devices have written, brings the tables and the knowledge together, and writes this device's changes. It may stop at any
 * step, also in the middle of a write, and the next run goes on.
 */
export async function runSync({ memory, tables, folder, secrets, ...about }: SyncAbout): Promise<SyncReport> {
  const tell = (share: number): void => about.onProgress?.(share)
  await markWritten(memory, tables, await tables.taken())
  const files = (await folder?.files()) ?? []
  let problems: ReadProblem[] = []
  const read = async (): Promise<ReadProblem[]> => {
    const { device } = await memory.self()
    const all = await readFolder(files, memory, secrets, about.now, (share) => tell(share * READ))
    // The files of this device are written again where something is wrong with them.
    problems = all.filter(({ path }) => !path.startsWith(`${device}/`))
    return all
  }
  await read()
  // Before any change gets a stamp: of two changes under one id, the later one would overwrite the other unseen.
  await claimId(files, memory, secrets, about)
  const waitedFor = await setBack(files, memory, about.now, read)
  problems.push(...waitedFor)
  const found = await compareAll(memory, tables, about)
  tell(COMPARED)
  const { news, approved, takes } = await holdNews(memory, tables, found.takes, about)
  const { question, decided, count } = await decideDeletions(memory, { ...found, takes }, about)
  const toWrite = [...approved, ...decided]
  // Counted before, as the program may end in between; and again without those that could not be written.
  await count(() => true)
  const leftOut = (key: RecordKey): void => void problems.push({ path: key.slice(0, MOST_OF_KEY), why: 'refused' })
  const taken = toWrite.length > 0 ? await tables.take(toWrite, leftOut) : new Set<RecordKey>()
  if (toWrite.some(({ key }) => !taken.has(key))) await count((key) => taken.has(key))
  const joined = await markWritten(memory, tables, taken)
  tell(TAKEN)
  const counts = { ...countsOf(toWrite, taken), joined }
  const { name, segmentBytes } = about
  const stillOpen = (path: string, why: 'readable' | 'unseen'): void => void problems.push({ path, why })
  const tooLong = (delta: Delta): void => void problems.push({ path: keyOf(delta).slice(0, MOST_OF_KEY), why: 'large' })
  const written = folder
    ? await writeFolder(folder, files, memory, {
        name,
        seal: await secrets.own(),
        segmentBytes,
        tooLong,
        stillOpen,
      })
    : 0
  return { ...counts, written, question, news, problems }
}

/** Share of a run that is done after each part; any of them may be the longest. */
const READ = 0.4
const COMPARED = 0.6
const TAKEN = 0.8

/** Characters of a record's key that a problem shows. */
const MOST_OF_KEY = 100

async function compareAll(memory: SyncStore, tables: LocalTables, about: Clocked): Promise<Compared> {
  const takes: RowWrite[] = []
  const gone: StoredRecord[] = []
  const seen = new Set<RecordKey>()
  const unreadableKinds = new Set<KindName>()
  const present: Counts = {}
  for await (const rows of tables.rows()) {
    for (const { key, fields } of rows) if (fields === null && idOf(key) === '') unreadableKinds.add(kindOf(key))
    // Two rows of one record would be changed into each other for ever.
    const fresh = rows.filter(({ key }) => {
      if (seen.has(key) || unreadableKinds.has(kindOf(key))) return false
      seen.add(key)
      return true
    })
    for (const { key } of fresh) present[kindOf(key)] = (present[kindOf(key)] ?? 0) + 1
    const stored = await memory.records(fresh.map(({ key }) => key))
    await forEachRecord(memory, about, takes, fresh, (row, stamps) =>
      compare(row, stored.get(row.key), row.key, stamps),
    )
  }
  const rest = (await memory.keys()).filter((key) => !seen.has(key) && !unreadableKinds.has(kindOf(key)))
  for await (const records of recordBatches(memory, rest)) {
    // The changes to a dossier that is not here went with it; nobody has taken them back.
    const present = records.filter((record) => !isOfAbsentDossier(record, seen))
    gone.push(...present.filter(isDeletedHere))
    const others = present.filter((record) => !isDeletedHere(record))
    await forEachRecord(memory, about, takes, others, (record, stamps) =>
      compare(undefined, record, record.key, stamps),
    )
  }
  const binned = gone.length > 0 ? await tables.inBin(gone.map(({ key }) => key)) : new Set()
  const lost = gone.filter(({ key }) => !binned.has(key))
  return { takes, gone, lost, present }
}

function isOfAbsentDossier({ key, state }: StoredRecord, seen: ReadonlySet<RecordKey>): boolean {
  if (kindOf(key) !== 'change') return false
  const { dossier } = derive(state, kinds.change).fields
  return typeof dossier === 'string' && dossier !== BUNDLED_ID && !seen.has(`dossier/${dossier}`)
}

/** The row is gone, but it was here when it was last updated. */
function isDeletedHere({ key, state, before = state }: StoredRecord): boolean {
  const kind = kinds[kindOf(key)]
  return derive(before, kind).life === 'there' && derive(before, kind).isWhole && targetOf(state, key) !== null
}

/** Rows are up to date now that they were written. @returns how many of them hold more than one version of a text */
async function markWritten(memory: SyncStore, tables: LocalTables, taken: ReadonlySet<RecordKey>): Promise<number> {
  if (taken.size === 0) return 0
  let joined = 0
  for await (const stored of recordBatches(memory, [...taken])) {
    joined += stored.filter(({ key, state }) => derive(state, kinds[kindOf(key)]).joined > 0).length
    await memory.write({ records: stored.map(({ key, state }) => ({ key, state })) })
  }
  await tables.forgetTaken()
  return joined
}

function countsOf(
  toWrite: readonly RowWrite[],
  taken: ReadonlySet<RecordKey>,
): Pick<SyncReport, 'added' | 'changed' | 'deleted'> {
  const counts = { added: 0, changed: 0, deleted: 0 }
  for (const { key, expected, fields } of toWrite)
    if (taken.has(key)) counts[fields === null ? 'deleted' : expected === null ? 'added' : 'changed']++
  return counts
}
