import Dexie, { type EntityTable } from 'dexie'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import type { Adjustment, InstalledDossier } from './types'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'

/**
 * Dossiers that the user has installed, and the user's adjustments. Large values have separate tables, so that
 * listing dossiers does not read them.
 */
type DossierDatabase = Dexie & {
  dossiers: EntityTable<DossierRow, 'id'>
  adjustments: EntityTable<Adjustment, 'id'>
  /** This table and the next two have a row with the id of each dossier, but the bundled one. */
  contents: EntityTable<{ id: string; content: AuthoredContent }, 'id'>
  compiled: EntityTable<CompiledRow, 'id'>
  indexes: EntityTable<IndexRow, 'id'>
}

/** A dossier without its large values. The bundled one has a row once the user has changed something about it. */
export type DossierRow = InstalledDossier

export interface CompiledRow {
  id: string
  dossier: Dossier
  /** Id of this content: an index made for another id is out of date. */
  contentId: string
}

interface IndexRow {
  id: string
  index: DossierIndex
  /** Id of the indexed content. */
  contentId: string
}

export function database(): DossierDatabase {
  if (openedDatabase) return openedDatabase
  // Strict: a change is confirmed only when it is on disk.
  const db = new Dexie('claimlight-dossiers', { chromeTransactionDurability: 'strict' }) as DossierDatabase
  db.version(1).stores({
    dossiers: 'id',
    adjustments: 'id, dossier',
    contents: 'id',
    compiled: 'id',
    indexes: 'id',
  })
  return (openedDatabase = db)
}

let openedDatabase: DossierDatabase | undefined
