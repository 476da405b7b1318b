import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { idOf, keyOf, kindOf, type Delta, type RecordKey } from './delta'
import { derive } from './derive'
import { kinds, type KindName } from './kinds'
import type { Effect, LocalTables, Self, StoredRecord, SyncFolder, SyncMemory, Taken } from './memory'
import {
  FROM_OTHERS,
  isAnsweredBy,
  manyOf,
  placeOf,
  questionOf,
  type Answer,
  type Compared,
  type Question,
} from './questions'
import { readFolder, type ReadProblem, type Secrets } from './read-folder'
import { compare, keepRecord, refuseRecord, targetOf, type Stamps, type Step } from './reconcile'
import { latestIn, latestOf } from './record'
import { countKinds, recentRemovals, withRemovals, type Counts, type Removal } from './removals'
import { isBefore, stampOf, tick, type Clock } from './stamp'
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
  /** Changes that wait until the user has seen them. */
  news: readonly Effect[]
  problems: ReadProblem[]
}

/** `take`: they have their effect here. `leave`: what is here stays, on all devices. */
export interface NewsAnswer {
  then: 'take' | 'leave'
  /** Marks of the effects that the user has seen. */
  marks: readonly string[]
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
  await settle(memory, tables, await tables.taken())
  const files = (await folder?.files()) ?? []
  if (folder) await claimId(files, memory, about.freshDevice)
  const problems = await readFolder(files, memory, secrets, about.now, (share) => tell(share * READ))
  const found = await compareAll(memory, tables, about)
  tell(COMPARED)
  const { news, approved, takes } = await holdNews(memory, tables, found.takes, about)
  const compared = { ...found, takes }
  const question = questionOf(compared, await recentOf(memory, about), about.answer ?? null)
  const ripe = [...approved, ...(await decideDeletions(memory, compared, question, about))]
  const leftOut = (key: RecordKey): void => void problems.push({ path: key.slice(0, MOST_OF_KEY), why: 'refused' })
  const taken = ripe.length > 0 ? await tables.take(ripe, leftOut) : new Set<RecordKey>()
  const joined = await settle(memory, tables, taken)
  tell(TAKEN)
  const counts = { ...countsOf(ripe, taken), joined }
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

type Clocked = Pick<SyncAbout, 'now'>

async function compareAll(memory: SyncMemory, tables: LocalTables, about: Clocked): Promise<Compared> {
  const takes: Taken[] = []
  const gone: StoredRecord[] = []
  const seen = new Set<RecordKey>()
  const blind = new Set<KindName>()
  const present: Counts = {}
  for await (const rows of tables.rows()) {
    for (const { key, fields } of rows) if (fields === null && idOf(key) === '') blind.add(kindOf(key))
    const fresh = rows.filter(({ key }) => !seen.has(key) && !blind.has(kindOf(key)))
    for (const { key } of fresh) seen.add(key)
    for (const { key } of fresh) present[kindOf(key)] = (present[kindOf(key)] ?? 0) + 1
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
  const binned = gone.length > 0 ? await tables.inBin(gone.map(({ key }) => key)) : new Set()
  const lost = gone.filter(({ key }) => !binned.has(key))
  return { takes, gone, lost, present }
}

const BATCH = 500

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

/**
 * Holds back what the user has not seen, and does what they have answered.
 *
 * @returns `approved`: seen in the list one by one, so that no second question is asked for their number, nor are they counted
 */
async function holdNews(
  memory: SyncMemory,
  tables: LocalTables,
  takes: Taken[],
  about: Clocked & { newsAnswer?: NewsAnswer | null },
): Promise<{ news: Effect[]; approved: Taken[]; takes: Taken[] }> {
  const effects = (await tables.effects?.(takes)) ?? []
  const seen = new Set(about.newsAnswer?.marks)
  const news = effects.filter(({ mark }) => !seen.has(mark))
  const unseen = new Set(news.map(({ key }) => key))
  const listed = new Set(effects.map(({ key }) => key))
  const answered = takes.filter(({ key }) => listed.has(key) && !unseen.has(key))
  const isLeft = about.newsAnswer?.then === 'leave'
  const left = isLeft ? answered : []
  const more: Taken[] = []
  const stored = await memory.records(left.map(({ key }) => key))
  await inSteps(memory, about, more, left, ({ key, expected }, stamps) => {
    const record = stored.get(key)
    if (!record) return {}
    const stamp = stamps.next(record.state)
    return expected === null ? refuseRecord(record, stamp) : keepRecord(record, expected, stamp)
  })
  return {
    news,
    approved: isLeft ? [] : answered,
    takes: [...takes.filter(({ key }) => !listed.has(key)), ...more],
  }
}

/** Holds back what is asked about, and does what the user has answered. @returns what is to be taken */
async function decideDeletions(
  memory: SyncMemory,
  compared: Compared,
  question: Question | null,
  about: Clocked & { answer?: Answer | null },
): Promise<Taken[]> {
  const { takes, gone, lost } = compared
  const { answer = null } = about
  const removals = await recentOf(memory, about)
  const many = new Map(manyOf(compared, removals).map((asked) => [asked.where, asked]))
  const more: Taken[] = []
  const held = new Set<Taken>()
  for (const where of FROM_OTHERS) {
    const asked = many.get(where)
    const isAnswered = asked !== undefined && isAnsweredBy(answer, asked)
    if (!asked || (isAnswered && answer?.then === 'delete')) continue
    const pending = takes.filter((take) => placeOf(take) === where)
    for (const take of pending) held.add(take)
    if (!isAnswered) continue
    const stored = await memory.records(pending.map(({ key }) => key))
    await inSteps(memory, about, more, pending, ({ key, expected }, stamps) => {
      const record = stored.get(key)
      return record && expected !== null ? keepRecord(record, expected, stamps.next(record.state)) : {}
    })
  }
  const isBack = answer?.where === 'here' && answer.then === 'keep' && many.has('here')
  const isAsked = question !== null && many.has('here')
  const spared = isBack || isAsked ? new Set(lost) : new Set<StoredRecord>()
  const deleted = gone.filter((record) => !spared.has(record))
  await inSteps(memory, about, more, deleted, (record, stamps) => compare(undefined, record, record.key, stamps))
  if (isBack && !isAsked)
    for (const { key, state } of lost) {
      const fields = targetOf(state, key)
      if (fields !== undefined && fields !== null) more.push({ key, expected: null, fields })
    }
  const ripe = [...takes.filter((take) => !held.has(take)), ...more]
  const passedOn = lost.filter((record) => !spared.has(record))
  const isDone = question === null || (answer?.where !== question.where && answer?.where !== 'here')
  await remember(memory, about, removals, {
    taken: ripe,
    passedOn,
    answered: isDone ? answer : null,
  })
  return ripe
}

async function recentOf(memory: SyncMemory, { now }: Clocked): Promise<Removal[]> {
  return recentRemovals((await memory.self()).removals ?? [], now())
}

/** Counts what is taken away, before it is; what the user has answered for is not counted again. */
async function remember(
  memory: SyncMemory,
  { now }: Clocked,
  before: readonly Removal[],
  { taken, passedOn, answered }: { taken: Taken[]; passedOn: StoredRecord[]; answered: Answer | null },
): Promise<void> {
  let removals = before.filter(({ where }) => where !== answered?.where)
  const kindsOf = (rows: readonly { key: RecordKey }[]) => countKinds(rows.map(({ key }) => kindOf(key)))
  for (const where of FROM_OTHERS)
    if (answered?.where !== where)
      removals = withRemovals(removals, where, kindsOf(taken.filter((take) => placeOf(take) === where)), now())
  if (answered?.where !== 'here') removals = withRemovals(removals, 'here', kindsOf(passedOn), now())
  if (removals.length === 0 && before.length === 0) return
  await memory.write({ self: { ...(await memory.self()), removals } })
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
