import { dayMs } from '@/lib/text/date-value'
import { csvReader } from '@/lib/notes/formats/csv/read-csv'
import type { CsvMapping } from '@/lib/notes/formats/csv/mapping'
import { FileRefused, type ImportItem, type NoteReader } from '@/lib/notes/formats/shared/exchange'
import type { Row } from '@/lib/rows/row-rules'
import { readBackup } from '@/lib/notes/formats/backup/backup'
import type { DeletedAnnotation } from '@/lib/schema/annotation'
import { settingsIn, type Settings } from '@/lib/schema/settings'
import { importForms, sniffFormat, type FileFormat } from '@/lib/notes/formats/import-forms'

export type FileRead = Awaited<ReturnType<typeof readFile>>

export interface TableColumns {
  columns: string[]
  mapping: CsvMapping
}

/** The contents of a backup beside its notes. */
export interface BackupExtras {
  deleted: DeletedAnnotation[]
  /** Dossiers, adjustments and mutes. */
  rows: Row[]
  settings: Partial<Settings> | null
  /** How many items are missing at least in a backup that is not whole; null: it is whole. */
  missing: number | null
}

/** Maximum bytes and items of a file, far above real files. */
const LIMITS = { bytes: 500_000_000, items: 1_000_000 }

/**
 * Reads a file as a stream: detects its format and converts its notes.
 * @param onProgress called with the share of the file that was read, 0 to 1, and the number of items
 * @throws FileRefused; the signal's reason; and the browser's error when the file cannot be read any more
 */
export async function readFile(
  file: File,
  chosen: CsvMapping | null,
  { onProgress, signal }: { onProgress: (share: number, items: number) => void; signal: AbortSignal },
) {
  if (file.size > LIMITS.bytes) throw new FileRefused('too-large')
  const format = await formatOf(file)
  let table = null as TableColumns | null
  const undated = new Date(file.lastModified).toISOString()
  const tomorrow = new Date(Date.now() + dayMs).toISOString()
  const items: ImportItem[] = []
  let bytes = 0
  const onPiece = (read: number): void => {
    signal.throwIfAborted()
    bytes += read
    onProgress(file.size === 0 ? 1 : bytes / file.size, items.length)
  }
  const pieces = decodeFile(file, onPiece, PIECE_BYTES, format === 'backup')
  const extras: BackupExtras = { deleted: [], rows: [], settings: null, missing: null }
  let read: NoteReader
  if (format === 'csv') read = csvReader(chosen, (columns, mapping) => void (table = { columns, mapping }))
  else if (format === 'backup') read = notesOfBackup(extras)
  else read = importForms[format].read
  for await (const item of read(pieces, { undated })) {
    // Results are matched by index.
    items.push({ ...withoutFutureDate(item, undated, tomorrow), index: items.length })
    if (items.length > LIMITS.items) throw new FileRefused('too-large')
  }
  signal.throwIfAborted()
  const { deleted, rows, settings, missing } = extras
  if ([items, deleted, rows].every((list) => list.length === 0) && settings === null)
    throw new FileRefused(missing === null ? 'empty' : 'cut-off')
  return { format, items, table, extras, undated }
}

/** Treats a date in the future as missing, since it would win over each change that the user makes here. */
function withoutFutureDate(item: ImportItem, undated: string, latest: string): ImportItem {
  if (item.kind !== 'note' || item.annotation.modified <= latest) return item
  const { created } = item.annotation
  const annotation = { ...item.annotation, created: created > latest ? undated : created, modified: undated }
  return { ...item, annotation, losses: [...new Set([...item.losses, 'dates' as const])] }
}

/** Returns a reader that yields a backup's notes, and adds its other contents to `extras`. */
function notesOfBackup(extras: BackupExtras): NoteReader {
  return async function* (pieces, about) {
    for await (const part of readBackup(pieces, about)) {
      if (part.kind === 'deleted') extras.deleted.push(part.annotation)
      else if (part.kind === 'row') extras.rows.push(part.row)
      else if (part.kind === 'settings') extras.settings = settingsIn(part.settings)
      else if (part.kind === 'cut') extras.missing = part.missing
      else yield part
    }
  }
}

async function formatOf(file: File): Promise<FileFormat> {
  let start = ''
  for await (const piece of decodeFile(file, undefined, PIECE_BYTES, true)) {
    start += piece
    if (start.length >= SNIFFED_LENGTH) break
  }
  const format = sniffFormat(start, file.name)
  if (format === null) throw new FileRefused('unknown-format')
  return format
}

const SNIFFED_LENGTH = 20_000

/**
 * Decodes a file in pieces: UTF-8, with or without a byte order mark, or UTF-16 with one.
 * @param mayBeCut whether the file may end within a character, which is then left out
 * @throws FileRefused `zip` for a ZIP file; `not-text` for other encodings and binary data; `empty`
 */
export async function* decodeFile(
  file: Blob,
  onPiece: (bytes: number) => void = () => undefined,
  most = PIECE_BYTES,
  mayBeCut = false,
): AsyncGenerator<string, void, undefined> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  if (first === 0x50 && second === 0x4b && (await file.slice(2, 4).text()) === '\u0003\u0004')
    throw new FileRefused('zip')
  const decoder = new TextDecoder(encodingOf(first, second), { fatal: true })
  let hasWords = false
  for (let at = 0; at < file.size; at += most) {
    const bytes = await file.slice(at, at + most).arrayBuffer()
    onPiece(bytes.byteLength)
    const text = decode(decoder, bytes, mayBeCut || at + most < file.size)
    hasWords ||= text.trim() !== ''
    if (text !== '') yield text
  }
  if (!hasWords) throw new FileRefused('empty')
}

/** Returns the encoding of a text by its byte order mark. */
function encodingOf(first: number | undefined, second: number | undefined): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

const PIECE_BYTES = 1 << 18

function decode(decoder: TextDecoder, bytes: ArrayBuffer, stream: boolean): string {
  try {
    const text = decoder.decode(bytes, { stream })
    // Pictures and archives may start like text, but text never contains this character.
    if (!text.includes('\0')) return text
  } catch {
    // The bytes are not valid in this encoding.
  }
  throw new FileRefused('not-text')
}
