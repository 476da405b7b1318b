import { isSameJson, ownProperty, sortedJson, type Json } from '@/lib/rows/json'
import { deviceOf, timeOf, type Stamp } from './stamp'

// State of a note or another record over all devices, and the join of two states. Joining is commutative, associative
// and idempotent (a state-based CRDT with deltas), so neither the order nor the number of readings matters.

/** The value of a field whose last change wins. Absent value: the record does not have the field. */
export type LatestValue = readonly [stamp: Stamp, value?: Json]

/** A field that keeps every value that no later change has seen (a multi-value register). */
export interface Versions {
  /** Time of the latest change to the field by each device. Its value was overwritten if it is not in `values`. */
  seen: Readonly<Record<string, string>>
  /** The present values, at most one of each device. */
  values: readonly Version[]
}

type Version = readonly [stamp: Stamp, value: Json]

/** The known state of a record, or the part that one change adds to it (a delta). */
export interface RecordState {
  fields: Readonly<Record<string, LatestValue>>
  versions: Readonly<Record<string, Versions>>
}

export const emptyRecordState: RecordState = { fields: {}, versions: {} }

/** Joins two states. @returns `a` itself where `b` adds nothing */
export function joinStates(a: RecordState, b: RecordState): RecordState {
  const fields = joinEachField(a.fields, b.fields, laterVersion)
  const versions = joinEachField(a.versions, b.versions, joinVersions)
  return fields === a.fields && versions === a.versions ? a : { fields, versions }
}

/** Returns a new value of a field. It replaces the versions in `before`, which this device had seen, and no others. */
export function versionsAfterWrite(before: Versions | undefined, stamp: Stamp, value: Json): Versions {
  return { seen: { ...before?.seen, [deviceOf(stamp)]: timeOf(stamp) }, values: [[stamp, value]] }
}

/** Returns the latest time of a change in a record, by one device or by any; empty: there is none. */
export function latestChangeIn({ fields, versions }: RecordState, device?: string): string {
  const isWanted = (one: string): boolean => device === undefined || one === device
  const changes = Object.values(fields).flatMap(([stamp]) => (isWanted(deviceOf(stamp)) ? [timeOf(stamp)] : []))
  const seen = Object.values(versions).flatMap((versions) =>
    Object.entries(versions.seen).flatMap(([of, time]) => (isWanted(of) ? [time] : [])),
  )
  return [...changes, ...seen].reduce((last, time) => (time > last ? time : last), '')
}

function joinEachField<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  joinOne: (one: T, other: T) => T,
): Readonly<Record<string, T>> {
  const changed = Object.entries(b).flatMap(([name, other]): [string, T][] => {
    const one = ownProperty(a, name)
    const both = one === undefined ? other : joinOne(one, other)
    return both === one ? [] : [[name, both]]
  })
  return changed.length === 0 ? a : Object.fromEntries([...Object.entries(a), ...changed])
}

/** Returns the value with the later stamp. Equal stamps come from copied profiles; then the order of JSON decides. */
function laterVersion<T extends LatestValue | Version>(one: T, other: T): T {
  if (one[0] !== other[0]) return one[0] > other[0] ? one : other
  return isSameJson(one[1], other[1]) || sortedJson(one[1]) > sortedJson(other[1]) ? one : other
}

/** Joins per device: the later entry wins; at equal times the value is dropped if either side has overwritten it. */
function joinVersions(versions: Versions, other: Versions): Versions {
  const seen: Record<string, string> = { ...versions.seen }
  const values: Version[] = []
  for (const device of new Set([...Object.keys(versions.seen), ...Object.keys(other.seen)])) {
    const [a = '', b = ''] = [ownProperty(versions.seen, device), ownProperty(other.seen, device)]
    seen[device] = a > b ? a : b
    const here = valueBy(versions, device)
    const there = valueBy(other, device)
    const value = a > b ? here : b > a ? there : here && there && laterVersion(here, there)
    if (value) values.push(value)
  }
  const isSame =
    Object.entries(seen).every(([device, time]) => ownProperty(versions.seen, device) === time) &&
    values.length === versions.values.length &&
    values.every((value) => versions.values.includes(value))
  return isSame ? versions : { seen, values: values.sort(([a], [b]) => (a < b ? -1 : 1)) }
}

function valueBy({ values }: Versions, device: string): Version | undefined {
  return values.find(([stamp]) => deviceOf(stamp) === device)
}
