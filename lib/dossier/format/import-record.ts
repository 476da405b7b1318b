import type { AuthoredSource, ClaimFile, DossierFile } from './authoring'
import type { Research } from './research'
import type { Entity } from './schema'

/** Which form a file was read as. */
export type ImportForm = 'portable' | 'folder' | 'autoresearch' | 'report'

/**
 * The form that people edit: what an export and the claim editor need. The compiler turns it into a `Dossier`. An own
 * dossier that is still empty has no topics.
 */
export interface AuthoredContent extends Omit<DossierFile, 'topics'> {
  /** In the order of the file; each has at least one claim. */
  topics: ClaimFile[]
  sources: AuthoredSource[]
  entities: Entity[]
  introduction?: string | undefined
  /** How it was made. */
  research?: Research | undefined
}

/** The content of a file, for a preview; not stored yet. */
export interface ImportRecord extends AuthoredContent {
  form: ImportForm
  /** The document's own title. */
  title?: string | undefined
  /** The words of the document by id of the claim, where it was read from running text. */
  originals?: ReadonlyMap<string, string> | undefined
  counts: ImportCounts
}

/** How much of a document became claims; all zero for a file that holds a dossier. */
export interface ImportCounts {
  /** Sentences that cite a source. */
  cited: number
  /** Those of them that are claims now. */
  kept: number
  /** Sentences without a source of their own, in paragraphs that cite. */
  uncited: number
  /** Those of them that got the source of their paragraph. */
  carried: number
}

/** A file that holds a dossier. */
export interface ImportFile {
  name: string
  bytes: Uint8Array
}
