import { mapDefined } from '@/lib/text/lists'
import {
  applyImport,
  planImport,
  type ImportChoice,
  type ItemResult,
  type ItemOutcome,
} from '@/lib/notes/data/import-notes'
import { FileRefused, type FileRefusal, type ImportItem, type Loss } from '@/lib/notes/formats/shared/exchange'
import type { CsvMapping } from '@/lib/notes/formats/csv/mapping'
import { hasIds } from '@/lib/notes/formats/import-forms'
import { readFile, type FileRead, type BackupExtras } from './read-file'
import { kindOfKey, type KindName, type Row } from '@/lib/rows/row-rules'
import { recordWrites } from '@/lib/store/recorded-writes'
import type { WrittenRow } from '@/lib/store/write-recorder'
import { nameIn, planRestore } from '@/lib/user-rows/plan-restore'
import { writeRows } from '@/lib/user-rows/row-tables'
import { undoChanges } from '@/lib/user-rows/undo-changes'
import { throttle } from '@/lib/text/run-in-slices'
import Papa from 'papaparse'
import { guardCell } from '@/lib/notes/formats/csv/to-csv'

/**
 * Creates the worker's part of one import, from choosing a file to undoing it. It has the file's notes in memory, so
 * that the panel need not; a new file ends a running import.
 * @param progress called a few times a second
 * @param now monotonic time in ms
 */
export function createImportSession(progress: ImportProgress, now: () => number = () => performance.now()) {
  let loaded: LoadedFile | null = null
  let lastImport: readonly WrittenRow[] = []
  let work = new AbortController()

  /** Aborts the running task and starts another; returns its result, or why it was refused. */
  const run = async <T>(what: (signal: AbortSignal) => Promise<T>): Promise<T | RefusedImport> => {
    work.abort()
    work = new AbortController()
    const { signal } = work
    try {
      return await what(signal)
    } catch (error) {
      return { refused: signal.aborted ? 'cancelled' : importProblemOf(error) }
    }
  }

  const readFileWith = (file: File, mapping: CsvMapping | null) =>
    run(async (signal) => {
      loaded = null
      const tell = throttle(progress.reading, now)
      const found = await readFile(file, mapping, {
        onProgress: (share, items) => tell(share * READ_SHARE, items),
        signal,
      })
      const { items } = found
      const { results } = await planImport(items, choiceFor(found), (done) => {
        signal.throwIfAborted()
        tell(READ_SHARE + (1 - READ_SHARE) * (done / items.length), items.length)
      })
      const missing = await missingDataOf(found.extras)
      signal.throwIfAborted()
      loaded = { name: file.name, read: found, results, missing }
      return { preview: summarizeImport(loaded) }
    })

  /** Returns `hasChanged`: whether there is anything to undo; `settings`: for the panel to apply, a worker cannot. */
  const apply = ({ withDeleted, withSettings, restoresSwitches }: ImportOptions) =>
    run(async (signal) => {
      const cancelled: RefusedImport = { refused: 'cancelled' }
      if (loaded === null) return cancelled
      const { read } = loaded
      const often = throttle(progress.writing, now)
      const tell = (done: number, total: number) => often(done / total)
      const choice = choiceFor(read, withDeleted)
      const at = new Date().toISOString()
      const { result: results, written } = await recordWrites(async () => {
        // The user may have changed ratings since the preview.
        const { writes } = await planRestore(read.extras.rows)
        const rows = restoresSwitches ? writes : writes.map(({ isOn: _isOn, ...row }) => row)
        await writeRows(rows, at)
        return applyImport(read.items, choice, { onProgress: tell, signal }, read.extras.deleted, at)
      })
      loaded = { ...loaded, results }
      lastImport = written
      return {
        result: summarizeImport(loaded),
        hasChanged: written.length > 0,
        settings: withSettings ? read.extras.settings : null,
      }
    })

  /** Reverts the last import. @returns the number of reverted notes */
  const undo = () =>
    run(async () => {
      const undone = await undoChanges(lastImport)
      lastImport = []
      return { notes: undone.filter(({ table }) => table === 'annotations').length }
    })

  return {
    read: readFileWith,
    apply,
    undo,
    cancel: () => work.abort(),
    /** Drops the file from memory; its import can still be undone. */
    forget: () => {
      work.abort()
      loaded = null
    },
    items: (outcome: ItemOutcome | null, from: number, count: number) => {
      const results = loaded?.results.filter((result) => outcome === null || result.outcome === outcome) ?? []
      return mapDefined(results.slice(from, from + count), (result) => {
        const item = loaded?.read.items[result.index]
        return item && previewItem(item, result)
      })
    },
    answers: (form: 'json' | 'csv') =>
      loaded === null ? null : outcomesFile(loaded.name, loaded.read.items, loaded.results, form),
  }
}

export interface ImportProgress {
  reading: (share: number, items: number) => void
  writing: (share: number) => void
}

export interface ImportOptions {
  withDeleted: boolean
  withSettings: boolean
  /** Whether to turn dossiers on and off as in the backup. */
  restoresSwitches: boolean
}

export interface RefusedImport {
  refused: FileRefusal | ImportFailure
}

/** Reason why the import failed, though the file may be valid. Each is a key under `import.problem` in `locales/`. */
export type ImportFailure = 'cancelled' | 'full' | 'database' | 'file' | 'worker'

/** Share of the progress before the preview that reading the file takes; planning takes the rest. */
const READ_SHARE = 0.7

function choiceFor({ format, undated }: FileRead, withDeleted = false): ImportChoice {
  return { withDeleted, undated, hasIds: hasIds(format) }
}

/** Returns why a file was not read or its notes were not saved. Logs an unexpected error. */
export function importProblemOf(error: unknown): FileRefusal | ImportFailure {
  if (error instanceof FileRefused) return error.refusal
  const names = namesOf(error)
  if (names.includes('QuotaExceededError')) return 'full'
  if (names.includes('NotReadableError') || names.includes('NotFoundError')) return 'file'
  console.error('Claimlight: the import failed', error)
  return 'database'
}

/** Returns the names of an error and of the errors in it: Dexie nests errors, or has one for each row. */
function namesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 3) return []
  const { inner, failures } = error as { inner?: unknown; failures?: readonly unknown[] }
  const within = [inner, error.cause, ...(failures ?? []).slice(0, 3)]
  return [error.name, ...within.flatMap((cause) => namesOf(cause, depth + 1))]
}

/** Summary of the dossiers and adjustments of a backup that are missing here, for the preview. */
type MissingData = Awaited<ReturnType<typeof missingDataOf>>

async function missingDataOf({ rows, settings, missing: absent }: BackupExtras) {
  const { writes, effects, turns } = await planRestore(rows)
  const missingDossiers = ofKind(writes, 'dossier').filter(({ fields }) => fields !== null)
  const names = missingDossiers.map(({ fields }) => nameIn(fields?.subject))
  const adjustments = ofKind(writes, 'adjustment').length
  return { dossiers: names, adjustments, effects, turns, hasSettings: settings !== null, absent }
}

function ofKind<R extends Row>(rows: readonly R[], kind: KindName): R[] {
  return rows.filter(({ key }) => kindOfKey(key) === kind)
}

interface LoadedFile {
  name: string
  read: FileRead
  results: ItemResult[]
  missing: MissingData
}

export function summarizeImport({ name, read: { format, items, table, extras }, results, missing }: LoadedFile) {
  const counts = { added: 0, merged: 0, unchanged: 0, 'kept-newer': 0, 'in-bin': 0, skipped: 0 }
  for (const { outcome } of results) counts[outcome] += 1
  const losses = new Map<Loss, number>()
  const unread = new Set<string>()
  for (const item of items) {
    for (const loss of lossesOf(item)) losses.set(loss, (losses.get(loss) ?? 0) + 1)
    for (const column of item.unread ?? []) unread.add(column)
  }
  return {
    name,
    format,
    total: items.length,
    counts,
    losses: [...losses].sort(([, a], [, b]) => b - a),
    unread: [...unread],
    table,
    /** Counts of muted sentences and of notes in the bin of a backup, and its other data that is missing here. */
    extras: { mutes: ofKind(extras.rows, 'mute').length, deleted: extras.deleted.length, ...missing },
  }
}

export type ImportSummary = ReturnType<typeof summarizeImport>

export function previewItem(item: ImportItem, { outcome, why, sameAs }: ItemResult) {
  const read = item.kind === 'note' ? item.annotation : null
  return {
    index: item.index,
    outcome,
    why: why ?? null,
    /** An equal note exists under another id, or earlier in the file. */
    isTwin: sameAs !== undefined,
    excerpt: item.kind === 'unreadable' ? excerptOf(item.excerpt) : '',
    quote: excerptOf(read?.anchor?.quote.exact ?? ''),
    note: excerptOf(read?.note ?? ''),
    title: excerptOf(read?.title || read?.url || ''),
    tags: read?.tags.slice(0, 12).map(excerptOf) ?? [],
    losses: [...lossesOf(item)],
    unread: [...(item.unread ?? [])],
  }
}

/** Returns what is lost with an item; of a skipped one, the words in columns that are not read. */
function lossesOf(item: ImportItem | undefined): readonly Loss[] {
  if (item?.kind === 'note') return item.losses
  return item?.unread?.length ? ['columns'] : []
}

export type ItemPreview = ReturnType<typeof previewItem>

const LONGEST_EXCERPT = 300

function excerptOf(text: string): string {
  return text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT).toWellFormed()}…` : text
}

/** Returns the outcome of each item as a file, in the order of the imported file, counted from 1. */
export function outcomesFile(
  name: string,
  items: readonly ImportItem[],
  results: readonly ItemResult[],
  form: 'json' | 'csv',
): Blob {
  const answers = results.map((result) => outcomeRowOf(items[result.index], result))
  if (form === 'json')
    return new Blob([JSON.stringify({ file: name, items: answers }, null, 2), '\n'], { type: 'application/json' })
  const rows = answers.map((answer) =>
    Object.fromEntries(Object.entries(answer).map(([name, cell]) => [name, guardCell(String(cell))])),
  )
  return new Blob(['\uFEFF', Papa.unparse(rows), '\r\n'], { type: 'text/csv' })
}

function outcomeRowOf(item: ImportItem | undefined, { index, outcome, why, sameAs }: ItemResult) {
  const note = item?.kind === 'note' ? item.annotation : null
  return {
    item: index + 1,
    outcome,
    reason: why ?? '',
    id: note?.id ?? '',
    same_as: sameAs ?? '',
    page: note?.url ?? '',
    title: note?.title.toWellFormed() ?? '',
    quote: note?.anchor?.quote.exact.toWellFormed() ?? '',
    excerpt: item?.kind === 'unreadable' ? item.excerpt : '',
    left_out: lossesOf(item).join(', '),
    columns_left_out: (item?.unread ?? []).join(', '),
  }
}
