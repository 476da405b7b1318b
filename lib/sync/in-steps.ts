import { keyOf, type Delta, type RecordKey } from './delta'
import type { Self, StoredRecord, SyncMemory, Taken } from './memory'
import type { Stamps, Step } from './reconcile'
import { latestIn, latestOf } from './record'
import { stampAfter, tick, type Clock } from './stamp'

export interface Clocked {
  now: () => number
}

/** Takes one step for each item, and keeps what comes of them together. */
export async function inSteps<T>(
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
        return stampAfter(latestIn(state), clock, now(), device)
      },
      at(ms, state) {
        const then = { ms: Math.max(0, Math.min(ms, now() - 1)), count: 0 }
        // Every stamp that is given from now on is greater.
        if (then.ms > clock.ms) clock = then
        return stampAfter(latestOf(device, state), then, then.ms, device)
      },
    },
    last: () => clock,
  }
}
