import { isSameJson, own, type Json } from './json'
import { type Fields, kindOf, type RecordKey, type RowWrite } from './kind'

/** Stores rows as they were before others replace them. */
export type KeepFormer = (rows: readonly { key: RecordKey; fields: Fields }[], now: string) => Promise<void>

/** Returns the copy to keep of a row before a write takes something of it away. A deleted note or dossier is in a bin of its own. */
export function formerOf({ key, expected, fields }: RowWrite): { key: RecordKey; fields: Fields }[] {
  if (expected === null) return []
  const hasBin = kindOf(key) === 'note' || kindOf(key) === 'dossier'
  const isLess = fields === null ? !hasBin : Object.keys(expected).some((field) => isLost(field, expected, fields))
  return isLess ? [{ key, fields: expected }] : []
}

function isLost(field: string, expected: Fields, fields: Fields): boolean {
  const [before, after] = [own(expected, field), own(fields, field)]
  if (field === 'modified' || before === null || before === undefined || before === '') return false
  if (field === 'note') return !textOf(after).includes(textOf(before))
  // The value of a tag is its place in the list.
  return field.startsWith('tag:') ? after === undefined : !isSameJson(before, after)
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}
