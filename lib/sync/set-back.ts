import { dayMs } from '@/lib/text/date-value'
import type { FilePosition, Self, SyncMemory } from './memory'
import { latestAmong, timesIn, type RecordState } from './record'
import { deviceOf, latestFrom, msOf, stampAfter, tick, timeOf, YEAR_MS, type Stamp } from './stamp'
import { newTail } from './write-folder'

/**
 * Where the clock of this device was more than a year ahead, other devices refuse what it has written since, and would refuse each later change.
 * Those changes get stamps of now, and all files are rewritten. So do changes of another such device that were read then.
 *
 * It is done only where more devices have changes about now than later ones: else it is the clock of now that is wrong, as after a dead battery.
 */
export async function setBack(memory: SyncMemory, now: () => number): Promise<void> {
  const self = await memory.self()
  const latest = latestFrom(now())
  const positions = [...(await memory.positions()).values()]
  const lasts = lastOfOthers(positions, self)
  const isFarAhead = (ms: number): boolean => ms > latest + dayMs
  const ahead = lasts.filter(isFarAhead).length
  const present = lasts.filter((ms) => ms > now() - YEAR_MS && !isFarAhead(ms)).length
  if (!(isFarAhead(self.clock.ms) || ahead > 0) || present <= ahead) return
  let clock = isFarAhead(self.clock.ms) ? { ms: now(), count: 0 } : self.clock
  const keys = await memory.keys()
  for (let at = 0; at < keys.length; at += BATCH) {
    const stored = [...(await memory.records(keys.slice(at, at + BATCH))).values()]
    const ahead = stored.filter(({ state }) => timesIn(state).some((time) => msOf(time) > latest))
    const records = ahead.map(({ key, state, before }) => {
      clock = tick(clock, now())
      const last = latestAmong(timesIn(state).filter((time) => msOf(time) <= latest))
      const stamp = stampAfter(last, clock, now(), self.device)
      return {
        key,
        state: withStamp(state, latest, stamp),
        ...(before && { before: withStamp(before, latest, stamp) }),
      }
    })
    await memory.write({ records })
  }
  for (const position of positions)
    if (position.last > latest) await memory.write({ position: { ...position, last: latest } })
  const removals = (self.removals ?? []).map((one) => ({ ...one, at: Math.min(one.at, now()) }))
  // Last, so that it is begun again where the program ends before.
  await memory.write({ self: { ...self, clock, removals, tail: { ...(self.tail ?? newTail), isSnapshot: true } } })
}

const BATCH = 500

/** When each other device has changed something last, by the stamps that were read; those without a change are left out. */
function lastOfOthers(positions: readonly FilePosition[], { device, formerIds = [] }: Self): number[] {
  const own = new Set([device, ...formerIds])
  const lasts = new Map<string, number>()
  for (const one of positions)
    if (!own.has(one.device)) lasts.set(one.device, Math.max(one.last, lasts.get(one.device) ?? 0))
  return [...lasts.values()].filter((ms) => ms > 0)
}

/** The state with a stamp of this device in place of all that are later than a time. */
function withStamp({ fields, versions }: RecordState, latest: number, stamp: Stamp): RecordState {
  const isAhead = (time: string): boolean => msOf(time) > latest
  const device = deviceOf(stamp)
  return {
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, register]) => {
        const [at, ...value] = register
        return [name, isAhead(at) ? [stamp, ...value] : register] as const
      }),
    ),
    versions: Object.fromEntries(
      Object.entries(versions).map(([name, one]) => {
        if (!Object.values(one.seen).some(isAhead)) return [name, one] as const
        const seen = Object.fromEntries(Object.entries(one.seen).filter(([, time]) => !isAhead(time)))
        // A device has one time in a field.
        const values = one.values.map(
          ([at, value]) => [isAhead(at) || deviceOf(at) === device ? stamp : at, value] as const,
        )
        return [name, { seen: { ...seen, [device]: timeOf(stamp) }, values }] as const
      }),
    ),
  }
}
