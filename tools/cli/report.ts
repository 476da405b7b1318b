import { sayReader } from '@/lib/details/say'
import { stateOf } from '@/lib/details/state'
import type { CheckResult, Detail, Finding } from '@/lib/schema/finding'
import type { ModelFault } from '@/lib/model/model'
import type { Readable } from '@/lib/dossier/readers/readable'
import { englishReason } from './english-reason'

/**
 * The result of `check` for one file, as printed by `--format json`. Offsets are UTF-16 units of the file's text, or of
 * `text`.
 */
export interface Report {
  file: string
  subject: { name: string; mentions: number }
  findings: ReportedFinding[]
  /** With `--model`. */
  modelCheck?: ModelCheck
  /** The text taken out of a file that is not plain text. */
  text?: string
}

/** The reading of a text by a model, as it is in the JSON. What it found is in the findings. */
export interface ModelCheck {
  model: string
  remote?: string
  /** It passed the built-in test: only then its differences are contradictions. */
  passed: boolean
  questions: number
  differences: number
  /** Entries that were thrown away, and why questions have no answer. */
  discarded: number
  failed: ModelFault[]
}

/** Adds a model's check of the text to a report. */
export type AddModelCheck = (report: Report, findings: readonly Finding[], readable: Readable) => Promise<Report>

export type ReportedFinding = Pick<
  Finding,
  'start' | 'end' | 'quote' | 'verdict' | 'partial' | 'claims' | 'sources' | 'related'
> & {
  /** In English, composed from the details. */
  reason: string
  /** A value of the sentence is to be compared with another one of the dossier: screens do not show it as supported. */
  compare?: boolean
  /** The values of the details that differ. `slot` is their kind. */
  differences: { slot: string; article: string; dossier: string }[]
  details: ReportedDetail[]
  /** The model that read the sentence too, the verdict of the engine alone (null where it had none), and both in words. */
  reader?: { model: string; differs: boolean; engine: Finding['verdict'] | null; says: string }
}

/** A detail; `question`, `dossier`, `claim` and `slot` are absent where unknown. */
export interface ReportedDetail extends Pick<Detail, 'start' | 'end' | 'kind' | 'verdict' | 'article'> {
  doubted?: boolean
  question?: string | null
  dossier?: string | null
  claim?: string | null
  slot?: number | null
}

/** Puts the engine's answer into the report's shape. */
export function reportOf(file: string, subject: string, readable: Readable, result: CheckResult): Report {
  return {
    file,
    subject: { name: subject, mentions: result.mentions },
    findings: result.findings.map((finding) => reported(finding, quoteOf(finding, readable))),
    ...(readable.extracted ? { text: readable.text } : {}),
  }
}

/** The words of a finding in the text of its file. */
export const quoteOf = ({ start, end }: Finding, { text }: Readable): string => text.slice(start, end)

export function reported(finding: Finding, quote: string): ReportedFinding {
  const { start, end, verdict, partial, claims, sources } = finding
  const related = finding.related ? { related: finding.related } : {}
  const reason = englishReason(finding)
  const differences = finding.details
    .filter((detail) => detail.verdict === 'differs')
    .map(({ kind, article, dossier }) => ({ slot: kind, article, dossier: dossier ?? '' }))
  const details = finding.details.map((detail): ReportedDetail => {
    const { start, end, kind, article, question, dossier, claim, slot } = detail
    return {
      ...{ start, end, kind, verdict: detail.verdict, article },
      ...(detail.doubted ? { doubted: true } : {}),
      ...(question === null ? {} : { question }),
      ...(dossier === null ? {} : { dossier }),
      ...(claim === null ? {} : { claim }),
      ...(slot === null ? {} : { slot }),
    }
  })
  const reader = finding.reader && {
    ...{ model: finding.reader.name, differs: finding.reader.differs },
    engine: finding.reader.engine?.verdict ?? null,
    says: sayReader(finding.reader),
  }
  const compare = stateOf(finding) === 'look' && finding.verdict !== 'disputed' ? { compare: true } : {}
  const own = { start, end, quote, verdict, partial, ...compare, claims, sources, ...related }
  return { ...own, reason, differences, details, ...(reader && { reader }) }
}
