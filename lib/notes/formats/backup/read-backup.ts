import { type Mute, parseMute } from '@/lib/schema/mute'
import type { DeletedAnnotation } from '@/lib/schema/annotation'
import { FileRefused, type ImportItem, type Loss, type NoteReader, type ReaderContext } from '../shared/exchange'
import { readItem, unreadableItem, readJsonLines } from '@/lib/notes/formats/json/json-text'
import { readAnnotation } from '@/lib/notes/formats/shared/read-annotation'
import { isoInstantOf, isScriptUrl } from '@/lib/text/read-address-and-date'
import { DossierLineReader } from './dossier-lines'
import type { BackupChange, BackupDossier } from '@/lib/rows/kind'
import { BACKUP_KIND, BACKUP_VERSION } from './to-backup'
import { isRecord } from '@/lib/schema/is-record'
import { isCount, type UntrustedRecord } from '../shared/untrusted'

export type BackupPart =
  | ImportItem
  | { kind: 'deleted'; index: number; annotation: DeletedAnnotation; losses: readonly Loss[] }
  | { kind: 'mute'; index: number; mute: Mute }
  | BackupDossier
  | BackupChange
  /** The settings that `writeBackup` wrote, but untrusted: `parseSettings` validates them. */
  | { kind: 'settings'; settings: unknown }
  /** The last part of a file that is not whole. `missing`: how many items at least, by the file's own counts. */
  | { kind: 'cut'; missing: number }

/**
 * Reads a backup. A damaged line loses only itself, and a missing one or a missing end none of the others.
 *
 * @throws FileRefused: `unknown-format`, `newer-version` with the version
 */
export async function* readBackup(
  pieces: AsyncIterable<string>,
  about?: ReaderContext,
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
    if (lines === 0) expected = itemsIn(checkedHeader(value))
    else if (value?.end !== undefined) end = value.end
    else if (read.kind === 'broken') yield unreadableItem(read.why, lines - 1, read.text)
    else if (value?.piece !== undefined || value?.dossier !== undefined || value?.change !== undefined) {
      const { kept, isValid } = dossiers.read(value)
      if (kept !== null) yield kept
      else if (!isValid) yield unreadableItem('not-a-note', lines - 1, read.text)
    } else yield partOf(value, lines - 1, read.text, about)
    if (lines > 0 && end === null && value?.piece === undefined && value?.settings === undefined) seen++
    if (end === null) lines++
  }
  const absent = typeof end === 'number' ? end - lines : 0
  if (end !== lines) yield { kind: 'cut', missing: Math.max(0, absent, expected - seen) }
}

export const readBackupNotes: NoteReader = async function* (pieces, about) {
  for await (const part of readBackup(pieces, about)) if (part.kind === 'note' || part.kind === 'unreadable') yield part
}

function checkedHeader(value: UntrustedRecord | null): UntrustedRecord {
  if (value?.kind !== BACKUP_KIND || !isCount(value.version, 1e6)) throw new FileRefused('unknown-format')
  if (value.version > BACKUP_VERSION) throw new FileRefused('newer-version', String(value.version))
  return value
}

/** Returns how many items a backup has by its header, which older versions wrote for notes alone. */
function itemsIn({ counts }: UntrustedRecord): number {
  const all = isRecord(counts) ? Object.values(counts) : []
  return all.reduce<number>((sum, one) => sum + (isCount(one, 1e9) ? one : 0), 0)
}

function partOf(value: UntrustedRecord | null, index: number, text: string, about?: ReaderContext): BackupPart {
  if (value?.note !== undefined) return readItem(value.note, (note) => readAnnotation(note, about), index, text)
  if (value?.settings !== undefined) return { kind: 'settings', settings: value.settings }
  if (value?.mute !== undefined) {
    const mute = readMute(value.mute)
    return mute ? { kind: 'mute', index, mute } : unreadableItem('not-a-note', index, text)
  }
  const read = readItem(value?.deleted, (note) => readAnnotation(note, about), index, text)
  if (read.kind === 'unreadable') return read
  const { annotation, losses } = read
  const deleted = isRecord(value?.deleted) ? isoInstantOf(value.deleted.deleted) : null
  return { kind: 'deleted', index, annotation: { ...annotation, deleted: deleted ?? annotation.modified }, losses }
}

/** Reads a muted sentence from a file; null if it is invalid. */
function readMute(raw: unknown): Mute | null {
  const mute = isRecord(raw) ? parseMute({ ...raw, created: isoInstantOf(raw.created) }) : null
  return mute === null || isScriptUrl(mute.url) ? null : mute
}
