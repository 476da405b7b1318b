import { dayMs } from '@/lib/text/date-value'
import { recordBatches, withDays } from './for-each-record'
import type { FilePosition, FolderFile, ThisDevice, StoredRecord, SyncStore } from './memory'
import type { FileProblem, ReadProblem } from './read-folder'
import { isOpen } from './read-header'
import { join, latestAmong, nothingKnown, timesIn, type RecordState } from './record'
import { deviceOf, latestClock, latestFrom, MOST_COUNT, msOf, stampAfter, tick, timeOf, YEAR_MS } from './stamp'
import type { Clock, Stamp } from './stamp'
import { newTail, segmentsOf } from './write-folder'

/**
 * Where the clock of this device was more than a year ahead, other devices refuse what it has written since, and would refuse each later change.
 * Those changes get new stamps, and all files are rewritten. So do changes of another such device that were read then.
 *
 * A change that loses its stamp may have hidden earlier ones, and the files that hold it are read differently now. So everything is read again
 * before the new stamps are given: each is after all that is known of its record, and this device ends with what the others have.
 *
 * It is done only where more devices have changes about now than later ones: else it is the clock of now that is wrong, as after a dead battery.
 *
 * It waits until all files of this device can be opened: they may be removed after that, and the others have read them.
 *
 * @param readAgain reads all files
 * @returns the files for which it waits
 */
export async function setBack(
  files: readonly FolderFile[],
  memory: SyncStore,
  now: () => number,
  readAgain: () => Promise<readonly ReadProblem[]>,
): Promise<ReadProblem[]> {
  const before = await memory.self()
  const to = before.setBackTo ?? now()
  if (before.setBackTo === undefined) {
    if (!isToBeSetBack(before, [...(await memory.positions()).values()], to)) return []
    const closed = await closedFiles(files, before)
    if (closed.length > 0) return closed
    await memory.write({ self: { ...before, setBackTo: to } })
  }
  // Wherever the program ends, the next sync begins again here.
  const latest = latestFrom(to)
  await changeAll(memory, (record) =>
    record.ahead === undefined && isLater(record.state, latest)
      ? { ...record, state: nothingKnown, before: record.before ?? record.state, ahead: record.state }
      : record,
  )
  await memory.write({ unread: true })
  const failed = (await readAgain()).find(({ path, why }) => isClosed(why) && path.startsWith(`${before.device}/`))
  if (failed) throw new Error(`The clock cannot be set back before ${failed.path} can be read.`)
  const { setBackTo: _, ...self } = await memory.self()
  // Others have read changes of this device that later ones hide here, and that are in no file any more, or read them soon.
  const dated: Clock = { ms: self.days?.filter((ms) => ms <= latest + SOON_MS).at(-1) ?? 0, count: MOST_COUNT }
  const given: number[] = []
  let clock = isFarAhead(self.clock.ms, to) ? { ms: to, count: 0 } : self.clock
  await changeAll(memory, (record) => {
    const { key, state, ahead } = record
    if (ahead === undefined) return record
    clock = tick(clock, to)
    const known = latestAmong([...timesIn(state), ...timesIn(ahead).filter((time) => msOf(time) <= latest)])
    const last = latestClock([known, dated])
    const stamp = stampAfter(last, clock, to, self.device)
    given.push(msOf(stamp))
    return {
      key,
      state: join(state, withStamp(ahead, latest, stamp)),
      before: withStamp(record.before ?? ahead, latest, stamp),
    }
  })
  const removals = (self.removals ?? []).map((one) => ({ ...one, at: Math.min(one.at, to) }))
  const tail = { ...(self.tail ?? newTail), isSnapshot: true }
  await memory.write({ self: { ...self, clock, removals, tail, days: withDays(self.days ?? [], given) } })
  return []
}

async function closedFiles(files: readonly FolderFile[], { device }: ThisDevice): Promise<ReadProblem[]> {
  const closed: ReadProblem[] = []
  for (const file of segmentsOf(device, files).values())
    if (!(await isOpen(file))) closed.push({ path: file.path, why: file.size === null ? 'away' : 'unreadable' })
  return closed
}

function isClosed(why: FileProblem): boolean {
  return why === 'away' || why === 'unreadable'
}

/** @param change returns the record itself where it is to stay as it is */
async function changeAll(memory: SyncStore, change: (record: StoredRecord) => StoredRecord): Promise<void> {
  for await (const stored of recordBatches(memory, await memory.keys())) {
    const records = stored.map((record) => [record, change(record)] as const).filter(([one, next]) => next !== one)
    if (records.length > 0) await memory.write({ records: records.map(([, next]) => next) })
  }
}

/** In this time a service removes the former files of this device everywhere. */
const SOON_MS = 14 * dayMs

function isToBeSetBack(self: ThisDevice, positions: readonly FilePosition[], now: number): boolean {
  const lasts = lastOfOthers(positions, self)
  const ahead = lasts.filter((ms) => isFarAhead(ms, now)).length
  const present = lasts.filter((ms) => ms > now - YEAR_MS && !isFarAhead(ms, now)).length
  return (isFarAhead(self.clock.ms, now) || ahead > 0) && present > ahead
}

function isFarAhead(ms: number, now: number): boolean {
  return ms > latestFrom(now) + dayMs
}

function isLater(state: RecordState, latest: number): boolean {
  return timesIn(state).some((time) => msOf(time) > latest)
}

/** When each other device has changed something last, by the stamps that were read; those without a change are left out. */
function lastOfOthers(positions: readonly FilePosition[], { device, formerIds = [] }: ThisDevice): number[] {
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
