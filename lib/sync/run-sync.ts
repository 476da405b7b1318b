import { BUNDLED_ID } from '@/lib/dossiers/ids'
import { idOf, keyOf, kindOf, type Delta, type RecordKey } from './delta'
import { derive } from './derive'
import { kinds, type KindName } from './kinds'
import type { LocalTables, Self, StoredRecord, SyncFolder, SyncMemory, Taken } from './memory'
import { readFolder, type ReadProblem, type Secrets } from './read-folder'
import { compare, keepRecord, targetOf, type Stamps, type Step } from './reconcile'
import { latestIn, latestOf } from './record'
import { isBefore, stampOf, tick, type Clock } from './stamp'
import { writeFolder } from './write-folder'

/**
 * A question that the user must answer before many notes are deleted. `elsewhere`: other devices deleted so many notes that are still here. `here`: so many
 * notes are gone from here without having been in the bin, as after a loss of data.
 */
export interface Question {
  where: 'elsewhere' | 'here'
  notes: number
}

/** `delete`: they are deleted everywhere. `keep`: they stay or come back here, and on all devices. */
export interface Answer extends Question {
  then: 'delete' | 'keep'
}

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
}

export interface SyncAbout {
  memory: SyncMemory
  tables: LocalTables
  /** Null: only what has been read already is compared with the tables. */
  folder: SyncFolder | null
  secrets: Secrets & { own: () => Promise<WriteSeal> }
  name: string
  now: () => number
  freshDevice: () => string
  answer?: Answer | null
  segmentBytes?: number
}

type WriteSeal = Parameters<typeof writeFolder>[3]['seal']

/**
 * Reads what other devices have written, brings the tables and the knowledge together, and writes this device's changes. It may stop at any
 * step, also in the middle of a write, and the next run goes on.
 */
export async function runSync({ memory, tables, folder, secrets, ...about }: SyncAbout): Promise<SyncReport> {
  await settle(memory, tables, await tables.taken())
  const files = (await folder?.files()) ?? []
  const problems = await readFolder(files, memory, secrets, about.now)
  const compared = await compareAll(memory, tables, about)
  const question = questionOf(compared, about.answer ?? null)
  const ripe = await decideDeletions(memory, compared, question, about)
  const leftOut = (key: RecordKey): void => void problems.push({ path: key.slice(0, MOST_OF_KEY), why: 'refused' })
  const taken = ripe.length > 0 ? await tables.take(ripe, leftOut) : new Set<RecordKey>()
  const joined = await settle(memory, tables, taken)
  const counts = { ...countsOf(ripe, taken), joined }
  const { name, freshDevice, segmentBytes } = about
  const written = folder
    ? await writeFolder(folder, files, memory, { name, seal: await secrets.own(), freshDevice, segmentBytes })
    : 0
  return { ...counts, written, question, problems }
}

/** Characters of a record's key that a problem shows. */
const MOST_OF_KEY = 100

/** Above so many notes, and above a tenth of all, a deletion is asked about. */
export const MANY = 20

interface Compared {
  takes: Taken[]
  /** Records whose rows are gone here. */
  gone: StoredRecord[]
  /** Those of them that are notes and not in the bin. */
  lost: StoredRecord[]
  notes: number
}

type Clocked = Pick<SyncAbout, 'now'>

async function compareAll(memory: SyncMemory, tables: LocalTables, about: Clocked): Promise<Compared> {
  const takes: Taken[] = []
  const gone: StoredRecord[] = []
  const seen = new Set<RecordKey>()
  const blind = new Set<KindName>()
  let notes = 0
  for await (const rows of tables.rows()) {
    for (const { key, fields } of rows) if (fields === null && idOf(key) === '') blind.add(kindOf(key))
    const fresh = rows.filter(({ key }) => !seen.has(key) && !blind.has(kindOf(key)))
    for (const { key } of fresh) seen.add(key)
    notes += fresh.filter(({ key }) => kindOf(key) === 'note').length
    const stored = await memory.records(fresh.map(({ key }) => key))
    await inSteps(memory, about, takes, fresh, (row, stamps) => compare(row, stored.get(row.key), row.key, stamps))
  }
  const rest = (await memory.keys()).filter((key) => !seen.has(key) && !blind.has(kindOf(key)))
  for (let at = 0; at < rest.length; at += BATCH) {
    const stored = await memory.records(rest.slice(at, at + BATCH))
    const records = [...stored.values()]
    // The changes to a dossier that is not here went with it; nobody has taken them back.
    const present = records.filter((record) => !isOfAbsentDossier(record, seen))
    gone.push(...present.filter(isDeletedHere))
    const others = present.filter((record) => !isDeletedHere(record))
    await inSteps(memory, about, takes, others, (record, stamps) => compare(undefined, record, record.key, stamps))
  }
  const lostKeys = gone.map(({ key }) => key).filter((key) => kindOf(key) === 'note')
  const binned = lostKeys.length > 0 ? await tables.inBin(lostKeys) : new Set()
  const lost = gone.filter(({ key }) => kindOf(key) === 'note' && !binned.has(key))
  return { takes, gone, lost, notes }
}

const BATCH = 500

function isOfAbsentDossier({ key, state }: StoredRecord, seen: ReadonlySet<RecordKey>): boolean {
  if (kindOf(key) !== 'change') return false
  const { dossier } = derive(state, kinds.change).fields
  return typeof dossier === 'string' && dossier !== BUNDLED_ID && !seen.has(`dossier/${dossier}`)
}

/** The row is gone, and it was here when it was last brought up to date. */
function isDeletedHere({ key, state, before = state }: StoredRecord): boolean {
  const kind = kinds[kindOf(key)]
  return derive(before, kind).life === 'there' && derive(before, kind).isWhole && targetOf(state, key) !== null
}

function questionOf({ takes, lost, notes }: Compared, answer: Answer | null): Question | null {
  const isAnswered = (where: Question['where'], count: number): boolean =>
    answer?.where === where && answer.notes >= count
  const elsewhere = takes.filter(isNoteDeletion).length
  if (isMany(elsewhere, notes) && !isAnswered('elsewhere', elsewhere)) return { where: 'elsewhere', notes: elsewhere }
  if (isMany(lost.length, notes + lost.length) && !isAnswered('here', lost.length))
    return { where: 'here', notes: lost.length }
  return null
}

function isMany(deletions: number, notes: number): boolean {
  return deletions > Math.max(MANY, notes / 10)
}

function isNoteDeletion({ key, fields }: Taken): boolean {
  return fields === null && kindOf(key) === 'note'
}

/** Holds back what is asked about, and does what the user has answered. @returns what is to be taken */
async function decideDeletions(
  memory: SyncMemory,
  { takes, gone, lost, notes }: Compared,
  question: Question | null,
  about: Clocked & { answer?: Answer | null },
): Promise<Taken[]> {
  const { answer } = about
  const more: Taken[] = []
  const deletions = takes.filter(isNoteDeletion)
  const isKept = answer?.where === 'elsewhere' && answer.then === 'keep' && isMany(deletions.length, notes)
  const held = isKept || question?.where === 'elsewhere' ? new Set(deletions) : new Set<Taken>()
  if (isKept && question?.where !== 'elsewhere') {
    const stored = await memory.records(deletions.map(({ key }) => key))
    await inSteps(memory, about, more, deletions, ({ key, expected }, stamps) => {
      const record = stored.get(key)
      return record && expected !== null ? keepRecord(record, expected, stamps.next(record.state)) : {}
    })
  }
  const isBack = answer?.where === 'here' && answer.then === 'keep' && isMany(lost.length, notes + lost.length)
  const isAsked = question?.where === 'here' || (question !== null && isMany(lost.length, notes + lost.length))
  const spared = isBack || isAsked ? new Set(lost) : new Set<StoredRecord>()
  const deleted = gone.filter((record) => !spared.has(record))
  await inSteps(memory, about, more, deleted, (record, stamps) => compare(undefined, record, record.key, stamps))
  if (isBack && !isAsked)
    for (const { key, state } of lost) {
      const fields = targetOf(state, key)
      if (fields !== undefined && fields !== null) more.push({ key, expected: null, fields })
    }
  return [...takes.filter((take) => !held.has(take)), ...more]
}

/** Rows are up to date now that they were written. @returns how many of them hold more than one version of a text */
async function settle(memory: SyncMemory, tables: LocalTables, taken: ReadonlySet<RecordKey>): Promise<number> {
  if (taken.size === 0) return 0
  let joined = 0
  const keys = [...taken]
  for (let at = 0; at < keys.length; at += BATCH) {
    const stored = [...(await memory.records(keys.slice(at, at + BATCH))).values()]
    joined += stored.filter(({ key, state }) => derive(state, kinds[kindOf(key)]).joined > 0).length
    await memory.write({ records: stored.map(({ key, state }) => ({ key, state })) })
  }
  await tables.forgetTaken()
  return joined
}

function countsOf(
  ripe: readonly Taken[],
  taken: ReadonlySet<RecordKey>,
): Pick<SyncReport, 'added' | 'changed' | 'deleted'> {
  const counts = { added: 0, changed: 0, deleted: 0 }
  for (const { key, expected, fields } of ripe)
    if (taken.has(key)) counts[fields === null ? 'deleted' : expected === null ? 'added' : 'changed']++
  return counts
}

/** Takes one step for each item, and keeps what comes of them together. */
async function inSteps<T>(
  memory: SyncMemory,
  { now }: Clocked,
  takes: Taken[],
  items: readonly T[],
  step: (item: T, stamps: Stamps) => Step,
): Promise<void> {
  const self: Self = await memory.self()
  const clock = stampsFrom(self, now)
  const outbox: Delta[] = []
  const records = new Map<RecordKey, StoredRecord>()
  for (const item of items) {
    const { give, take, stored } = step(item, clock.stamps)
    if (give) outbox.push(give)
    if (stored) records.set(stored.key, stored)
    else if (give) throw new Error(`A change of ${keyOf(give)} was not kept.`)
    if (take) takes.push(take)
  }
  if (outbox.length === 0 && records.size === 0) return
  await memory.write({ records: [...records.values()], outbox, self: { ...self, clock: clock.last() } })
}

function stampsFrom({ device, clock: start }: Self, now: () => number): { stamps: Stamps; last: () => Clock } {
  let clock = start
  return {
    stamps: {
      next(state) {
        clock = tick(clock, now())
        const last = latestIn(state)
        // Only this record goes ahead: the clock of the device must not follow a stamp of the folder.
        return stampOf(isBefore(last, clock) ? clock : tick(last, now()), device)
      },
      at(ms, state) {
        const then = { ms: Math.max(0, Math.min(ms, now() - 1)), count: 0 }
        // Every stamp that is given from now on is greater.
        if (then.ms > clock.ms) clock = then
        const last = latestOf(device, state)
        return stampOf(isBefore(last, then) ? then : tick(last, then.ms), device)
      },
    },
    last: () => clock,
  }
}
