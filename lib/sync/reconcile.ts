import type { Delta, RecordKey } from './delta'
import { idOf, kindOf } from './delta'
import { changeOf, derive, firstChange, keptAgain } from './derive'
import { isSameJson } from '@/lib/sync/kinds/json'
import type { Fields } from '@/lib/sync/kinds/kind'
import { kinds } from './kinds'
import type { LocalRow, StoredRecord, RowWrite } from './memory'
import { join, nothingKnown, type RecordState } from './record'
import type { Stamp } from './stamp'

/** Actions for one record. */
export interface Step {
  /** The user's change, to be told to the other devices. */
  give?: Delta
  /** The change of other devices, to be made here. */
  take?: RowWrite
  /** New state of the record; absent: unchanged. */
  stored?: StoredRecord
}

/**
 * Stamps for changes that are found now. Each is later than what is known of its record, also where that is dated ahead of the clock or claims
 * to have seen later changes of this device.
 */
export interface Stamps {
  next: (state: RecordState) => Stamp
  /** For a row from before this device began, by the time of its last change. */
  at: (ms: number, state: RecordState) => Stamp
}

/**
 * Compares a row with the known state of its record, and finds out who has changed it: the row differs from the state that was last
 * written to it (the user), the known state differs from that (other devices), or both.
 *
 * @param row undefined: there is none
 */
export function compare(
  row: LocalRow | undefined,
  stored: StoredRecord | undefined,
  key: RecordKey,
  stamps: Stamps,
): Step {
  if (row?.fields === null) return {}
  const kind = kinds[kindOf(key)]
  const here = row?.fields ?? null
  const state = stored?.state ?? nothingKnown
  const before = stored?.before ?? state
  const target = targetOf(state, key)
  if (target !== undefined && isSameJson(here, target)) return stored?.before ? { stored: { key, state } } : {}
  const then = derive(before, kind)
  let change
  if (then.life === 'unknown') {
    if (row === undefined || here === null) return takenAs(key, null, target)
    const now = derive(state, kind)
    if (target === null && isSameJson(here, now.fields)) return takenAs(key, here, null)
    change = firstChange(state, here, kind, stamps.at(row.changed, state))
  } else {
    const wasHere = then.life === 'there' ? then.fields : null
    if (isSameJson(here, wasHere)) return takenAs(key, here, target)
    change = changeOf(before, here, kind, { stamp: stamps.next(state) })
  }
  return giving({ key, state, before }, change, here)
}

/** The user keeps a record that was deleted elsewhere, or a row as it is that was changed there. */
export function keepRecord({ key, state, before = state }: StoredRecord, here: Fields, stamp: Stamp): Step {
  const isDeleted = targetOf(state, key) === null
  const change = isDeleted ? keptAgain(state, stamp) : changeOf(state, here, kinds[kindOf(key)], { stamp })
  return giving({ key, state, before }, change, here)
}

/** The user does not want a record that came from elsewhere. */
export function refuseRecord({ key, state, before = state }: StoredRecord, stamp: Stamp): Step {
  const change = changeOf(state, null, kinds[kindOf(key)], { stamp })
  return giving({ key, state, before }, change, null)
}

/** Tells the other devices of a change of the row here. */
function giving(stored: Required<Omit<StoredRecord, 'ahead'>>, change: RecordState | null, here: Fields | null): Step {
  if (change === null) return {}
  const { key } = stored
  const give: Delta = { kind: kindOf(key), id: idOf(key), state: change }
  const state = join(stored.state, change)
  const target = targetOf(state, key)
  if (target === undefined || isSameJson(here, target)) return { give, stored: { key, state } }
  return {
    give,
    stored: { key, state, before: join(stored.before ?? stored.state, change) },
    ...takenAs(key, here, target),
  }
}

/** The row as all devices have it; null: deleted, undefined: not all of it has come yet. */
export function targetOf(state: StoredRecord['state'], key: RecordKey): Fields | null | undefined {
  const { life, isWhole, fields } = derive(state, kinds[kindOf(key)])
  if (life === 'deleted') return null
  return life === 'there' && isWhole ? fields : undefined
}

function takenAs(key: RecordKey, expected: Fields | null, fields: Fields | null | undefined): Step {
  return fields === undefined || isSameJson(expected, fields) ? {} : { take: { key, expected, fields } }
}
