import type { AuthoredSource, ClaimFile, DossierFile } from './authoring'
import type { Research } from './research'
import type { Entity } from './schema'

export type ImportForm = 'portable' | 'folder' | 'autoresearch' | 'report'

/**
 * A dossier in the form that people edit, for exports. The compiler turns it into a `Dossier`. A dossier of which each
 * claim is set aside has no topics.
 */
export interface AuthoredContent extends Omit<DossierFile, 'topics'> {
  /** In the order of the file; each has at least one claim. */
  topics: ClaimFile[]
  sources: AuthoredSource[]
  entities: Entity[]
  introduction?: string | undefined
  /** Ids of the claims that the user left out of a document, so that another reading of it leaves them out too. */
  unticked?: string[] | undefined
  research?: Research | undefined
}

/** The content of a file, for a preview; not stored yet. */
export interface ImportRecord extends AuthoredContent {
  form: ImportForm
  title?: string | undefined
  /** The words of the document by claim id, if the claims were read from running text. */
  originals?: ReadonlyMap<string, string> | undefined
  counts: ImportCounts
}

/** How much of a document became claims; all zero for a file that holds a dossier. */
export interface ImportCounts {
  cited: number
  /** Sentences among `cited` that were not dropped for a fault or an open pronoun. */
  kept: number
  uncited: number
  /** Sentences among `uncited` that got the source of their paragraph. */
  carried: number
  /** Links at the ends of sentences that became sources; absent where the file was not found to be a report by them. */
  endLinks?: number
}

export interface ImportFile {
  name: string
  bytes: Uint8Array
}
