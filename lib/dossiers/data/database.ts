import Dexie, { type EntityTable, type Table } from 'dexie'
import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import type { InstalledDossier, StoredChange } from './types'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'

/**
 * Dossiers that the user has installed or written, and the user's changes. Large values have separate tables, so that
 * listing dossiers does not read them. Never edit a released version of the schema: add a new one with an upgrade.
 */
type DossierDatabase = Dexie & {
  dossiers: EntityTable<DossierRow, 'id'>
  changes: EntityTable<StoredChange, 'id'>
  /** This table and the next three have the id of the dossier as key. */
  contents: Table<{ key: string; content: AuthoredContent }, string>
  compiled: Table<CompiledRow, string>
  indexes: Table<IndexRow, string>
  outlines: Table<OutlineRow, string>
}

/** A dossier without its large values. The bundled one has a row once the user has changed something about it. */
export type DossierRow = InstalledDossier

export interface CompiledRow {
  key: string
  dossier: Dossier
  /** Id of this content: an index made for another id is out of date. Absent in rows of early versions. */
  contentId?: string
}

interface IndexRow {
  key: string
  index: DossierIndex
  /** Result of `stampOf` for the indexed content and changes; where it differs now, the index is out of date. */
  stamp: string
}

/** Data needed to validate a change without reading the whole dossier. */
export interface OutlineRow {
  key: string
  claims: string[]
  sources: AuthoredSource[]
}

export function database(): DossierDatabase {
  if (openedDatabase) return openedDatabase
  // Strict: a change is confirmed only when it is on disk.
  const db = new Dexie('claimlight-dossiers', { chromeTransactionDurability: 'strict' }) as DossierDatabase
  db.version(1).stores({
    dossiers: 'id',
    changes: 'id, dossier',
    contents: 'key',
    compiled: 'key',
    indexes: 'key',
    outlines: 'key',
  })
  return (openedDatabase = db)
}

let openedDatabase: DossierDatabase | undefined
