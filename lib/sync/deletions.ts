import { kindOf, type RecordKey, type RowWrite } from '@/lib/rows/kind'
import { rowSummaryOf, type RowSummary } from '@/lib/rows/row-words'
import { contentId } from '@/lib/text/content-id'
import { groupedBy } from '@/lib/text/grouped-by'
import type { StoredRecord } from './types'
import { compareRecord, forEachRecord, keepRecord, rowOfState, type SyncRun, type StampMaker } from './reconcile'

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

/** Result of comparing the tables with the known states of the records. */
export interface Compared {
  takes: RowWrite[]
  /** Records whose rows were deleted on this device. */
  gone: StoredRecord[]
  /** Records of `gone` whose rows are not in the bin. */
  lost: StoredRecord[]
  /** Keys of all rows in the tables. */
  present: ReadonlySet<RecordKey>
}

/** Holds back deletions until the user has answered, and carries out the answer. @returns the rows to be written */
export async function decideDeletions(
  run: SyncRun,
  { takes, gone, lost, present }: Compared,
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
  const [elsewhere, here] = asked.map((one) => {
    if (one === null) return 'delete'
    return answer?.where === one.where && answer.mark === one.mark ? answer.decision : null
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
  return { question: asked.find((one, at) => one !== null && [elsewhere, here][at] === null) ?? null, decided }
}

/** Returns null if of each kind few rows are concerned: a tenth, or 20 if they are at most half, or 4. */
function questionOf(
  where: DeletionQuestion['where'],
  rows: readonly { key: RecordKey; fields: RowWrite['fields'] }[],
  all: ReadonlySet<RecordKey>,
): DeletionQuestion | null {
  const totals = groupedBy([...all], kindOf)
  const isMany = (some: number, total: number) => some > Math.max(total / 10, Math.min(20, total / 2), 4)
  const byKind = [...groupedBy(rows, ({ key }) => kindOf(key))]
  if (!byKind.some(([kind, { length }]) => isMany(length, totals.get(kind)?.length ?? 0))) return null
  const sorted = [...rows].sort((a, b) => (a.key < b.key ? -1 : 1))
  const words = sorted.slice(0, MOST_ROWS).map(({ key, fields }) => rowSummaryOf(key, fields ?? {}))
  return { where, items: rows.length, mark: contentId([where, ...sorted.map(({ key }) => key)]), rows: words }
}

const MOST_ROWS = 300
