import { isSameJson, ownProperty, sortedJson, type Json } from '@/lib/rows/json'
import { deviceOf, timeOf, type Stamp, msOf } from '@/lib/sync/stamp'
import type { Fields, KindName, RowRules } from '@/lib/rows/row-rules'

// State of a note or another record over all devices, and the join of two states. Joining is commutative, associative
// and idempotent (a state-based CRDT with deltas), so neither the order nor the number of readings matters.

/** The value of a field whose last change wins. Absent value: the record does not have the field. */
type LatestValue = readonly [stamp: Stamp, value?: Json]

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

/** One line of a file after the first: an addition to the known state of one record. */
export interface Delta {
  kind: KindName
  id: string
  state: RecordState
}

export const emptyRecordState: RecordState = { fields: {}, versions: {} }

/** Joins two states. @returns `a` itself where `b` adds nothing */
export function joinStates(a: RecordState, b: RecordState): RecordState {
  const fields = joinEachField(a.fields, b.fields, laterVersion)
  const versions = joinEachField(a.versions, b.versions, joinVersions)
  return fields === a.fields && versions === a.versions ? a : { fields, versions }
}

/** Returns a new value of a field. It replaces the versions in `before`, which this device had seen, and no others. */
function versionsAfterWrite(before: Versions | undefined, stamp: Stamp, value: Json): Versions {
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

/**
 * Field whose versions say whether the record exists, with values of `EXISTENCE`. A deletion replaces the versions that it
 * has seen; a `changed` that it has not seen wins. `copy`, for a row from before syncing began, loses to a deletion.
 */
export const EXISTENCE_FIELD = '$there'
const EXISTENCE = { deleted: 0, copy: 1, changed: 2 } as const

export function isExistenceValue(value: Json): boolean {
  return value === EXISTENCE.deleted || value === EXISTENCE.copy || value === EXISTENCE.changed
}

export function deriveRecord(state: RecordState, kind: RowRules) {
  const entries: [string, Json][] = []
  for (const [field, [, value]] of Object.entries(state.fields)) if (value !== undefined) entries.push([field, value])
  const versions = kind.text && ownProperty(state.versions, kind.text.field)
  const texts = versions ? differentTexts(versions) : []
  const isJoined = texts.length > 1
  if (kind.text && versions)
    entries.push([kind.text.field, isJoined ? kind.text.joinVersions(texts) : (texts[0]?.text ?? '')])
  const fields = Object.fromEntries(entries)
  return {
    /** Fields of the record; required ones may be missing until all files are read. */
    fields: kind.tidy ? kind.tidy(fields) : fields,
    /** Whether the record exists (`there`) or was deleted. `unknown`: no change says either. */
    life: existenceOf(ownProperty(state.versions, EXISTENCE_FIELD)),
    isWhole: kind.required.every((field) => ownProperty(fields, field) !== undefined),
    isJoined,
  }
}

/**
 * Returns the user's change as a delta.
 * @param before state when the user made the change
 * @param row null: deleted
 * @returns null if nothing has changed
 */
export function changeOf(before: RecordState, row: Fields | null, kind: RowRules, stamp: Stamp): RecordState | null {
  const { fields, life } = deriveRecord(before, kind)
  if (row === null)
    return life === 'there'
      ? { fields: {}, versions: { [EXISTENCE_FIELD]: existenceChange(before, stamp, EXISTENCE.deleted) } }
      : null
  const changed = differences(fields, row)
  const isBack = life !== 'there'
  if (changed.length === 0 && !isBack) return null
  const nextLife = isBack || changed.some(kind.isOwnWork) ? EXISTENCE.changed : null
  return deltaStateOf(before, row, changed, kind, stamp, nextLife)
}

/**
 * Returns the delta for a row from before this device began to sync: its differences from the state of other devices.
 * Texts become additional versions; of other fields the later change counts. Own work that the row lacks is kept.
 * @param state state of the other devices
 * @param stamp stamp of the last change to the row
 */
export function firstChange(state: RecordState, row: Fields, kind: RowRules, stamp: Stamp): RecordState | null {
  const { fields, life } = deriveRecord(state, kind)
  const changed = differences(fields, row).filter((name) => Object.hasOwn(row, name) || !kind.isOwnWork(name))
  if (changed.length === 0 && life === 'there') return null
  // A row that differs from a deleted record keeps it; a row of an unknown record loses to a deletion.
  const nextLife = life === 'there' ? null : life === 'deleted' ? EXISTENCE.changed : EXISTENCE.copy
  return deltaStateOf(emptyRecordState, row, changed, kind, stamp, nextLife)
}

function differences(fields: Fields, row: Fields): string[] {
  const names = [...new Set([...Object.keys(fields), ...Object.keys(row)])]
  return names.filter((name) => !isSameJson(ownProperty(fields, name), ownProperty(row, name)))
}

function deltaStateOf(
  before: RecordState,
  row: Fields,
  changed: readonly string[],
  kind: RowRules,
  stamp: Stamp,
  life: Json,
): RecordState {
  const values: [string, LatestValue][] = []
  const versions: [string, Versions][] = []
  for (const name of changed) {
    const value = ownProperty(row, name)
    if (name === kind.text?.field)
      versions.push([name, versionsAfterWrite(ownProperty(before.versions, name), stamp, value ?? '')])
    else values.push([name, value === undefined ? [stamp] : [stamp, value]])
  }
  if (life !== null) versions.push([EXISTENCE_FIELD, existenceChange(before, stamp, life)])
  return { fields: Object.fromEntries(values), versions: Object.fromEntries(versions) }
}

export function restoringDeltaOf(state: RecordState, stamp: Stamp): RecordState {
  return { ...emptyRecordState, versions: { [EXISTENCE_FIELD]: existenceChange(state, stamp, EXISTENCE.changed) } }
}

function existenceChange(before: RecordState, stamp: Stamp, value: Json): Versions {
  return versionsAfterWrite(ownProperty(before.versions, EXISTENCE_FIELD), stamp, value)
}

function existenceOf(versions: Versions | undefined): 'unknown' | 'there' | 'deleted' {
  const values = versions?.values.map(([, value]) => value) ?? []
  if (values.length === 0) return 'unknown'
  if (values.includes(EXISTENCE.changed)) return 'there'
  return values.includes(EXISTENCE.deleted) ? 'deleted' : 'there'
}

function differentTexts({ values }: Versions): { text: string; at: number }[] {
  const texts = new Map<string, { text: string; at: number }>()
  for (const [stamp, value] of values) {
    const text = typeof value === 'string' ? value : ''
    const words = text.trim()
    if (words !== '' && !texts.has(words)) texts.set(words, { text, at: msOf(stamp) })
  }
  return [...texts.values()]
}
