import type { EntityTable } from 'dexie'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import type { Adjustment, InstalledDossier } from './types'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { openedDatabase, type Database } from '@/lib/store/database'

/** The tables of the dossiers that the user has installed, and of the user's adjustments. */
type DossierDatabase = Database & {
  /** Dossiers without their large values. The bundled one has a row once the user has changed something about it. */
  dossiers: EntityTable<InstalledDossier, 'id'>
  adjustments: EntityTable<Adjustment, 'id'>
  /** This table and the next two have a row with the id of each dossier, but the bundled one. */
  contents: EntityTable<{ id: string; content: AuthoredContent }, 'id'>
  compiled: EntityTable<CompiledRow, 'id'>
  indexes: EntityTable<IndexRow, 'id'>
}

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
  return openedDatabase() as DossierDatabase
}
