import type { DocumentFault } from '@/lib/dossier/readers/unreadable'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import type { Dossier, Tier } from '@/lib/dossier/format/schema'
import type { CompileProblem } from '@/lib/dossier/format/compile'
import { DOSSIER_LIMITS } from '@/lib/dossier/format/file-limits'
import { shortened } from '@/lib/text/shortened'

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
  /** Reason why a file cannot be read, for `unreadable`. */
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
  | 'bad-opinion'
  | 'same-source'
  | 'same-page'
  | 'same-text'
  | 'unlisted-source'
  | 'unsafe-link'
  | 'common-alias'
  | 'too-many'
  | 'too-long'
  | 'no-claims'
  | 'other-language'
  | 'no-sources'
  | 'rejected'
  | 'pronoun'
  | 'no-sentence'
  | 'subject-missing'
  | 'date-missing'
  | 'unplaced-doubt'

export type ImportResult =
  | {
      ok: true
      record: ImportRecord
      /** The dossier, compiled for storage and engine. Set by `readDossierFile`. */
      dossier?: Dossier
      summary?: EvidenceSummary
      problems: ImportProblem[]
    }
  | { ok: false; problems: ImportProblem[] }

export interface ImportOptions {
  /** The name that the user gives the subject, if the document's name is missing or wrong. */
  subject?: string | undefined
  aliases?: readonly string[] | undefined
  asOf?: string | undefined
  /** Set for a page or document that may be evidence itself: each of its statements becomes a claim with its place. */
  evidence?: EvidencePlace | undefined
  /**
   * Whether an editor says that a file is a report, however few of its sentences cite. The tiers that it gives its
   * sources then count; the editor sees and changes them.
   */
  isReport?: boolean | undefined
  /** ISO day, in place of the date that a document does not give. */
  today: string
}

export interface EvidencePlace {
  url?: string | undefined
  title?: string | undefined
  /** Name that the user gave its source, which names no subject. */
  name?: string | undefined
  site?: string | undefined
  date?: string | undefined
  /** Rating that the user gave it. */
  tier?: Tier | undefined
  /** ISO day on which the page or document was read. */
  readOn: string
  /** Whether only a part of it was read: a selection, or a page of which a part is closed, cut off or too long. */
  isPart?: boolean | undefined
  fileName?: string | undefined
  /** Whether the user pasted its text: nobody has opened its address. */
  isPasted?: boolean | undefined
  /** Whether it is the article of a saved page, which was found to be no report. */
  isArticle?: boolean | undefined
}

export interface EvidenceSummary {
  subject: string
  /** Kind of the page, such as `encyclopedia`; it has a text on screen under `evidence.kind`. */
  kind: string
  date: string | null
  statements: number
  sources: number
  leftOut: readonly { text: string; why: ProblemCode }[]
}

/** Collects problems up to a limit: a broken file of 100,000 lines has no use for 100,000 messages. */
export class ProblemList {
  readonly all: ImportProblem[] = []

  add(problem: ImportProblem): void {
    if (this.all.length >= DOSSIER_LIMITS.problems) return
    const { words } = problem
    this.all.push(words === undefined ? problem : { ...problem, words: shortened(words) })
  }

  /** Adds the reason why the file cannot be imported, and returns the failed result. */
  refuse(problem: Omit<ImportProblem, 'level'>): Extract<ImportResult, { ok: false }> {
    this.add({ level: 'refused', ...problem })
    return { ok: false, problems: this.all }
  }

  refuseFolder(problems: readonly CompileProblem[]): Extract<ImportResult, { ok: false }> {
    for (const { file, claim, message } of problems.slice(0, 5))
      this.refuse({ code: 'not-a-dossier', place: claim ? `${file}, ${claim}` : file, reason: message })
    return { ok: false, problems: this.all }
  }

  /** Adds one problem for all places with the same fault: `words` lists the places' words, `reason` counts them. */
  addToGroup(problem: ImportProblem & { words: string }): void {
    const group = this.groups.get(problem.code)
    if (group) {
      group.count += 1
      group.words.add(problem.words)
      group.problem.words = shortened([...group.words].join(', '))
      group.problem.reason = `${group.count}×`
      return
    }
    const first = { ...problem }
    this.groups.set(problem.code, { problem: first, count: 1, words: new Set([problem.words]) })
    if (this.all.length < DOSSIER_LIMITS.problems) this.all.push(first)
  }
  private readonly groups = new Map<string, { problem: ImportProblem; count: number; words: Set<string> }>()
}
