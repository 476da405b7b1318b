import { compileDossier } from '@/lib/dossier/format/compile'
import { folderOf } from '@/lib/dossier/format/folder-of'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { ParsedDocument } from '@/lib/dossier/readers/block'
import { ProblemList } from './problem-list'
import { pageSourceOf } from './with-edits'
import { readResearch } from './read-research'
import type { EvidencePlace, ImportOptions, ImportProblem, Understood } from './types'

export type Evidence =
  | { ok: true; record: ImportRecord; dossier: Dossier; understood: Understood; problems: ImportProblem[] }
  | { ok: false; problems: ImportProblem[] }

/**
 * Converts a page or document to a dossier whose claims are its statements, each with its place (`research.passages`).
 * The page itself is the source with the number `pageSource`; its numbered references are the other sources.
 *
 * @param corrections the subject, other names or date that the user has changed
 * @param onProgress receives the share that is read, 0 to 1
 */
export function evidenceFrom(
  document: ParsedDocument,
  place: EvidencePlace,
  corrections: Pick<ImportOptions, 'subject' | 'aliases' | 'asOf'> = {},
  onProgress?: (share: number) => void,
): Evidence {
  const problems = new ProblemList()
  const options = { ...corrections, today: place.readOn, evidence: place }
  const read = readResearch(document, 'report', options, problems, onProgress)
  if (!read.ok) return { ok: false, problems: read.problems }
  const { record } = read
  const compiled = compileDossier(folderOf(record))
  if (!compiled.ok) return { ok: false, problems: problems.refuseFolder(compiled.problems).problems }
  return {
    ok: true,
    record,
    dossier: compiled.dossier,
    understood: understoodOf(record, problems.all),
    problems: problems.all,
  }
}

export function understoodOf(record: ImportRecord, problems: readonly ImportProblem[]): Understood {
  const { subject, topics, sources, asOf } = record
  return {
    subject: subject.name,
    otherNames: subject.aliases,
    kind: pageSourceOf(record)?.kind ?? 'page',
    date: problems.some(({ code }) => code === 'date-missing') ? null : asOf,
    statements: topics.reduce((sum, { claims }) => sum + claims.length, 0),
    sources: sources.length,
    leftOut: problems.flatMap(({ level, code, words }) =>
      level === 'dropped' && words !== undefined ? [{ text: words, why: code }] : [],
    ),
  }
}
