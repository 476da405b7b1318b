import { isSameJson, own, sortedJson, type Json } from '@/lib/sync/kinds/json'
import { syncLimits } from './limits'
import { clockOf, deviceOf, latestClock, timeOf, type Clock, type Stamp } from './stamp'

// Joint state of a note or another record over all devices, and the join of two states. Joining is commutative,
// associative and idempotent (a state-based CRDT with deltas), so neither the order nor the number of readings matters.

/** A field of which the last change counts. Without a value: the record does not have the field. */
export type Register = readonly [stamp: Stamp, value?: Json]

/** A field of which every change counts that no later change has seen (a multi-value register). */
export interface Versions {
  /** The latest change to the field, by device, that is known here: those up to it that are not in `values` were overwritten. */
  seen: Readonly<Record<string, string>>
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
  const fields = joinAll(a.fields, b.fields, laterOf)
  const versions = joinAll(a.versions, b.versions, joinVersions)
  return fields === a.fields && versions === a.versions ? a : { fields, versions }
}

/** The change that gives a field of versions a value, by a device that knows `before`. */
export function written(before: Versions | undefined, stamp: Stamp, value: Json): Versions {
  return { seen: { ...before?.seen, [deviceOf(stamp)]: timeOf(stamp) }, values: [[stamp, value]] }
}

/** The latest time that is in a record, whether of a change or of what a change has seen. */
export function latestIn({ fields, versions }: RecordState): Clock {
  const changes = Object.values(fields).map(([stamp]) => stamp)
  const seen = Object.values(versions).flatMap((one) => [...Object.values(one.seen), ...one.values.map(([at]) => at)])
  return latestClock([...changes, ...seen].map(clockOf))
}

/** The latest time of changes by one device. */
export function latestOf(device: string, { fields, versions }: RecordState): Clock {
  const changes = Object.values(fields).flatMap(([stamp]) => (deviceOf(stamp) === device ? [stamp] : []))
  const seen = Object.values(versions).flatMap((one) => own(one.seen, device) ?? [])
  return latestClock([...changes, ...seen].map(clockOf))
}

function joinAll<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  joinOne: (one: T, other: T) => T,
): Readonly<Record<string, T>> {
  const changed = Object.keys(b).flatMap((name): [string, T][] => {
    const [one, other] = [own(a, name), own(b, name)]
    if (other === undefined) return []
    const both = one === undefined ? other : joinOne(one, other)
    return both === one ? [] : [[name, both]]
  })
  return changed.length === 0 ? a : Object.fromEntries([...Object.entries(a), ...changed])
}

/** Equal stamps with different values can only come from damaged or copied data; the order of their texts decides then. */
function laterOf(one: Register, other: Register): Register {
  if (one[0] !== other[0]) return one[0] > other[0] ? one : other
  return isSameJson(one[1], other[1]) || sortedJson(one[1]) > sortedJson(other[1]) ? one : other
}

/**
 * Joins two sets of versions. What is here comes first where there would be more versions or devices than lines may hold: a stranger could
 * invent so many that no other device takes the next change.
 */
function joinVersions(one: Versions, other: Versions): Versions {
  const [here, there] = [keysOf(one), keysOf(other)]
  const kept = one.values.filter((version) => there.has(keyOfVersion(version)) || !isCovered(other, version[0]))
  const news = other.values.filter((version) => !here.has(keyOfVersion(version)) && !isCovered(one, version[0]))
  const added = news.slice(0, Math.max(0, syncLimits.devices - kept.length))
  const seen = joinSeen(one.seen, other, new Set(news.slice(added.length).map(([stamp]) => deviceOf(stamp))))
  if (kept.length === one.values.length && added.length === 0 && seen === one.seen) return one
  const values = [...kept, ...added].sort(([a, x], [b, y]) =>
    a === b ? compare(sortedJson(x), sortedJson(y)) : compare(a, b),
  )
  return { seen, values }
}

/** @param left devices whose version was not taken, so that it is not known as overwritten */
function joinSeen(one: Versions['seen'], { seen, values }: Versions, left: ReadonlySet<string>): Versions['seen'] {
  const writers = new Set(values.map(([stamp]) => deviceOf(stamp)))
  let room = syncLimits.seen - Object.keys(one).length
  const known = Object.entries(seen).filter(([device]) => {
    if (left.has(device)) return false
    return Object.hasOwn(one, device) || writers.has(device) || room-- > 0
  })
  return joinAll(one, Object.fromEntries(known), (a, b) => (a >= b ? a : b))
}

function keysOf({ values }: Versions): Set<string> {
  return new Set(values.map(keyOfVersion))
}

function keyOfVersion([stamp, value]: readonly [Stamp, Json]): string {
  return `${stamp} ${sortedJson(value)}`
}

function isCovered({ seen }: Versions, stamp: Stamp): boolean {
  return (own(seen, deviceOf(stamp)) ?? '') >= timeOf(stamp)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
