import { claimsShown } from '@/lib/details/claim-parts'
import { hasTwoValues, rowsOf, type DetailReading, type DetailRow } from '@/lib/details/reading'
import { sayReading, sayReasonBesideRows, sayState } from '@/lib/details/say'
import { findingStates, isInPart, isNearOnly, stateOf, type FindingState } from '@/lib/details/state'
import { countState } from '@/lib/details/tally'
import type { Annotation } from '@/lib/schema/annotation'
import type { Claim, Source, Tier } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { safeUrl } from '@/lib/text/safe-url'
import type { Finding } from '@/lib/schema/finding'

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

/** The words of a report, which are the same in every format, in reading order. */
export interface ReportContent {
  /** Empty where the page has none. */
  title: string
  /** "The Harbour Review · Published on 2 June 2026" */
  siteAndDate: string
  /** "2 of 41 sentences conflict with the dossier." */
  summary: string
  /** "3 to look at" */
  counts: { state: FindingState; words: string }[]
  /** The most serious findings first, those of one state in reading order. */
  entries: ReportEntry[]
  /** Notes on the whole page first, those without a position last. */
  notes: { quote: string | null; note: string; tags: string }[]
  /** Which dossiers the page was compared with, and when. */
  origin: string
}

interface ReportAnswer extends ReportEvidence {
  state: FindingState
  verdict: string
}

export interface ReportEntry extends ReportAnswer {
  isInPart: boolean
  /** Qualifiers of the verdict, and the dossiers that it is from where there are several. */
  asides: string[]
  /** "Paragraph 3", or empty. */
  place: string
  quote: string
  /** Answers of other dossiers about the same sentence, with their names. */
  others: (ReportAnswer & { name: string })[]
}

/** Details, reason, claims, caveats and sources of one dossier. */
export interface ReportEvidence {
  rows: ReportRow[]
  reason: string
  claims: string[]
  /** Doubts and corrections of the claims, for readers who quote the verdict. */
  caveats: string[]
  sources: readonly Source[]
}

export interface ReportRow {
  reading: DetailReading
  words: string
  hasTwo: boolean
  article: string
  dossier: string | null
  question: string | null
  /** The best tier among the sources of its claim; null if none of them is rated. */
  tier: Tier | null
}

export function contentOf(report: PageReport): ReportContent {
  const { title, site, published, dossier, comparedWith = [dossier], made, findings, notes = [] } = report
  const conflicts = countState('contradicted', findings)
  const compared = comparedWith.map(({ name, version, asOf }) =>
    t('report.comparedWith', { subject: name, version, asOf }),
  )
  const placeOf = ({ anchor }: Annotation): number => (anchor === null ? -1 : (anchor.position?.start ?? Infinity))
  return {
    title: title.trim(),
    siteAndDate: [site, published === null ? '' : t('report.published', { date: published })]
      .filter(Boolean)
      .join(' · '),
    summary:
      conflicts === 0
        ? t('page.noConflict')
        : t('report.conflicts', conflicts, { of: t('count.sentences', report.sentences) }),
    counts: findingStates.map((state) => ({ state, words: t(`states.${state}`, countState(state, findings)) })),
    entries: findingStates.flatMap((state) =>
      findings.filter((finding) => stateOf(finding) === state).map((finding) => entryOf(finding, report)),
    ),
    notes: notes
      .toSorted((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)))
      .map(({ anchor, note, tags }) => ({ quote: anchor?.quote.exact ?? null, note, tags: tags.join(', ') })),
    origin: [...compared, t('report.made', { date: made })].join(' '),
  }
}

function entryOf(finding: Finding, report: PageReport): ReportEntry {
  const { quote, start, dossier, answers = [] } = finding
  const paragraph = report.blockStarts.filter((blockStart) => blockStart <= start).length
  return {
    ...answerOf(finding, report),
    ...{ quote, isInPart: isInPart(finding) },
    asides: [kindOf(finding), dossierNamesOf(finding, report)].filter(Boolean),
    place: paragraph > 0 ? t('page.paragraph', { n: paragraph }) : '',
    others: answers
      .filter((answer) => answer.dossier !== dossier)
      .map((answer) => ({ ...answerOf(answer, report), name: nameOf(answer.dossier, report) })),
  }
}

function answerOf(finding: Finding, report: PageReport): ReportAnswer {
  const { claims, sources, verdict } = finding
  const { sourcesOf, claimsOf } = evidenceFor(finding, report)
  const near = claimsOf(finding.related ?? [])
  const rows = isNearOnly(finding) ? [] : rowsOf(finding)
  return {
    ...{ state: stateOf(finding), verdict: sayState(finding), reason: sayReasonBesideRows(finding) },
    rows: rows.map((row) => ({ ...rowOf(row), tier: bestTier(row.detail.claim, { sourcesOf, claimsOf }) })),
    claims: [...claimsOf(claimsShown(rows, claims)).slice(0, MOST_CLAIMS), ...near].map(({ text }) => text),
    caveats: [...claimsOf(claims), ...near].flatMap(({ status, notes, correction }) => [
      ...(status === 'established' && verdict !== 'disputed' ? [] : notes.map((note) => t('saved.doubt', { note }))),
      ...(correction ? [t('saved.correction', { text: correction.text, evidence: correction.evidence })] : []),
    ]),
    sources: sourcesOf([...new Set([...sources, ...near.flatMap((claim) => claim.sources)])]),
  }
}

const MOST_CLAIMS = 3

function rowOf(row: DetailRow): Omit<ReportRow, 'tier'> {
  const { article, dossier, question } = row.detail
  return { reading: row.reading, words: sayReading(row.reading), hasTwo: hasTwoValues(row), article, dossier, question }
}

function bestTier(claim: string | null, { claimsOf, sourcesOf }: Evidence): Tier | null {
  const sources = claim === null ? [] : claimsOf([claim]).flatMap((one) => sourcesOf(one.sources))
  const tiers = sources.flatMap(({ tier }) => tier ?? [])
  return tiers.length === 0 ? null : (Math.min(...tiers) as Tier)
}

/** The claims and sources of the dossier that a finding is from. */
function evidenceFor({ dossier }: Finding, report: PageReport): Evidence {
  return dossier === undefined ? report : (report.others?.[dossier] ?? { sourcesOf: () => [], claimsOf: () => [] })
}

/** Names of the dossiers that a finding is from, where the page was compared with more than one; else empty. */
function dossierNamesOf({ dossier, answers }: Finding, report: PageReport): string {
  if ((report.comparedWith?.length ?? 1) < 2) return ''
  const ids = answers?.map((answer) => answer.dossier) ?? [dossier]
  return ids.map((id) => nameOf(id, report)).join(', ')
}

function nameOf(id: string | undefined, report: PageReport): string {
  return (id === undefined ? report.dossier : report.others?.[id])?.name ?? ''
}

/** The qualifier shown after the verdict, or empty. */
function kindOf(finding: Finding): string {
  if (isInPart(finding)) return t('finding.inPart')
  return finding.verdict === 'unverified' && finding.newer ? t('finding.newer') : ''
}

/** An address that is safe to link to. */
export function isWeb(url: string | undefined): url is string {
  return safeUrl(url) !== null
}

/** "The Paper, 2022-07-14" */
export function originOf({ publisher, author, date }: Source): string {
  return [publisher ?? author, date].filter(Boolean).join(', ')
}
