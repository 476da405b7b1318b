import { kindOf } from './delta'
import { kindNames } from './kinds'
import type { StoredRecord, Taken } from './memory'
import { reductionOf } from './reduces'
import { areMany, countKinds, sumOf, type Counts, type Removal, type RemovalPlace } from './removals'

/** A question that the user must answer before much is taken away. */
export interface Question {
  where: RemovalPlace
  items: number
}

/** `delete`: they are deleted or changed everywhere. `keep`: they stay or come back here as they were, and on all devices. */
export interface Answer extends Question {
  then: 'delete' | 'keep'
}

/** Result of a comparison of tables and knowledge. */
export interface Compared {
  takes: Taken[]
  /** Records whose rows are gone here. */
  gone: StoredRecord[]
  /** Those of them that are not in the bin. */
  lost: StoredRecord[]
  /** How many rows there are. */
  present: Counts
}

/** The first question that is not answered; null: there is none. */
export function questionOf(compared: Compared, removals: readonly Removal[], answer: Answer | null): Question | null {
  return manyOf(compared, removals).find((asked) => !isAnsweredBy(answer, asked)) ?? null
}

/** An answer counts for no more items than the user was asked about. */
export function isAnsweredBy(answer: Answer | null, { where, items }: Question): boolean {
  return answer?.where === where && answer.items >= items
}

/** The questions that there would be without an answer. */
export function manyOf({ takes, lost, present }: Compared, removals: readonly Removal[]): Question[] {
  const questions: Question[] = []
  for (const where of FROM_OTHERS) {
    const pending = countKinds(takes.filter((take) => placeOf(take) === where).map(({ key }) => kindOf(key)))
    if (areMany(pending, present, removals, where)) questions.push({ where, items: sumOf(pending) })
  }
  const missing = countKinds(lost.map(({ key }) => kindOf(key)))
  const total = Object.fromEntries(kindNames.map((kind) => [kind, (present[kind] ?? 0) + (missing[kind] ?? 0)]))
  if (areMany(missing, total, removals, 'here')) questions.push({ where: 'here', items: sumOf(missing) })
  return questions
}

export const FROM_OTHERS = ['elsewhere', 'changed'] as const

/** Among what a change is counted; null: it takes nothing away. */
export function placeOf(take: Taken): (typeof FROM_OTHERS)[number] | null {
  const reduction = reductionOf(take)
  return reduction === 'none' ? null : reduction === 'most' ? 'elsewhere' : 'changed'
}
