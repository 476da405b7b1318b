import Dexie, { type EntityTable, type Table } from 'dexie'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import type { Adjustment, InstalledDossier } from './types'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'

/**
 * Dossiers that the user has installed, and the user's adjustments. Large values have separate tables, so that
 * listing dossiers does not read them. Never edit a released version of the schema: add a new one with an upgrade.
 */
type DossierDatabase = Dexie & {
  dossiers: EntityTable<DossierRow, 'id'>
  adjustments: EntityTable<Adjustment, 'id'>
  /** This table and the next two have keys made by `contentKeyOf`. */
  contents: Table<{ key: string; content: AuthoredContent }, string>
  compiled: Table<CompiledRow, string>
  indexes: Table<IndexRow, string>
}

/** A dossier without its large values. The bundled one has a row once the user has changed something about it. */
export interface DossierRow extends Omit<InstalledDossier, 'former'> {
  /** The version before the last update. */
  former: (NonNullable<InstalledDossier['former']> & FormerVersionFields) | null
}

export type FormerVersionFields = Pick<InstalledDossier, 'subject' | 'origin' | 'signedBy'>

export interface CompiledRow {
  key: string
  dossier: Dossier
  /** Id of this content: an index made for another id is out of date. Absent in rows of early versions. */
  contentId?: string
}

interface IndexRow {
  key: string
  index: DossierIndex
  /** Result of `stampOf` for the indexed content and adjustments; where it differs now, the index is out of date. */
  stamp: string
}

/** Returns the key of a dossier's row in the tables of large values. */
export function contentKeyOf(id: string, which: 'present' | 'former' = 'present'): string {
  return `${which}:${id}`
}

export function database(): DossierDatabase {
  if (openedDatabase) return openedDatabase
  // Strict: a change is confirmed only when it is on disk.
  const db = new Dexie('claimlight-dossiers', { chromeTransactionDurability: 'strict' }) as DossierDatabase
  db.version(1).stores({
    dossiers: 'id',
    adjustments: 'id, dossier',
    contents: 'key',
    compiled: 'key',
    indexes: 'key',
  })
  return (openedDatabase = db)
}

let openedDatabase: DossierDatabase | undefined
