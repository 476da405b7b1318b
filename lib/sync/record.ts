import { isSameJson, ownProperty, sortedJson, type Json } from '@/lib/rows/json'
import { deviceOf, timeOf, type Stamp, msOf } from '@/lib/sync/stamp'
import type { Fields, KindName, RowRules } from '@/lib/rows/row-rules'

// State of a note or another record over all devices, and the join of two states. Joining is commutative, associative
// and idempotent (a state-based CRDT with deltas), so neither the order nor the number of readings matters.

/** The value of a field whose last change wins. Absent value: the record does not have the field. */
type LatestValue = readonly [stamp: Stamp, value?: Json]

/** A field that keeps every value that no later change has seen (a multi-value register). */
interface Versions {
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
  const changes = [
    ...Object.values(fields).map(([stamp]) => [deviceOf(stamp), timeOf(stamp)] as const),
    ...Object.values(versions).flatMap(({ seen }) => Object.entries(seen)),
  ]
  let latest = ''
  for (const [changedBy, time] of changes)
    if ((device === undefined || changedBy === device) && time > latest) latest = time
  return latest
}

function joinEachField<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  joinField: (field: T, other: T) => T,
): Readonly<Record<string, T>> {
  const changed: [string, T][] = []
  for (const [name, other] of Object.entries(b)) {
    const field = ownProperty(a, name)
    const joined = field === undefined ? other : joinField(field, other)
    if (joined !== field) changed.push([name, joined])
  }
  return changed.length === 0 ? a : Object.fromEntries([...Object.entries(a), ...changed])
}

/** Returns the value with the later stamp. Equal stamps come from copied profiles; then the order of JSON decides. */
function laterVersion<T extends LatestValue | Version>(version: T, other: T): T {
  const [stamp, value] = version
  const [otherStamp, otherValue] = other
  if (stamp !== otherStamp) return stamp > otherStamp ? version : other
  return isSameJson(value, otherValue) || sortedJson(value) > sortedJson(otherValue) ? version : other
}

/** Joins per device: the later entry wins; at equal times the value is dropped if either side has overwritten it. */
function joinVersions(versions: Versions, other: Versions): Versions {
  const seen: Record<string, string> = { ...versions.seen }
  const values: Version[] = []
  for (const device of new Set([...Object.keys(versions.seen), ...Object.keys(other.seen)])) {
    const time = ownProperty(versions.seen, device) ?? ''
    const otherTime = ownProperty(other.seen, device) ?? ''
    seen[device] = time > otherTime ? time : otherTime
    const here = valueBy(versions, device)
    const there = valueBy(other, device)
    let value: Version | undefined
    if (time === otherTime) value = here && there && laterVersion(here, there)
    else value = time > otherTime ? here : there
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
  return deltaStateOf(emptyRecordState, row, changed, kind, stamp, EXISTENCE_AFTER_FIRST_CHANGE[life])
}

/** A row that differs from a deleted record keeps it; a row of an unknown record loses to a deletion. */
const EXISTENCE_AFTER_FIRST_CHANGE = { there: null, deleted: EXISTENCE.changed, unknown: EXISTENCE.copy } as const

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
