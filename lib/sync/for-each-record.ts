import { dayMs } from '@/lib/text/date-value'
import { keyOf, type Delta, type RecordKey } from './delta'
import type { ThisDevice, StoredRecord, SyncStore, RowWrite } from './memory'
import type { Stamps, Step } from './reconcile'
import { latestIn, latestOf } from './record'
import { msOf, stampAfter, tick, type Clock, type Stamp } from './stamp'

export interface Clocked {
  now: () => number
}

/** Takes one step for each item, and keeps what comes of them together. */
export async function forEachRecord<T>(
  memory: SyncStore,
  { now }: Clocked,
  takes: RowWrite[],
  items: readonly T[],
  step: (item: T, stamps: Stamps) => Step,
): Promise<void> {
  const self: ThisDevice = await memory.self()
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
  const days = withDays(self.days ?? [], clock.given)
  await memory.write({ records: [...records.values()], outbox, self: { ...self, clock: clock.last(), days } })
}

/**
 * Adds times to those of a device, one for each day. They are kept because later changes may hide earlier ones, which other devices have read:
 * the latest 400 days, as only days after the present one are ever asked for.
 */
export function withDays(days: readonly number[], given: readonly number[]): number[] {
  const lasts = new Map<number, number>()
  for (const ms of [...days, ...given]) {
    const day = Math.floor(ms / dayMs)
    lasts.set(day, Math.max(ms, lasts.get(day) ?? 0))
  }
  return [...lasts.values()].sort((a, b) => a - b).slice(-MOST_DAYS)
}

const MOST_DAYS = 400

function stampsFrom(
  { device, clock: start }: ThisDevice,
  now: () => number,
): { stamps: Stamps; last: () => Clock; given: readonly number[] } {
  let clock = start
  const given: number[] = []
  const give = (stamp: Stamp): Stamp => {
    given.push(msOf(stamp))
    return stamp
  }
  return {
    given,
    stamps: {
      next(state) {
        clock = tick(clock, now())
        return give(stampAfter(latestIn(state), clock, now(), device))
      },
      at(ms, state) {
        const then = { ms: Math.max(0, Math.min(ms, now() - 1)), count: 0 }
        // Every stamp that is given from now on is greater.
        if (then.ms > clock.ms) clock = then
        return give(stampAfter(latestOf(device, state), then, then.ms, device))
      },
    },
    last: () => clock,
  }
}

/** The stored records of keys, some hundred at a time. */
export async function* recordBatches(memory: SyncStore, keys: readonly RecordKey[]): AsyncGenerator<StoredRecord[]> {
  for (let at = 0; at < keys.length; at += BATCH) yield [...(await memory.records(keys.slice(at, at + BATCH))).values()]
}

const BATCH = 500
