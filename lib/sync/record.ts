import { groupedBy } from '@/lib/text/grouped-by'
import { isSameJson, own, sortedJson, type Json } from '@/lib/sync/kinds/json'
import { syncLimits } from './limits'
import { clockOf, deviceOf, latestClock, timeOf, type Clock, type Stamp } from './stamp'

// Joint state of a note or another record over all devices, and the join of two states. Joining is commutative,
// associative and idempotent (a state-based CRDT with deltas), so neither the order nor the number of readings matters.

/** A field of which the last change counts. Without a value: the record does not have the field. */
export type Register = readonly [stamp: Stamp, value?: Json]

/** A field of which every change counts that no later change has seen (a multi-value register). */
export interface Versions {
  /** The latest change to the field by each device that is known here. One that is not in `values` was overwritten. */
  seen: Readonly<Record<string, string>>
  /** None is later than all that it has seen: so the latest one is never overwritten, whatever a stranger writes. */
  values: readonly (readonly [stamp: Stamp, value: Json])[]
}

/** All that is known of a record, or what one change adds to it. */
export interface RecordState {
  fields: Readonly<Record<string, Register>>
  versions: Readonly<Record<string, Versions>>
}

export const nothingKnown: RecordState = { fields: {}, versions: {} }

/** Joins two pieces of knowledge. @returns `a` itself where `b` adds nothing */
export function join(a: RecordState, b: RecordState): RecordState {
  const fields = joinFields(a.fields, b.fields)
  const versions = joinAll(a.versions, b.versions, joinVersions, (one) => joinVersions(noVersions, one))
  return fields === a.fields && versions === a.versions ? a : { fields, versions }
}

/** The change that gives a field of versions a value, by a device that knows `before`. */
export function written(before: Versions | undefined, stamp: Stamp, value: Json): Versions {
  return { seen: { ...before?.seen, [deviceOf(stamp)]: timeOf(stamp) }, values: [[stamp, value]] }
}

/** Versions that give these when they are joined, with the value of one device each; what has no value any more goes with the latest one. */
export function apart({ seen, values }: Versions): Versions[] {
  const byDevice = groupedBy(values, ([stamp]) => deviceOf(stamp))
  if (byDevice.size === 0) return [{ seen, values }]
  const latest = deviceOf(values.reduce((last, [stamp]) => (stamp > last ? stamp : last), ''))
  return [...byDevice].map(([device, own]) => ({
    seen: Object.fromEntries(
      Object.entries(seen).filter(([one]) => one === device || (device === latest && !byDevice.has(one))),
    ),
    values: own,
  }))
}

/** All times in a record, whether of a change or of what a change has seen. */
export function timesIn({ fields, versions }: RecordState): string[] {
  const changes = Object.values(fields).map(([stamp]) => stamp)
  const seen = Object.values(versions).flatMap((one) => [...Object.values(one.seen), ...one.values.map(([at]) => at)])
  return [...changes, ...seen]
}

export function latestAmong(times: readonly string[]): Clock {
  return latestClock(times.map(clockOf))
}

/** The latest time that is in a record, whether of a change or of what a change has seen. */
export function latestIn(state: RecordState): Clock {
  return latestAmong(timesIn(state))
}

/** The latest time of changes by one device. */
export function latestOf(device: string, { fields, versions }: RecordState): Clock {
  const changes = Object.values(fields).flatMap(([stamp]) => (deviceOf(stamp) === device ? [stamp] : []))
  const seen = Object.values(versions).flatMap((one) => own(one.seen, device) ?? [])
  return latestClock([...changes, ...seen].map(clockOf))
}

const noVersions: Versions = { seen: {}, values: [] }

type Registers = RecordState['fields']

/** Keeps the latest of the tag-like fields, because a stranger could invent them without end. */
function joinFields(a: Registers, b: Registers): Registers {
  const all = joinAll(a, b, laterOf)
  const listed = Object.entries(all).filter(([name]) => name.includes(':'))
  if (listed.length <= syncLimits.fields) return all
  const kept = new Set(latest(listed, ([name, [stamp]]) => `${stamp} ${name}`, syncLimits.fields).map(([name]) => name))
  const rest = Object.entries(all).filter(([name]) => !name.includes(':') || kept.has(name))
  const isSame = rest.length === Object.keys(a).length && rest.every(([name, register]) => own(a, name) === register)
  return isSame ? a : Object.fromEntries(rest)
}

function joinAll<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  joinOne: (one: T, other: T) => T,
  first: (other: T) => T = (other) => other,
): Readonly<Record<string, T>> {
  const changed = Object.keys(b).flatMap((name): [string, T][] => {
    const [one, other] = [own(a, name), own(b, name)]
    if (other === undefined) return []
    const both = one === undefined ? first(other) : joinOne(one, other)
    return both === one ? [] : [[name, both]]
  })
  return changed.length === 0 ? a : Object.fromEntries([...Object.entries(a), ...changed])
}

/** Equal stamps with different values can only come from damaged or copied data; the order of their texts decides then. */
function laterOf(one: Register, other: Register): Register {
  if (one[0] !== other[0]) return one[0] > other[0] ? one : other
  return isSameJson(one[1], other[1]) || sortedJson(one[1]) > sortedJson(other[1]) ? one : other
}

/** The changes by one device: the time of the latest one, and its value; none if a later change has seen it. */
interface Entry {
  time: string
  /** Two or more only where a file was forged or copied: one stamp with different values. */
  values: readonly Version[]
}

type Version = Versions['values'][number]

/**
 * Joins two sets of versions device by device: the later entry counts. Neither order nor grouping matters, also where only the latest devices are
 * kept: an entry is left out for later ones only, which no other state takes away.
 */
function joinVersions(one: Versions, other: Versions): Versions {
  const here = entriesOf(one)
  const all = new Map(here)
  for (const [device, entry] of entriesOf(other)) {
    const known = all.get(device)
    all.set(device, known === undefined ? entry : joinEntries(known, entry))
  }
  const kept = latest(all, ([device, { time }]) => `${time}-${device}`, syncLimits.seen)
  if (kept.length === here.size && kept.every(([device, entry]) => here.get(device) === entry)) return one
  return {
    seen: Object.fromEntries(kept.map(([device, { time }]) => [device, time])),
    values: kept.flatMap(([, { values }]) => values).sort(([a], [b]) => compare(a, b)),
  }
}

/** An entry without a value is overwritten, whatever another one of its time has. */
function joinEntries(one: Entry, other: Entry): Entry {
  if (one.time !== other.time) return one.time > other.time ? one : other
  if (one.values.length === 0 || other.values.length === 0) return one.values.length === 0 ? one : other
  const values = different([...one.values, ...other.values])
  return isSameJson(values, one.values) ? one : { ...one, values }
}

function entriesOf({ seen, values }: Versions): Map<string, Entry> {
  const entries = new Map(Object.entries(seen).map(([device, time]): [string, Entry] => [device, { time, values: [] }]))
  for (const version of values) {
    const device = deviceOf(version[0])
    const entry = entries.get(device)
    if (entry?.time !== timeOf(version[0])) continue
    entries.set(device, { ...entry, values: different([...entry.values, version]) })
  }
  return entries
}

/** The different ones of versions with one stamp, by the order of their texts; the last few of many. */
function different(versions: readonly Version[]): readonly Version[] {
  if (versions.length < 2) return versions
  const byText = new Map(versions.map((version) => [sortedJson(version[1]), version]))
  return latest(byText, ([text]) => text, syncLimits.forged).map(([, version]) => version)
}

/** The entries with the greatest keys, sorted by them where there are more. */
function latest<T>(entries: Iterable<[string, T]>, keyOf: (entry: [string, T]) => string, most: number): [string, T][] {
  const sorted = [...entries].map((entry) => ({ entry, key: keyOf(entry) })).sort((a, b) => compare(a.key, b.key))
  return sorted.slice(-most).map(({ entry }) => entry)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
