import { kindOf, type RecordKey } from './delta'
import { kindNames } from './kinds'
import type { Fields } from './kinds/kind'
import { markOf } from './mark'
import type { StoredRecord, RowWrite } from './memory'
import { targetOf } from './reconcile'
import { reductionOf } from './reduces'
import { areMany, countKinds, type Counts, type Removal, type RemovalPlace } from './removals'
import { wordsOfRow, type RowWords } from './row-words'

/** A question that the user must answer before much is taken away. */
export interface Question {
  where: RemovalPlace
  items: number
  /** Made from all rows that it is about, as they are and as they would be. */
  mark: string
  /** The first of them, as they are here. */
  rows: readonly RowWords[]
}

/** `delete`: they are deleted or changed everywhere. `keep`: they stay or come back here as they were, and on all devices. */
export interface Answer extends Pick<Question, 'where' | 'mark'> {
  then: 'delete' | 'keep'
}

/** Result of a comparison of tables and knowledge. */
export interface Compared {
  takes: RowWrite[]
  /** Records whose rows are gone here. */
  gone: StoredRecord[]
  /** Those of them that are not in the bin. */
  lost: StoredRecord[]
  /** How many rows there are. */
  present: Counts
}

/** An answer counts for the very rows that the user was asked about. */
export function isAnsweredBy(answer: Answer | null, { where, mark }: Question): answer is Answer {
  return answer?.where === where && answer.mark === mark
}

/** The questions that there would be without an answer. */
export async function manyOf({ takes, lost, present }: Compared, removals: readonly Removal[]): Promise<Question[]> {
  const questions: Question[] = []
  for (const where of FROM_OTHERS) {
    const pending = takes.filter((take) => placeOf(take) === where)
    if (areMany(countsOf(pending), present, removals, where)) questions.push(await questionOf(where, pending))
  }
  const missing = countsOf(lost)
  const total = Object.fromEntries(kindNames.map((kind) => [kind, (present[kind] ?? 0) + (missing[kind] ?? 0)]))
  if (areMany(missing, total, removals, 'here'))
    questions.push(
      await questionOf(
        'here',
        lost.map(({ key, state }) => ({ key, expected: targetOf(state, key) ?? null, fields: null })),
      ),
    )
  return questions
}

export const FROM_OTHERS = ['elsewhere', 'changed'] as const

/** Among what a change is counted; null: it takes nothing away. */
export function placeOf(take: RowWrite): (typeof FROM_OTHERS)[number] | null {
  const reduction = reductionOf(take)
  return reduction === 'none' ? null : reduction === 'most' ? 'elsewhere' : 'changed'
}

function countsOf(rows: readonly { key: RecordKey }[]): Counts {
  return countKinds(rows.map(({ key }) => kindOf(key)))
}

async function questionOf(where: RemovalPlace, pending: readonly RowWrite[]): Promise<Question> {
  const sorted = [...pending].sort((a, b) => (a.key < b.key ? -1 : 1))
  const rows = sorted.slice(0, MOST_ROWS).map(({ key, expected }) => wordsOfRow(key, expected ?? noFields))
  return { where, items: pending.length, mark: await markOf(sorted), rows }
}

const noFields: Fields = {}

const MOST_ROWS = 300
