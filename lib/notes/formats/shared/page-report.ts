import { claimsShown } from '@/lib/check/details/claim-parts'
import { rowsOf } from '@/lib/check/details/reading'
import { findingStates, isInPart, stateOf, type FindingState } from '@/lib/check/details/state'
import { countState } from '@/lib/check/details/tally'
import type { Annotation } from '@/lib/schema/annotation'
import type { Claim, Source, Tier } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { safeUrl } from '@/lib/text/safe-url'
import type { Detail, Finding } from '@/lib/schema/finding'

/** Content of a page's report: its findings and the dossier that it was compared with. Dates are already formatted. */
export interface PageReport {
  title: string
  url: string
  site: string
  /** Publication date given by the page, or null. */
  published: string | null
  /** When the report was made. */
  made: string
  sentences: number
  textLength: number
  /** Start offsets of the blocks, used for "Paragraph 3". */
  blockStarts: readonly number[]
  /** In reading order. */
  findings: readonly Finding[]
  /** The user's notes on the page. */
  notes?: readonly Annotation[]
  dossier: ReportDossier
  /** The dossiers that findings name, by id. */
  others?: Readonly<Record<string, ReportDossier & Evidence>>
  /** All that the page was compared with, where that is not `dossier` alone. */
  comparedWith?: readonly ReportDossier[]
  sourcesOf: (numbers: readonly number[]) => readonly Source[]
  claimsOf: (ids: readonly string[]) => readonly Claim[]
}

export interface ReportDossier {
  name: string
  asOf: string
  version: string
}

type Evidence = Pick<PageReport, 'sourcesOf' | 'claimsOf'>

/** The report with the claims and sources of the dossier that a finding is from. */
export function reportOn({ dossier }: Finding, report: PageReport): PageReport {
  if (dossier === undefined) return report
  const other = report.others?.[dossier]
  return { ...report, sourcesOf: other?.sourcesOf ?? (() => []), claimsOf: other?.claimsOf ?? (() => []) }
}

/** Names of the dossiers that a finding is from, where the page was compared with more than one; else empty. */
export function dossierNamesOf({ dossier, answers }: Finding, report: PageReport): string {
  if ((report.comparedWith?.length ?? 1) < 2) return ''
  const ids = answers?.map((answer) => answer.dossier) ?? [dossier]
  return ids.map((id) => nameOf(id, report)).join(', ')
}

/** Answers of other dossiers about a finding's sentence: verdict and details as in the finding, with their names. */
export function otherAnswersOf({ dossier, answers = [] }: Finding, report: PageReport): OtherAnswer[] {
  return answers
    .filter((answer) => answer.dossier !== dossier)
    .map((finding) => ({ finding, name: nameOf(finding.dossier, report), report: reportOn(finding, report) }))
}

export interface OtherAnswer {
  name: string
  finding: Finding
  /** With the claims and sources of that dossier. */
  report: PageReport
}

function nameOf(id: string | undefined, report: PageReport): string {
  return (id === undefined ? report.dossier : report.others?.[id])?.name ?? ''
}

export function countOf(state: FindingState, { findings }: PageReport): number {
  return countState(state, findings)
}

/** "3 to look at" */
export function sayStateCount(state: FindingState, report: PageReport): string {
  return t(`states.${state}`, countOf(state, report))
}

/** The findings that a report lists: the most serious first, those of one state in reading order. */
export function listedIn({ findings }: PageReport): Finding[] {
  return findingStates.flatMap((state) => findings.filter((finding) => stateOf(finding) === state))
}

/** The claims that a finding rests on, those with a value of its details first. */
export function claimsBehind(finding: Finding, { claimsOf }: PageReport): readonly Claim[] {
  return claimsOf(claimsShown(rowsOf(finding), finding.claims)).slice(0, MOST_CLAIMS)
}

const MOST_CLAIMS = 3

/** The paragraph of a finding, counted from 1; 0 if the page's blocks are not known. */
export function paragraphOf({ start }: Finding, { blockStarts }: PageReport): number {
  return blockStarts.filter((blockStart) => blockStart <= start).length
}

/** The notes in reading order: first those on the whole page, last those without a position. */
export function notesIn({ notes = [] }: PageReport): Annotation[] {
  const placeOf = ({ anchor }: Annotation): number => (anchor === null ? -1 : (anchor.position?.start ?? Infinity))
  return notes.toSorted((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)))
}

/** The qualifier shown after the verdict, or empty. */
export function kindOf(finding: Finding): string {
  if (isInPart(finding)) return t('finding.inPart')
  return finding.verdict === 'unverified' && finding.newer ? t('finding.newer') : ''
}

/** The best tier among the sources of a detail's claim; null if none of them is rated. */
export function tierOf({ claim }: Detail, { claimsOf, sourcesOf }: PageReport): Tier | null {
  const sources = claim === null ? [] : claimsOf([claim]).flatMap((one) => sourcesOf(one.sources))
  const tiers = sources.flatMap(({ tier }) => tier ?? [])
  return tiers.length === 0 ? null : (Math.min(...tiers) as Tier)
}

/** "2 of 41 sentences conflict with the dossier." */
export function summaryOf(report: PageReport): string {
  const conflicts = countOf('contradicted', report)
  if (conflicts === 0) return t('page.noConflict')
  return t('report.conflicts', conflicts, { of: t('count.sentences', report.sentences) })
}

/** Which dossiers the page was compared with, and when. */
export function originOfReport({ dossier, comparedWith = [dossier], made }: PageReport): string {
  const lines = comparedWith.map(({ name, version, asOf }) =>
    t('report.comparedWith', { subject: name, version, asOf }),
  )
  return [...lines, t('report.made', { date: made })].join(' ')
}

/** "The Harbour Review · Published on 2 June 2026" */
export function siteAndDate({ site, published }: PageReport): string {
  return [site, published === null ? '' : t('report.published', { date: published })].filter(Boolean).join(' · ')
}

/** Caveats and corrections of the claims behind a finding, which anybody who quotes the verdict should know. */
export function caveatsOf({ claims, verdict }: Finding, { claimsOf }: PageReport): string[] {
  return claimsOf(claims).flatMap(({ status, notes, correction }) => [
    ...(status === 'established' && verdict !== 'disputed' ? [] : notes.map((note) => t('saved.doubt', { note }))),
    ...(correction ? [t('saved.correction', { text: correction.text, evidence: correction.evidence })] : []),
  ])
}

/** An address that is safe to link to. */
export function isWeb(url: string | undefined): url is string {
  return safeUrl(url) !== null
}

/** "The Paper, 2022-07-14" */
export function originOf({ publisher, author, date }: Source): string {
  return [publisher ?? author, date].filter(Boolean).join(', ')
}
