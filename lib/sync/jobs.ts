import { removeFormerRow, type FormerRow } from '@/lib/annotations/former-rows'
import { forgetWrittenRows, keysInBin, rowsToSync, writeRows, writtenRows } from '@/lib/annotations/portable-rows'
import { dossierRowsToSync, dossiersInBin, takeDossierRows } from '@/lib/dossiers/portable/dossier-rows'
import { inTurn } from '@/lib/platform/one-at-a-time'
import { idOf, kindOf, type RecordKey } from '@/lib/rows/kinds'
import type { Answer } from './deletions'
import { freshDevice } from './fresh-device'
import { headerJson } from './header'
import { recordBatches, type LocalTables, type SyncFolder } from './memory'
import { readFile, type ReadProblem } from './read-folder'
import { runSync } from './run-sync'
import { sealsOf, type Secret } from './seal'
import { rememberSync, storedMemory, type LastSync, type SyncFailure } from './store'
import { sealDelta } from './write-folder'

/** Tables that syncing has written to. */
export type ChangedTables = 'dossiers-changed' | 'notes-changed' | 'mutes-changed'

/** A run and its surroundings, whatever thread it is in. */
export interface SyncPlace {
  name: string
  secret: Secret
  /** Null: by change files. */
  folder: SyncFolder | null
  onChanged: (what: ChangedTables) => void
  onProgress?: (share: number) => void
}

export interface ChosenFile {
  path: string
  file: Blob
}

/** Syncs. @returns the result, also for a run that failed */
export function syncOnce(place: SyncPlace, answer: Answer | null): Promise<LastSync> {
  return inTurn(LOCK, async () => {
    const { folder, name, secret, onProgress } = place
    const at = new Date().toISOString()
    let last: LastSync
    try {
      const tables = localTables(at, place.onChanged)
      const about = { memory: storedMemory, tables, seals: sealsOf(secret), now: Date.now, freshDevice }
      last = { at, ...(await runSync({ ...about, name, folder, answer, onProgress })), failed: null }
    } catch (error) {
      console.error('Claimlight: syncing did not end', error)
      const nothing = { added: 0, changed: 0, deleted: 0, joined: 0, written: 0, ahead: null }
      last = { at, ...nothing, question: null, problems: [], failed: failureOf(error) }
    }
    await rememberSync(last)
    return last
  })
}

/** A file with all that this device knows, for the others. It replaces the ones before it. */
export function writeChangeFile({
  name,
  secret,
  folder,
  onProgress,
}: SyncPlace): Promise<{ name: string; file: Blob }> {
  return inTurn(LOCK, async () => {
    const { device } = await storedMemory.self()
    const seal = await sealsOf(secret).own()
    // Files of one device are told apart by their number.
    const segment = Math.floor(Date.now() / 1000)
    const parts: Blob[] = [new Blob([await headerJson({ device, segment, name }, seal), '\n'])]
    const upTo = await storedMemory.lastInOutbox()
    const keys = await storedMemory.keys()
    let line = 2
    for await (const records of recordBatches(storedMemory, keys)) {
      const lines: string[] = []
      for (const { key, state } of records)
        lines.push(
          await sealDelta({ kind: kindOf(key), id: idOf(key), state }, seal, { device, segment, line: line++ }),
        )
      parts.push(new Blob(lines.map((text) => `${text}\n`)))
      onProgress?.(line / keys.length)
    }
    if (folder === null) await storedMemory.write({ written: upTo })
    return { name: `claimlight-${device}.ndjson`, file: new Blob(parts, { type: 'application/x-ndjson' }) }
  })
}

/** Reads files of other devices: change files, or those of a shared folder. @returns what was not read */
export function readChangeFiles(files: readonly ChosenFile[], place: SyncPlace): Promise<ReadProblem[]> {
  return inTurn(LOCK, async () => {
    const problems: ReadProblem[] = []
    for (const [n, { path, file }] of files.entries()) {
      const read = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer())
      const source = { path: `by hand/${path}`, size: file.size, read }
      // With a folder, what is new here is written there as well: the other devices do not see this file.
      const found = await readFile(source, undefined, storedMemory, sealsOf(place.secret), place.folder !== null)
      problems.push(...found.map((one) => ({ ...one, path })))
      place.onProgress?.((n + 1) / files.length)
    }
    return problems
  })
}

/**
 * Gives a row the content again that it had before other devices changed it. Its present content is kept instead.
 *
 * @returns false where it cannot be written any more, for example because its dossier is gone
 */
export function restoreRow(
  { id, key, fields }: FormerRow,
  onChanged: SyncPlace['onChanged'] = () => undefined,
  now = new Date().toISOString(),
): Promise<boolean> {
  return inTurn(LOCK, async () => {
    const tables = localTables(now, onChanged)
    const isSettled = (await tables.taken()).size === 0
    let expected = null
    for await (const rows of tables.rows()) expected = rows.find((row) => row.key === key)?.fields ?? expected
    const row = kindOf(key) === 'note' ? { ...fields, modified: now } : fields
    const taken = await tables.take([{ key, expected, fields: row }], () => undefined)
    // The next sync must see a change of the user, and not one that came.
    if (isSettled) await tables.forgetTaken()
    if (taken.has(key)) await removeFormerRow(id)
    return taken.has(key)
  })
}

/** The tables of notes, muted sentences and dossiers. */
export function localTables(now: string, onChanged: SyncPlace['onChanged'] = () => undefined): LocalTables {
  return {
    async *rows() {
      yield* rowsToSync()
      yield await dossierRowsToSync()
    },
    inBin: async (keys) => new Set([...(await keysInBin(keys)), ...(await dossiersInBin(keys))]),
    async take(rows, leftOut) {
      const written = new Set<RecordKey>([
        ...(await takeDossierRows(rows, now, leftOut)),
        ...(await writeRows(rows, now, leftOut)),
      ])
      const kinds = new Set([...written].map(kindOf))
      if (kinds.has('dossier') || kinds.has('change')) onChanged('dossiers-changed')
      if (kinds.has('note')) onChanged('notes-changed')
      if (kinds.has('mute')) onChanged('mutes-changed')
      return written
    },
    taken: writtenRows,
    forgetTaken: forgetWrittenRows,
  }
}

/** Only one page of the extension syncs at a time. */
const LOCK = 'claimlight:sync'

function failureOf(error: unknown): SyncFailure {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'permission'
  if (name === 'NotFoundError') return 'gone'
  if (name === 'QuotaExceededError') return 'full'
  return /^(?:Unknown|Data|Version|InvalidState|OpenFailed|DatabaseClosed|Abort|Timeout)Error$/.test(name)
    ? 'database'
    : 'failed'
}
