import type { DocumentFault } from '@/lib/dossier/readers/unreadable'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import type { Dossier } from '@/lib/dossier/format/schema'

/**
 * A problem with a part of the file. `refused`: nothing was read. `dropped`: this part is missing in the record.
 * `changed`: it was altered. `noted`: a guess that a person should check.
 */
export interface ImportProblem {
  level: 'refused' | 'dropped' | 'changed' | 'noted'
  code: ProblemCode
  /** Line of the file, from 1. */
  line?: number | undefined
  /** The place in a file without lines: a path in JSON (`claims[3]`), or a file in a zip. */
  place?: string | undefined
  /** The piece of the file that has the problem, shortened. */
  words?: string | undefined
  /** The exact error, if a library reports it. */
  reason?: string | undefined
  /** The claim of a dropped sentence, for a user who adds it nevertheless. */
  claim?: AuthoredClaim
  /** Why a file cannot be read, for `unreadable`. */
  fault?: DocumentFault | undefined
}

export type ProblemCode =
  | 'too-large'
  | 'empty'
  | 'unreadable'
  | 'not-text'
  | 'wrong-encoding'
  | 'not-a-dossier'
  | 'zip-without-dossier'
  | 'bad-field'
  | 'same-source'
  | 'same-page'
  | 'same-text'
  | 'unlisted-source'
  | 'doubtful-digits'
  | 'unsafe-link'
  | 'common-alias'
  | 'too-many'
  | 'too-long'
  | 'no-claims'
  | 'no-sources'
  | 'rejected'
  | 'pronoun'
  | 'no-sentence'
  | 'subject-missing'
  | 'date-missing'
  | 'unplaced-doubt'
  | 'offer-size'
  | 'offer-hash'
  | 'offer-key'
  | 'offer-name'

export type ImportResult =
  | {
      ok: true
      record: ImportRecord
      /** The dossier, compiled for storage and engine. Set by `readDossierFile`. */
      dossier?: Dossier
      /** Summary of a page or document that is read as evidence. */
      understood?: Understood
      problems: ImportProblem[]
    }
  | { ok: false; problems: ImportProblem[] }

export interface ImportOptions {
  /** The name that the user gives the subject, if the document's name is missing or wrong. */
  subject?: string | undefined
  /** Other names of the subject. */
  aliases?: readonly string[] | undefined
  asOf?: string | undefined
  /** Set for a page or document that is evidence itself: each of its statements becomes a claim with its place. */
  evidence?: EvidencePlace | undefined
  /** ISO day, in place of the date that a document does not give. */
  today: string
}

/** Where a page or document that is read as evidence is found. */
export interface EvidencePlace {
  url?: string | undefined
  title?: string | undefined
  /** The name that the page gives its site. */
  site?: string | undefined
  /** Date of the page, as an ISO day, month or year. */
  date?: string | undefined
  /** The day on which it was read, as an ISO day. */
  readOn: string
  fileName?: string | undefined
}

/** Summary of a page that is read as evidence, for its preview. */
export interface Understood {
  subject: string
  otherNames: readonly string[]
  /** Kind of the page, such as `encyclopedia`; it has a text on screen under `evidence.kind`. */
  kind: string
  date: string | null
  statements: number
  sources: number
  leftOut: readonly { text: string; why: ProblemCode }[]
}
