import type { Claim, Source, Tier } from '@/lib/dossier/schema'
import type { Finding, Verdict } from '@/lib/match/types'

/** What a report says of one page: what was found, and what it was held beside. Dates are as they are to be read. */
export interface PageReport {
  title: string
  url: string
  site: string
  /** When the page says that it was published; null where it does not. */
  published: string | null
  /** When the report was made. */
  made: string
  sentences: number
  textLength: number
  /** Blocks' start offsets, to say "Paragraph 3". */
  blockStarts: readonly number[]
  /** In reading order. */
  findings: readonly Finding[]
  dossier: { name: string; asOf: string; version: string }
  sourcesOf: (numbers: readonly number[]) => readonly Source[]
  claimsOf: (ids: readonly string[]) => readonly Claim[]
}

/** The words of a report, in the language of whoever reads it. */
export interface ReportWords {
  /** BCP 47, for the file itself. */
  language: string
  report: string
  untitled: string
  verdict: Record<Verdict, string>
  /** "2 of 41 sentences conflict with the dossier." */
  summary: (conflicts: number, sentences: number) => string
  /** "Held beside the dossier on Ada Example, version 3, as of March 2026." */
  heldBeside: (dossier: PageReport['dossier']) => string
  published: (date: string) => string
  made: (date: string) => string
  strip: string
  start: string
  end: string
  findings: string
  none: string
  paragraph: (n: number) => string
  inPart: string
  newer: string
  page: string
  dossier: string
  tier: (tier: Tier) => string
  tierMeans: Record<Tier, string>
  doubt: string
  correction: string
  evidence: string
  /** What such a report is not. */
  caution: string
}

/** The verdicts in the order of attention. */
export const inOrderOfAttention: readonly Verdict[] = ['contradicted', 'disputed', 'supported', 'unverified']

export function countOf(verdict: Verdict, { findings }: PageReport): number {
  return findings.filter((finding) => finding.verdict === verdict).length
}

/** The paragraph in which a finding stands, counted from 1; 0 where the page's blocks are not known. */
export function paragraphOf({ start }: Finding, { blockStarts }: PageReport): number {
  return blockStarts.filter((blockStart) => blockStart <= start).length
}

/** The word beside the verdict, or empty. */
export function kindOf({ verdict, partial, newer }: Finding, words: ReportWords): string {
  if (verdict === 'supported' && partial) return words.inPart
  return verdict === 'unverified' && newer ? words.newer : ''
}

/** The doubts and corrections of the claims behind a finding: what a reader must know before quoting the verdict. */
export function caveatsOf({ claims, verdict }: Finding, { claimsOf }: PageReport, words: ReportWords): string[] {
  return claimsOf(claims).flatMap(({ status, notes, correction }) => [
    ...(status === 'established' && verdict !== 'disputed' ? [] : notes.map((note) => `${words.doubt}: ${note}`)),
    ...(correction ? [`${words.correction}: ${correction.text} ${words.evidence}: ${correction.evidence}`] : []),
  ])
}

/** An address that may be linked to. */
export function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url)
}

/** "The Paper, 2022-07-14" */
export function originOf({ publisher, author, date }: Source): string {
  return [publisher ?? author, date].filter(Boolean).join(', ')
}
