import type { CheckResult, Finding } from '@/lib/match/types'
import type { Readable } from './readable'

/** What `check` says of one file, as `--format json` prints it. Offsets are UTF-16 units of the file's text, or of `text`. */
export interface Report {
  file: string
  subject: { name: string; mentions: number }
  findings: ReportedFinding[]
  /** For HTML: the text taken out of the page. */
  text?: string
}

export type ReportedFinding = Pick<
  Finding,
  'start' | 'end' | 'quote' | 'verdict' | 'partial' | 'claims' | 'sources' | 'reason'
> & { differences: { slot: string; article: string; dossier: string }[] }

/** Puts the engine's answer into the report's shape, with offsets that count in the file. */
export function reportOf(file: string, subject: string, readable: Readable, result: CheckResult): Report {
  return {
    file,
    subject: { name: subject, mentions: result.mentions },
    findings: result.findings.map((finding) => reported(finding, readable)),
    ...(readable.extracted ? { text: readable.text } : {}),
  }
}

function reported(finding: Finding, { text, locate }: Readable): ReportedFinding {
  const { start, end } = locate(finding)
  const { verdict, partial, claims, sources, reason } = finding
  const differences = finding.differences.map(({ slot, article, dossier }) => ({ slot, article, dossier }))
  return { start, end, quote: text.slice(start, end), verdict, partial, claims, sources, reason, differences }
}
