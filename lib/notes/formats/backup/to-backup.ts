import type { Mute } from '@/lib/schema/mute'
import type { Annotation, DeletedAnnotation } from '@/lib/schema/annotation'
import { dossierLines } from './dossier-lines'
import type { BackupChange, BackupDossier } from '@/lib/rows/kind'

/** The contents of a backup: all data of the user. */
export interface BackupContents {
  notes: AsyncIterable<readonly Annotation[]>
  bin: readonly DeletedAnnotation[]
  mutes: readonly Mute[]
  settings: object | null
  /** Dossiers and changes; each change comes after its dossier. */
  dossiers?: AsyncIterable<BackupDossier | BackupChange>
  /** Further counts for the header, by name. */
  more?: Readonly<Record<string, number>>
}

export const BACKUP_KIND = 'claimlight-backup'
/** Increased when older versions would misread a newer file. All versions up to the current one can be read. */
export const BACKUP_VERSION = 2

/**
 * Writes everything into one file with one JSON object per line, so that a damaged line loses only itself. The first
 * line is the header; the last counts the lines before it, so that a truncated file is detected. Rows are written as in
 * the database; JSON can escape lone surrogates.
 *
 * @param now ISO instant
 * @param total expected number of notes, for showing progress
 * @param profile id of the browser profile, which distinguishes its backups from those of other profiles
 */
export async function* writeBackup(
  { notes, bin, mutes, settings, dossiers, more }: BackupContents,
  { now, total, profile }: { now: string; total: number; profile?: string },
): AsyncGenerator<string, void, undefined> {
  const counts = { notes: total, bin: bin.length, mutes: mutes.length, ...more }
  yield line({
    kind: BACKUP_KIND,
    version: BACKUP_VERSION,
    made: now,
    counts,
    ...(profile === undefined ? {} : { profile }),
  })
  let lines = 1
  if (settings) {
    yield line({ settings })
    lines++
  }
  for await (const batch of notes) {
    yield batch.map((note) => line({ note })).join('')
    lines += batch.length
  }
  yield bin.map((deleted) => line({ deleted })).join('') + mutes.map((mute) => line({ mute })).join('')
  lines += bin.length + mutes.length
  for await (const kept of dossiers ?? [])
    for (const part of dossierLines(kept)) {
      yield line(part)
      lines++
    }
  yield line({ end: lines })
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}
