import { isSameJson, ownProperty, type Json } from '@/lib/rows/json'
import type { Fields, RowRules } from '@/lib/rows/row-rules'
import { emptyRecordState, versionsAfterWrite, type RecordState, type LatestValue, type Versions } from './record'
import { msOf, type Stamp } from './stamp'

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
