import { sayReader } from '@/lib/details/say'
import { stateOf } from '@/lib/details/state'
import type { Detail, Finding } from '@/lib/schema/finding'
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

/** The findings of the engine in a text, or of a model that read it after the engine. */
export interface Found {
  mentions: number
  findings: readonly Finding[]
  modelCheck?: ModelCheck
}

/** Has a model read a text after the engine. */
export type AddModelCheck = (found: Found, readable: Readable) => Promise<Found>

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

/** A detail; what is not known of it is absent. */
export type ReportedDetail = Pick<Detail, 'start' | 'end' | 'kind' | 'verdict' | 'article'> & Partial<Detail>

/** Puts what was found into the report's shape. */
export function reportOf(file: string, subject: string, readable: Readable, found: Found): Report {
  const { mentions, findings, modelCheck } = found
  return {
    file,
    subject: { name: subject, mentions },
    findings: quoted(findings, readable).map(reported),
    ...(readable.extracted ? { text: readable.text } : {}),
    ...(modelCheck && { modelCheck }),
  }
}

/** The findings with their words in the text of their file. */
export function quoted(findings: readonly Finding[], { text }: Readable): Finding[] {
  return findings.map((finding) => ({ ...finding, quote: text.slice(finding.start, finding.end) }))
}

function reported(finding: Finding): ReportedFinding {
  const { start, end, quote, verdict, partial, claims, sources } = finding
  const related = finding.related ? { related: finding.related } : {}
  const reason = englishReason(finding)
  const differences = finding.details
    .filter((detail) => detail.verdict === 'differs')
    .map(({ kind, article, dossier }) => ({ slot: kind, article, dossier: dossier ?? '' }))
  const details = finding.details.map(({ start, end, kind, verdict, article, doubted, ...more }) => {
    const { question, dossier, claim, slot } = more
    const known = Object.entries({ doubted: doubted || null, question, dossier, claim, slot })
    const present = Object.fromEntries(known.filter(([, value]) => value !== null))
    return { start, end, kind, verdict, article, ...present }
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
