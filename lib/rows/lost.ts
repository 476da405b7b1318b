import { isSameJson, own, type Json } from './json'
import { type Fields, kindOf, type RecordKey, type RowWrite } from './kind'

/** Stores former contents of rows before they are replaced. */
export type StoreFormerRows = (rows: readonly { key: RecordKey; fields: Fields }[], now: string) => Promise<void>

/** Returns the present row if a write would lose a part of it. Deleted notes and dossiers go to the bin instead. */
export function formerRowsOf({ key, expected, fields }: RowWrite): { key: RecordKey; fields: Fields }[] {
  if (expected === null) return []
  const hasBin = kindOf(key) === 'note' || kindOf(key) === 'dossier'
  const isLess = fields === null ? !hasBin : Object.keys(expected).some((field) => isLost(field, expected, fields))
  return isLess ? [{ key, fields: expected }] : []
}

function isLost(field: string, expected: Fields, fields: Fields): boolean {
  const [before, after] = [own(expected, field), own(fields, field)]
  if (field === 'modified' || before === null || before === undefined || before === '') return false
  if (field === 'note') return !textOf(after).includes(textOf(before))
  // The value of a tag field is the position of the tag, so a changed value loses nothing.
  return field.startsWith('tag:') ? after === undefined : !isSameJson(before, after)
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}
