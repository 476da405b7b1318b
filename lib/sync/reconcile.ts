import { isSameJson } from '@/lib/rows/json'
import {
  type Fields,
  idOfKey,
  rowKeyOf,
  kindOfKey,
  type LocalRow,
  type RecordKey,
  type RowWrite,
} from '@/lib/rows/row-rules'
import { rowRulesByKind } from '@/lib/rows/row-rules-by-kind'
import { deltaJson, readDelta } from '@/lib/sync/file-lines'
import type { Delta } from '@/lib/sync/record'
import {
  changeOf,
  deriveRecord,
  firstChange,
  restoringDeltaOf,
  joinStates,
  latestChangeIn,
  emptyRecordState,
  type RecordState,
} from '@/lib/sync/record'
import type { StoredRecord, SyncStore } from './types'
import { stampAfter, nextClock, type Stamp } from './stamp'
import { rowSummaryOf, type RowSummary } from '@/lib/rows/row-words'
import { contentId } from '@/lib/text/content-id'
import { groupedBy } from '@/lib/text/lists'

interface RecordStep {
  delta?: Delta
  rowWrite?: RowWrite
  /** New state of the record; absent: unchanged. */
  stored?: StoredRecord
}

/** Makes stamps for changes that are found now, each later than all known ones of its record. */
export interface StampMaker {
  next: (state: RecordState) => Stamp
  /** For a row from before this device began to sync: made from the time of the row's last change. */
  at: (ms: number, state: RecordState) => Stamp
}

/** Dependencies of a run. `leftOut` is called for a change that no device could read; it stays on this device. */
export interface SyncRun {
  memory: SyncStore
  now: () => number
  leftOut: (key: RecordKey) => void
}

/** Computes one step for each item, and stores their effects together. @returns the rows to write to the tables */
export async function forEachRecord<T>(
  { memory, now, leftOut }: SyncRun,
  items: readonly T[],
  step: (item: T, stamps: StampMaker) => RecordStep,
): Promise<RowWrite[]> {
  const ownDevice = await memory.self()
  const { device } = ownDevice
  let { clock } = ownDevice
  const stamps: StampMaker = {
    next(state) {
      clock = nextClock(clock, now())
      return stampAfter(latestChangeIn(state), clock, device)
    },
    at(ms, state) {
      const then = { ms: Math.max(0, Math.min(ms, now() - 1)), count: 0 }
      return stampAfter(latestChangeIn(state, device), then, device)
    },
  }
  const takes: RowWrite[] = []
  const outbox: Delta[] = []
  const records: StoredRecord[] = []
  for (const item of items) {
    const { delta, rowWrite, stored } = step(item, stamps)
    if (delta && readDelta(deltaJson(delta)) === null) {
      leftOut(rowKeyOf(delta))
      continue
    }
    if (delta) outbox.push(delta)
    if (stored) records.push(stored)
    if (rowWrite) takes.push(rowWrite)
  }
  if (records.length > 0) await memory.write({ records, outbox, self: { ...ownDevice, clock } })
  return takes
}

/**
 * Compares a row with the known state of its record to find who has changed it: the user, if the row differs from the
 * state last written to it; other devices, if the known state differs from that one; or both.
 * @param row undefined: the tables have no such row
 */
export function compareRecord(
  row: LocalRow | undefined,
  stored: StoredRecord | undefined,
  key: RecordKey,
  stamps: StampMaker,
): RecordStep {
  if (row?.fields === null) return {}
  const kind = rowRulesByKind[kindOfKey(key)]
  const here = row?.fields ?? null
  const state = stored?.state ?? emptyRecordState
  const before = stored?.before ?? state
  const target = rowOfState(state, key)
  if (target !== undefined && isSameJson(here, target)) return stored?.before ? { stored: { key, state } } : {}
  const then = deriveRecord(before, kind)
  let change
  if (then.life === 'unknown') {
    if (row === undefined || here === null) return writeStep(key, null, target)
    const now = deriveRecord(state, kind)
    if (target === null && isSameJson(here, now.fields)) return writeStep(key, here, null)
    change = firstChange(state, here, kind, stamps.at(row.changed, state))
  } else {
    const wasHere = then.life === 'there' ? then.fields : null
    if (isSameJson(here, wasHere)) return writeStep(key, here, target)
    change = changeOf(before, here, kind, stamps.next(state))
  }
  return stepOfOwnChange({ key, state, before }, change, here)
}

export function keepRecord({ key, state, before = state }: StoredRecord, here: Fields, stamp: Stamp): RecordStep {
  return stepOfOwnChange({ key, state, before }, restoringDeltaOf(state, stamp), here)
}

function stepOfOwnChange(stored: Required<StoredRecord>, change: RecordState | null, here: Fields | null): RecordStep {
  const { key } = stored
  if (change === null) return writeStep(key, here, rowOfState(stored.state, key))
  const delta: Delta = { kind: kindOfKey(key), id: idOfKey(key), state: change }
  const state = joinStates(stored.state, change)
  const target = rowOfState(state, key)
  if (target === undefined || isSameJson(here, target)) return { delta, stored: { key, state } }
  return { delta, stored: { key, state, before: joinStates(stored.before, change) }, ...writeStep(key, here, target) }
}

/** Returns the row that the known state gives; null: deleted, undefined: required fields are not known yet. */
export function rowOfState(state: RecordState, key: RecordKey): Fields | null | undefined {
  const { life, isWhole, fields } = deriveRecord(state, rowRulesByKind[kindOfKey(key)])
  if (life === 'deleted') return null
  return life === 'there' && isWhole ? fields : undefined
}

function writeStep(key: RecordKey, expected: Fields | null, fields: Fields | null | undefined): RecordStep {
  return fields === undefined || isSameJson(expected, fields) ? {} : { rowWrite: { key, expected, fields } }
}

/** A question that the user must answer before many rows are deleted. */
export interface DeletionQuestion {
  /** `elsewhere`: other devices deleted the rows. `here`: the rows are gone here and not in the bin. */
  where: 'elsewhere' | 'here'
  items: number
  /** Hash of the keys of all rows: an answer counts for these rows only. */
  mark: string
  /** The first `MOST_ROWS` of the rows, as they are or were on this device. */
  rows: readonly RowSummary[]
}

/** The user's answer. `delete`: the rows are deleted on all devices. `keep`: they are kept or restored on all. */
export interface DeletionAnswer extends Pick<DeletionQuestion, 'where' | 'mark'> {
  decision: 'delete' | 'keep'
}

export interface TableChanges {
  takes: RowWrite[]
  gone: StoredRecord[]
  /** Records of `gone` whose rows are not in the bin. */
  lost: StoredRecord[]
  present: ReadonlySet<RecordKey>
}

/** Holds back deletions until the user has answered, and carries out the answer. @returns the rows to be written */
export async function decideDeletions(
  run: SyncRun,
  { takes, gone, lost, present }: TableChanges,
  answer: DeletionAnswer | null,
): Promise<{ question: DeletionQuestion | null; decided: RowWrite[] }> {
  const deletions = new Set(takes.filter(({ expected, fields }) => expected !== null && fields === null))
  const rowsLost = lost.flatMap(({ key, state }): RowWrite[] => {
    const fields = rowOfState(state, key)
    return fields ? [{ key, expected: null, fields }] : []
  })
  const rowsHere = [...deletions].map(({ key, expected }) => ({ key, fields: expected }))
  const asked = [
    questionOf('elsewhere', rowsHere, present),
    questionOf('here', rowsLost, new Set([...present, ...rowsLost.map(({ key }) => key)])),
  ]
  const [elsewhere, here] = asked.map((question) => {
    if (question === null) return 'delete'
    return answer?.where === question.where && answer.mark === question.mark ? answer.decision : null
  })
  const decided = takes.filter((take) => elsewhere === 'delete' || !deletions.has(take))
  if (elsewhere === 'keep') {
    const stored = await run.memory.records(rowsHere.map(({ key }) => key))
    const kept = await forEachRecord(run, [...deletions], ({ key, expected }, stamps) => {
      const record = stored.get(key)
      return record && expected !== null ? keepRecord(record, expected, stamps.next(record.state)) : {}
    })
    decided.push(...kept)
  }
  const spared = new Set(here === 'delete' ? [] : lost)
  const deleted = gone.filter((record) => !spared.has(record))
  const step = (record: StoredRecord, stamps: StampMaker) => compareRecord(undefined, record, record.key, stamps)
  decided.push(...(await forEachRecord(run, deleted, step)))
  if (here === 'keep') decided.push(...rowsLost)
  return {
    question: asked.find((question, at) => question !== null && [elsewhere, here][at] === null) ?? null,
    decided,
  }
}

/** Returns null if of each kind few rows are concerned: a tenth, or 20 if they are at most half, or 4. */
function questionOf(
  where: DeletionQuestion['where'],
  rows: readonly { key: RecordKey; fields: RowWrite['fields'] }[],
  all: ReadonlySet<RecordKey>,
): DeletionQuestion | null {
  const totals = groupedBy([...all], kindOfKey)
  const isMany = (some: number, total: number) => some > Math.max(total / 10, Math.min(20, total / 2), 4)
  const byKind = [...groupedBy(rows, ({ key }) => kindOfKey(key))]
  if (!byKind.some(([kind, { length }]) => isMany(length, totals.get(kind)?.length ?? 0))) return null
  const sorted = [...rows].sort((a, b) => (a.key < b.key ? -1 : 1))
  const words = sorted.slice(0, MOST_ROWS).map(({ key, fields }) => rowSummaryOf(key, fields ?? {}))
  return { where, items: rows.length, mark: contentId([where, ...sorted.map(({ key }) => key)]), rows: words }
}

const MOST_ROWS = 300
