import type { Claim, Source } from '@/lib/dossier/schema'
import { t } from '@/lib/i18n/t'
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

/** The verdicts in the order of attention. */
export const inOrderOfAttention: readonly Verdict[] = ['contradicted', 'disputed', 'supported', 'unverified']

export function countOf(verdict: Verdict, { findings }: PageReport): number {
  return findings.filter((finding) => finding.verdict === verdict).length
}

/** The verdict, as of as many sentences as have it. */
export function wordOf(verdict: Verdict, report: PageReport): string {
  return t(`verdicts.${verdict}`, countOf(verdict, report))
}

/** The paragraph in which a finding stands, counted from 1; 0 where the page's blocks are not known. */
export function paragraphOf({ start }: Finding, { blockStarts }: PageReport): number {
  return blockStarts.filter((blockStart) => blockStart <= start).length
}

/** The word beside the verdict, or empty. */
export function kindOf({ verdict, partial, newer }: Finding): string {
  if (verdict === 'supported' && partial) return t('finding.inPart')
  return verdict === 'unverified' && newer ? t('finding.newer') : ''
}

/** "2 of 41 sentences conflict with the dossier." */
export function summaryOf(report: PageReport): string {
  const conflicts = countOf('contradicted', report)
  if (conflicts === 0) return t('page.noConflict')
  return t('report.conflicts', conflicts, { of: t('count.sentences', report.sentences) })
}

/** What the page was held beside, and when. */
export function originOfReport({ dossier: { name, version, asOf }, made }: PageReport): string {
  return `${t('report.heldBeside', { subject: name, version, asOf })} ${t('report.made', { date: made })}`
}

/** "The Harbour Review · Published on 2 June 2026" */
export function siteAndDate({ site, published }: PageReport): string {
  return [site, published === null ? '' : t('report.published', { date: published })].filter(Boolean).join(' · ')
}

/** The doubts and corrections of the claims behind a finding: what a reader must know before quoting the verdict. */
export function caveatsOf({ claims, verdict }: Finding, { claimsOf }: PageReport): string[] {
  return claimsOf(claims).flatMap(({ status, notes, correction }) => [
    ...(status === 'established' && verdict !== 'disputed' ? [] : notes.map((note) => t('saved.doubt', { note }))),
    ...(correction ? [t('saved.correction', { text: correction.text, evidence: correction.evidence })] : []),
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
