import { claimsShown } from '@/lib/details/claim-parts'
import { correctionConcerns, correctionOf } from '@/lib/details/corrections'
import { hasTwoValues, pageWords, questionOf, detailRowsOf, type DetailRow } from '@/lib/details/reading'
import { quoteParts } from '@/lib/details/shown'
import { sayReading, sayReasonBesideRows, sayState, sayStateCount } from '@/lib/details/say'
import {
  findingStates,
  showsOnlyRelatedClaims,
  stateOf,
  countedStates,
  countState,
  stateOfCounted,
} from '@/lib/details/state'
import type { Annotation } from '@/lib/schema/annotation'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { PageState } from '@/lib/schema/page-state'
import { shownTierOf } from '@/lib/schema/source-access'
import { safeUrl } from '@/lib/text/urls'
import type { Finding } from '@/lib/schema/finding'
import type { NoteChange } from '@/lib/schema/note-change'
import { noDossier, type DossierLookup } from './dossier-lookup'
import { sayChange } from './say-change'

/** Data for a page's report: its findings and dossiers. Dates are already formatted, except those of dossiers. */
export interface PageReport extends Pick<PageState, 'title' | 'url' | 'site' | 'sentences' | 'textLength' | 'message'> {
  author?: string | undefined
  published: string | null
  madeAt: string
  /** Start offsets of the blocks, used for "Paragraph 3". */
  blockStarts: readonly number[]
  findings: readonly Finding[]
  notes?: readonly Annotation[]
  changes?: readonly NoteChange[]
  /** The bundled dossier, used for findings without a dossier id. */
  dossier: DossierLookup
  /** All dossiers that the page was compared with, by id; absent if only the bundled one was used. */
  dossiersById?: Readonly<Record<string, DossierLookup>>
}

/** The texts of a report, which are the same in every format, in reading order. */
export type ReportContent = ReturnType<typeof reportContentOf>
export type ReportEntry = ReturnType<typeof entryOf>
export type ReportEvidence = Omit<ReturnType<typeof reportAnswerOf>, 'state' | 'verdict'>
export type ReportRow = ReportEvidence['rows'][number]

export function reportContentOf(report: PageReport) {
  const {
    title,
    author,
    site,
    published,
    dossier,
    dossiersById = { [BUNDLED_ID]: dossier },
    madeAt,
    findings,
    notes = [],
    changes = [],
  } = report
  const conflicts = countState('contradicted', findings)
  const looks = countState('look', findings)
  const dossierLines = Object.values(dossiersById).map(({ subject, version, asOf }) =>
    t('report.comparedWith', { subject: subject.name, version, asOf: formatAsOf(asOf) }),
  )
  const placeOf = ({ anchor }: Annotation): number => (anchor === null ? -1 : (anchor.position?.start ?? Infinity))
  return {
    title: title.trim(),
    /** "Mary Shore · The Harbour Review · Published on 2 June 2026" */
    published: [author, site, published === null ? '' : t('report.published', { date: published })]
      .filter(Boolean)
      .join(' · '),
    summary:
      conflicts === 0
        ? looks > 0
          ? `${t('states.contradicted', 0)}, ${t('states.look', looks)}.`
          : t('page.noConflict')
        : t('report.conflicts', conflicts, { of: t('count.sentences', report.sentences) }),
    /** "3 to look at" */
    counts: countedStates
      .map((state) => ({ state, count: countState(state, findings) }))
      .filter(({ count }) => count > 0)
      .map(({ state, count }) => ({ state: stateOfCounted(state), words: sayStateCount(state, count) })),
    /** The findings, most serious state first; findings of one state in reading order. */
    entries: findingStates.flatMap((state) =>
      findings.filter((finding) => stateOf(finding) === state).map((finding) => entryOf(finding, report)),
    ),
    /** Notes on the whole page first, those without a position last. */
    notes: notes
      .toSorted((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)))
      .map((note) => {
        const change = changes.find(({ id }) => id === note.id)
        return {
          quote: note.anchor?.quote.exact ?? null,
          note: note.note,
          tags: note.tags.join(', '),
          /** Change of the quote, if it is no longer on the page; else empty. */
          change: change ? sayChange(note, change, findings) : '',
        }
      }),
    /** Which dossiers the page was compared with, when, and what of it was not read. */
    origin: [...dossierLines, report.message ?? '', t('report.made', { date: madeAt })].filter(Boolean).join(' '),
  }
}

function entryOf(finding: Finding, report: PageReport) {
  const { quote, start, dossier, answers = [] } = finding
  const paragraph = report.blockStarts.filter((blockStart) => blockStart <= start).length
  return {
    ...reportAnswerOf(finding, report),
    quote,
    /** The parts of the quote: the words of rows that do not match are apart. */
    parts: quoteParts(
      { ...finding, details: shownRowsOf(finding).map(({ detail }) => detail) },
      (reading) => reading !== 'matches',
    ),
    /** The head of the quote, the qualifier of the verdict, and the dossiers if the page was compared with several. */
    asides: [finding.head ?? '', qualifierOf(finding), dossierNamesOf(finding, report)].filter(Boolean),
    /** Place in the article: "Paragraph 3", or empty. */
    place: paragraph > 0 ? t('page.paragraph', { n: paragraph }) : '',
    others: answers
      .filter((answer) => answer.dossier !== dossier)
      .map((answer) => ({ ...reportAnswerOf(answer, report), name: dossierOf(answer, report).subject.name })),
  }
}

function reportAnswerOf(finding: Finding, report: PageReport) {
  const { claims, sources, verdict } = finding
  const { sourcesOf, claimsOf } = dossierOf(finding, report)
  const near = claimsOf(finding.related ?? [])
  const rows = shownRowsOf(finding)
  return {
    state: stateOf(finding),
    verdict: sayState(finding),
    reason: sayReasonBesideRows(finding),
    rows: rows.map((row) => {
      const [claim] = claimsOf(row.detail.claim === null ? [] : [row.detail.claim])
      return { ...rowOf(row), tier: claim === undefined ? null : shownTierOf(sourcesOf(claim.sources)) }
    }),
    claims: [...new Set([...claimsOf(claimsShown(rows, claims)).slice(0, MOST_CLAIMS), ...near])].map(
      ({ text }) => text,
    ),
    /** Doubts and corrections of the claims, for readers who quote the verdict. */
    caveats: [...new Set([...claimsOf(claims), ...near])].flatMap((claim) => {
      const { id, status, notes, correction } = claim
      const corrected = correctionOf(claim)
      return [
        ...(status === 'established' && verdict !== 'disputed' ? [] : notes.map((note) => t('saved.doubt', { note }))),
        ...(correction && corrected && (near.includes(claim) || correctionConcerns(corrected, id, finding))
          ? [t('saved.correction', { text: correction.text, evidence: correction.evidence })]
          : []),
      ]
    }),
    sources: sourcesOf([...new Set([...sources, ...near.flatMap((claim) => claim.sources)])]),
  }
}

/** The details of a finding as rows; none beside claims that settle nothing. */
const shownRowsOf = (finding: Finding): DetailRow[] => (showsOnlyRelatedClaims(finding) ? [] : detailRowsOf(finding))
const MOST_CLAIMS = 3

function rowOf(row: DetailRow) {
  const { detail, reading } = row
  const values = { article: pageWords(detail), dossier: detail.dossier, question: questionOf(row) }
  return { reading, words: sayReading(reading), hasTwo: hasTwoValues(row), ...values }
}

function dossierOf({ dossier }: Pick<Finding, 'dossier'>, report: PageReport): DossierLookup {
  return dossier === undefined ? report.dossier : (report.dossiersById?.[dossier] ?? noDossier(''))
}

/** Returns the names of a finding's dossiers if the page was compared with more than one; else an empty text. */
function dossierNamesOf(finding: Finding, report: PageReport): string {
  if (Object.keys(report.dossiersById ?? {}).length < 2) return ''
  return (finding.answers ?? [finding]).map((answer) => dossierOf(answer, report).subject.name).join(', ')
}

function qualifierOf(finding: Finding): string {
  return finding.verdict === 'unverified' && finding.newer ? t('finding.newer') : ''
}

export function isWebUrl(url: string | undefined): url is string {
  return safeUrl(url) !== null
}
