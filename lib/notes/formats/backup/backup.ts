import { type Mute, parseMute } from '@/lib/schema/mute'
import type { Annotation, DeletedAnnotation } from '@/lib/schema/annotation'
import { idOfKey, kindOfKey, rowKeyOf, type Fields, type Row, type RowRules } from '@/lib/rows/row-rules'
import {
  FileRefused,
  type ImportItem,
  type Loss,
  type NoteReader,
  type ReaderContext,
} from '@/lib/notes/formats/shared/exchange'
import { readItem, unreadableItem, readJsonLines } from '@/lib/notes/formats/json/json-text'
import { readAnnotation, isCount, type UntrustedRecord } from '@/lib/notes/formats/shared/read-annotation'
import { isoInstantOf, isScriptUrl } from '@/lib/text/read-address-and-date'
import { isRecord, isValidId } from '@/lib/schema/is-record'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { adjustmentRowRules } from '@/lib/rows/adjustment'
import { dossierRowRules } from '@/lib/rows/dossier'
import type { Json } from '@/lib/rows/json'
import { fieldsOfMute, idOfMute } from '@/lib/rows/mute'
import { parsedJson } from '@/lib/text/parsed-json'

interface BackupContents {
  notes: AsyncIterable<readonly Annotation[]>
  bin: readonly DeletedAnnotation[]
  mutes: readonly Mute[]
  settings: object | null
  /** Dossiers and adjustments; each adjustment comes after its dossier. */
  dossiers?: AsyncIterable<Row>
  more?: Readonly<Record<string, number>>
}

export const BACKUP_KIND = 'claimlight-backup'
/** Increased when this build would misread a newer file. */
const BACKUP_VERSION = 1

/**
 * Writes everything into one file with one JSON object per line, so that a damaged line loses only itself. The first
 * line is the header; the last counts the lines before it, so that a truncated file is detected. Rows are written as in
 * the database; JSON can escape lone surrogates.
 * @param now ISO instant
 * @param total expected number of notes, for showing progress
 * @param profile id of the browser profile, which distinguishes its backups from those of other profiles
 */
export async function* writeBackup(
  { notes, bin, mutes, settings, dossiers, more }: BackupContents,
  { now, total, profile }: { now: string; total: number; profile?: string },
): AsyncGenerator<string, void, undefined> {
  const counts = { notes: total, bin: bin.length, mutes: mutes.length, ...more }
  yield jsonLine({
    kind: BACKUP_KIND,
    version: BACKUP_VERSION,
    made: now,
    counts,
    profile,
  })
  let lines = 1
  if (settings) {
    yield jsonLine({ settings })
    lines++
  }
  for await (const batch of notes) {
    yield batch.map((note) => jsonLine({ note })).join('')
    lines += batch.length
  }
  yield bin.map((deleted) => jsonLine({ deleted })).join('') + mutes.map((mute) => jsonLine({ mute })).join('')
  lines += bin.length + mutes.length
  for await (const row of dossiers ?? [])
    for (const part of dossierLines(row)) {
      yield jsonLine(part)
      lines++
    }
  yield jsonLine({ end: lines })
}

function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`
}

type BackupPart =
  | ImportItem
  | { kind: 'deleted'; index: number; annotation: DeletedAnnotation; losses: readonly Loss[] }
  /** A dossier, an adjustment or a mute. */
  | { kind: 'row'; row: Row }
  /** The settings that `writeBackup` wrote, but untrusted: `parseSettings` validates them. */
  | { kind: 'settings'; settings: unknown }
  /** The last part of a file that is not whole. `missing`: how many items at least, by the file's own counts. */
  | { kind: 'cut'; missing: number }

/**
 * Reads a backup. A damaged line loses only itself, and a missing one or a missing end none of the others.
 * @throws FileRefused: `unknown-format`, `newer-version` with the version
 */
export async function* readBackup(
  pieces: AsyncIterable<string>,
  readerContext?: ReaderContext,
): AsyncGenerator<BackupPart, void, undefined> {
  let lines = 0
  /** Number of lines, by the last one; null while that one was not read. */
  let end: unknown = null
  let expected = 0
  let seen = 0
  const dossiers = new DossierLineReader()
  for await (const read of readJsonLines(pieces)) {
    if (end !== null) throw new FileRefused('unknown-format', 'there is content after the end')
    const value = read.kind === 'item' && isRecord(read.value) ? read.value : null
    if (lines === 0) expected = countItems(validHeader(value))
    else if (value?.end !== undefined) end = value.end
    else if (read.kind === 'broken') yield unreadableItem(read.why, lines - 1, read.text)
    else if (value?.piece !== undefined || value?.dossier !== undefined || value?.adjustment !== undefined) {
      const { row, isValid } = dossiers.read(value)
      if (row !== null) yield { kind: 'row', row }
      else if (!isValid) yield unreadableItem('not-a-note', lines - 1, read.text)
    } else yield partOf(value, lines - 1, read.text, readerContext)
    if (lines > 0 && end === null && value?.piece === undefined && value?.settings === undefined) seen++
    if (end === null) lines++
  }
  const absent = typeof end === 'number' ? end - lines : 0
  if (end !== lines) yield { kind: 'cut', missing: Math.max(0, absent, expected - seen) }
}

export const readBackupNotes: NoteReader = async function* (pieces, about) {
  for await (const part of readBackup(pieces, about)) if (part.kind === 'note' || part.kind === 'unreadable') yield part
}

function validHeader(value: UntrustedRecord | null): UntrustedRecord {
  if (value?.kind !== BACKUP_KIND || !isCount(value.version, 1e6)) throw new FileRefused('unknown-format')
  if (value.version > BACKUP_VERSION) throw new FileRefused('newer-version', String(value.version))
  return value
}

/** Returns how many items a backup has by its header. */
function countItems({ counts }: UntrustedRecord): number {
  const all = isRecord(counts) ? Object.values(counts) : []
  return all.reduce<number>((sum, count) => sum + (isCount(count, 1e9) ? count : 0), 0)
}

function partOf(value: UntrustedRecord | null, index: number, text: string, about?: ReaderContext): BackupPart {
  if (value?.note !== undefined) return readItem(value.note, (note) => readAnnotation(note, about), index, text)
  if (value?.settings !== undefined) return { kind: 'settings', settings: value.settings }
  if (value?.mute !== undefined) {
    const row = muteRowOf(value.mute)
    return row ? { kind: 'row', row } : unreadableItem('not-a-note', index, text)
  }
  const read = readItem(value?.deleted, (note) => readAnnotation(note, about), index, text)
  if (read.kind === 'unreadable') return read
  const { annotation, losses } = read
  const deleted = isRecord(value?.deleted) ? isoInstantOf(value.deleted.deleted) : null
  return { kind: 'deleted', index, annotation: { ...annotation, deleted: deleted ?? annotation.modified }, losses }
}

function muteRowOf(raw: unknown): Row | null {
  const mute = isRecord(raw) ? parseMute({ ...raw, created: isoInstantOf(raw.created) }) : null
  if (mute === null || isScriptUrl(mute.url)) return null
  return { key: rowKeyOf({ kind: 'mute', id: idOfMute(mute) }), fields: fieldsOfMute(mute) }
}

/** Returns the lines of a dossier or adjustment. A dossier's content comes first, in pieces, since a line has a limit. */
function dossierLines({ key, fields, isOn }: Row): object[] {
  const id = idOfKey(key)
  if (kindOfKey(key) === 'adjustment') return [{ adjustment: { id, fields } }]
  const { content, ...facts } = fields ?? {}
  const text = content === undefined ? '' : JSON.stringify(content)
  const pieces: object[] = []
  for (let from = 0; from < text.length; from += PIECE_LENGTH)
    pieces.push({ piece: text.slice(from, from + PIECE_LENGTH) })
  const head = { id, isOn, fields: fields === null ? null : facts, pieces: pieces.length }
  return [...pieces, { dossier: head }]
}

const PIECE_LENGTH = 1_000_000

/** Reads the lines of `dossierLines` in order. If a piece is missing, its dossier is invalid. */
class DossierLineReader {
  private pieces: string[] = []

  /** @returns the dossier or adjustment that the line completes; `row` is null for a piece and for an invalid line */
  read(value: UntrustedRecord): { row: Row | null; isValid: boolean } {
    if (typeof value.piece === 'string') {
      this.pieces.push(value.piece)
      return { row: null, isValid: true }
    }
    const pieces = this.pieces
    this.pieces = []
    const row = isRecord(value.dossier) ? dossierOf(value.dossier, pieces) : adjustmentOf(value.adjustment)
    return { row, isValid: row !== null }
  }
}

function dossierOf({ id, isOn, fields, pieces }: UntrustedRecord, texts: readonly string[]): Row | null {
  if (!isValidId(id) || typeof isOn !== 'boolean') return null
  const key = rowKeyOf({ kind: 'dossier', id })
  if (id === BUNDLED_ID) return { key, isOn, fields: null }
  if (!isCount(pieces, 1e4) || pieces !== texts.length || !isRecord(fields)) return null
  const whole = pieces === 0 ? fields : { ...fields, content: parsedJson(texts.join('')) }
  return isFieldsOf(dossierRowRules, whole) ? { key, isOn, fields: whole } : null
}

function adjustmentOf(value: unknown): Row | null {
  if (!isRecord(value)) return null
  const { id, fields } = value
  if (!isValidId(id) || !isFieldsOf(adjustmentRowRules, fields)) return null
  return { key: rowKeyOf({ kind: 'adjustment', id }), fields }
}

function isFieldsOf(kind: RowRules, value: unknown): value is Fields {
  if (!isRecord(value) || !kind.required.every((name) => Object.hasOwn(value, name))) return false
  return Object.entries(value).every(([name, field]) => kind.isValid(name, field as Json))
}
