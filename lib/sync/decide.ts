import { forEachRecord, type Clocked } from './for-each-record'
import { kindOf, type RecordKey } from './delta'
import type { Effect, LocalTables, StoredRecord, SyncStore, RowWrite } from './memory'
import { FROM_OTHERS, isAnsweredBy, manyOf, placeOf, type Answer, type Compared, type Question } from './questions'
import { compare, keepRecord, refuseRecord, targetOf } from './reconcile'
import { countKinds, recentRemovals, withRemovals, type RemovalPlace } from './removals'

/** `take`: they have their effect here. `leave`: what is here stays, on all devices. */
export interface NewsAnswer {
  then: 'take' | 'leave'
  /** Marks of the effects that the user has seen. */
  marks: readonly string[]
}

/**
 * Holds back what the user has not seen, and does what they have answered.
 *
 * @returns `approved`: seen in the list one by one, so that no second question is asked for their number, nor are they counted
 */
export async function holdNews(
  memory: SyncStore,
  tables: LocalTables,
  takes: RowWrite[],
  about: Clocked & { newsAnswer?: NewsAnswer | null },
): Promise<{ news: Effect[]; approved: RowWrite[]; takes: RowWrite[] }> {
  const effects = (await tables.effects?.(takes)) ?? []
  const seen = new Set(about.newsAnswer?.marks)
  const news = effects.filter(({ mark }) => !seen.has(mark))
  const unseen = new Set(news.map(({ key }) => key))
  const listed = new Set(effects.map(({ key }) => key))
  const answered = takes.filter(({ key }) => listed.has(key) && !unseen.has(key))
  const isLeft = about.newsAnswer?.then === 'leave'
  const left = isLeft ? answered : []
  const more: RowWrite[] = []
  const stored = await memory.records(left.map(({ key }) => key))
  await forEachRecord(memory, about, more, left, ({ key, expected }, stamps) => {
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

/** The decision on changes that take something away. */
interface Decision {
  /** Waits for an answer; null: none. */
  question: Question | null
  /** To be taken, with those that take nothing away. */
  decided: RowWrite[]
  /** Remembers how many items were taken away without a question. @param isTaken whether a row was written */
  count: (isTaken: (key: RecordKey) => boolean) => Promise<void>
}

/** Holds back what is asked about, and does what the user has answered. */
export async function decideDeletions(
  memory: SyncStore,
  compared: Compared,
  about: Clocked & { answer?: Answer | null },
): Promise<Decision> {
  const { takes, gone, lost } = compared
  const { answer = null } = about
  const before = recentRemovals((await memory.self()).removals ?? [], about.now())
  const asked = await manyOf(compared, before)
  const answers = new Map(asked.map((one) => [one.where, isAnsweredBy(answer, one) ? answer.then : 'none'] as const))
  const more: RowWrite[] = []
  const held = new Set<RowWrite>()
  for (const where of FROM_OTHERS) {
    const then = answers.get(where)
    if (then === undefined || then === 'delete') continue
    const pending = takes.filter((take) => placeOf(take) === where)
    for (const take of pending) held.add(take)
    if (then === 'none') continue
    const stored = await memory.records(pending.map(({ key }) => key))
    await forEachRecord(memory, about, more, pending, ({ key, expected }, stamps) => {
      const record = stored.get(key)
      return record && expected !== null ? keepRecord(record, expected, stamps.next(record.state)) : {}
    })
  }
  const here = answers.get('here')
  const spared = here === 'none' || here === 'keep' ? new Set(lost) : new Set<StoredRecord>()
  const deleted = gone.filter((record) => !spared.has(record))
  await forEachRecord(memory, about, more, deleted, (record, stamps) => compare(undefined, record, record.key, stamps))
  if (here === 'keep')
    for (const { key, state } of lost) {
      const fields = targetOf(state, key)
      if (fields !== undefined && fields !== null) more.push({ key, expected: null, fields })
    }
  const decided = [...takes.filter((take) => !held.has(take)), ...more]
  const passedOn = lost.filter((record) => !spared.has(record))
  return {
    question: asked.find((one) => !isAnsweredBy(answer, one)) ?? null,
    decided,
    async count(isTaken) {
      let removals = before
      const add = (where: RemovalPlace, rows: readonly { key: RecordKey }[]): void => {
        // An answer covers what it was about, and nothing that was taken before.
        if (answers.has(where)) return
        removals = withRemovals(removals, where, countKinds(rows.map(({ key }) => kindOf(key))), about.now())
      }
      for (const where of FROM_OTHERS)
        add(
          where,
          decided.filter((take) => placeOf(take) === where && isTaken(take.key)),
        )
      add('here', passedOn)
      const self = await memory.self()
      if (removals.length > 0 || (self.removals ?? []).length > 0) await memory.write({ self: { ...self, removals } })
    },
  }
}
