import { oneLine, type Content } from '@/lib/documents/document'
import { claimParts } from '@/lib/details/claim-parts'
import { correctionConcerns, correctionOf } from '@/lib/details/corrections'
import { hasTwoValues, detailRowsOf, type DetailRow, type MarkedPart } from '@/lib/details/reading'
import { quoteParts } from '@/lib/details/shown'
import { sayNotedState, sayReason, sayState, sayStateCount } from '@/lib/details/say'
import { saySources } from '@/lib/features/sources'
import {
  findingStates,
  showsOnlyRelatedClaims,
  stateOf,
  countedStates,
  countedStateOf,
  countState,
  stateOfCounted,
  type CountedState,
} from '@/lib/details/state'
import type { Claim } from '@/lib/dossier/format/schema'
import type { Annotation } from '@/lib/schema/annotation'
import { formatAsOf } from '@/lib/i18n/dates'
import { sayOriginAndAccess } from '@/lib/i18n/source-words'
import { t } from '@/lib/i18n/t'
import { tierName } from '@/lib/i18n/tier-words'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { measuredAccuracy } from '@/lib/schema/measured-accuracy'
import type { PageState } from '@/lib/schema/page-state'
import { shownTierOf } from '@/lib/schema/source-access'
import { groupedBy, mapDefined } from '@/lib/text/lists'
import { splitAt } from '@/lib/text/spans'
import { safeUrl } from '@/lib/text/urls'
import type { Detail, Finding } from '@/lib/schema/finding'
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
  /** Drawing of where the findings are in their text. */
  overview?: Content
  /** The bundled dossier, used for findings without a dossier id. */
  dossier: DossierLookup
  /** All dossiers that the page was compared with, by id; absent if only the bundled one was used. */
  dossiersById?: Readonly<Record<string, DossierLookup>>
}

/** The texts of a report, which are the same in every format, in reading order. */
export type ReportContent = ReturnType<typeof reportContentOf>
export type ReportGroup = ReportContent['groups'][number]
export type ReportItem = ReportGroup['items'][number]

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
  const dossierLines = Object.values(dossiersById).map(({ subject, version, asOf }) =>
    t('report.comparedWith', { subject: subject.name, version, asOf: formatAsOf(asOf) }),
  )
  const placeOf = ({ anchor }: Annotation): number => (anchor === null ? -1 : (anchor.position?.start ?? Infinity))
  const counted = countedStates.filter((state) => countState(state, findings) > 0)
  return {
    title: oneLine(title).trim(),
    /** "Mary Shore · The Harbour Review · Published on 2 June 2026" */
    published: [author, site, published === null ? '' : t('report.published', { date: published })]
      .filter(Boolean)
      .join(' · '),
    summary: summaryOf(report),
    /** "3 to look at" */
    counts: counted.map((state) => ({
      state: stateOfCounted(state),
      words: sayStateCount(state, countState(state, findings)),
    })),
    /** The sentences that a person has to read, by state, most serious first. Supported ones are only counted. */
    groups: counted
      .filter((state) => state !== 'supported')
      .map((state) => ({
        state: stateOfCounted(state),
        name: state === 'related' ? t('related.name') : t(`state.${state}`),
        items: itemsOf(state, report),
      })),
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
    /** What each state of the report means, and how often it was right. */
    meanings: findingStates
      .filter((state) => findings.some((finding) => stateOf(finding) === state))
      .map((state) => ({
        state,
        name: sayNotedState(state),
        words: [state === 'uncovered' ? '' : t(`welcome.means.${state}`), t(`report.right.${state}`, measuredAccuracy)]
          .filter(Boolean)
          .join(' '),
      })),
    /** Which dossiers the page was compared with, when, and what of it was not read. */
    origin: [...dossierLines, report.message ?? '', t('report.made', { date: madeAt })].filter(Boolean).join(' '),
  }
}

function summaryOf({ findings, sentences }: PageReport): string {
  const conflicts = countState('contradicted', findings)
  if (conflicts > 0) return t('report.conflicts', conflicts, { of: t('count.sentences', sentences) })
  const looks = countState('look', findings)
  return looks > 0 ? `${t('states.contradicted', 0)}, ${t('states.look', looks)}.` : t('page.noConflict')
}

/** Returns the findings of a state with their evidence; sentences that rest on the same claims share one item. */
function itemsOf(state: CountedState, report: PageReport) {
  const findings = report.findings.filter((finding) => countedStateOf(finding) === state)
  const keyOf = (finding: Finding): string =>
    JSON.stringify((finding.answers ?? [finding]).map((answer) => [answer.dossier, claimIdsOf(answer)]))
  const byClaims = groupedBy(findings, (finding) => (claimIdsOf(finding).length === 0 ? finding : keyOf(finding)))
  // Of a sentence that is covered in part its own marked words say all.
  return [...byClaims.values()].map((together) => ({
    sentences: together.map((finding) => sentenceOf(finding, report)),
    answers: state === 'part' ? [] : answersOf(together, report),
  }))
}

function sentenceOf(finding: Finding, report: PageReport) {
  const { quote, start, head = '', verdict, newer } = finding
  const paragraph = report.blockStarts.filter((blockStart) => blockStart <= start).length
  return {
    quote,
    /** The parts of the quote: the words of rows that do not match are apart, and of a quotation the changed ones. */
    parts: quoteParts(
      { ...finding, details: shownRowsOf(finding).flatMap(({ detail }) => changedWordsOf(detail)) },
      (reading) => reading !== 'matches',
    ),
    /** The head of the quote, the qualifier of the verdict, and the place in the article: "Paragraph 3". */
    asides: [
      head,
      verdict === 'unverified' && newer ? t('finding.newer') : '',
      paragraph > 0 ? t('page.paragraph', { n: paragraph }) : '',
    ].filter(Boolean),
  }
}

/** Returns the words of a quotation that differ, each as a detail; any other detail as it is. */
function changedWordsOf(detail: Detail): Detail[] {
  const changed = detail.differs?.article ?? []
  if (changed.length === 0) return [detail]
  return changed.map(({ start, end }) => ({
    ...detail,
    start: detail.start + start,
    end: detail.start + end,
    article: detail.article.slice(start, end),
  }))
}

/** Returns what each dossier has on sentences that rest on the same claims. */
function answersOf(findings: readonly Finding[], report: PageReport) {
  const byDossier = findings[0]?.answers?.map((_, at) => findings.flatMap((finding) => finding.answers?.[at] ?? []))
  const answers = (byDossier ?? [findings]).map((ofDossier) => answerOf(ofDossier, report))
  const isAlone = Object.keys(report.dossiersById ?? {}).length < 2
  return answers
    .filter(({ evidence, reason }) => evidence.length > 0 || reason !== '' || answers.length > 1)
    .map((answer) => ({
      ...answer,
      /** The dossier of the answer, where there are several. */
      name: isAlone ? '' : answer.name,
      /** A claim without a source has its dossier as the source. */
      title: answer.title || (isAlone ? answer.name : ''),
    }))
}

/** Returns the evidence of one dossier: the texts with their marked values, what limits them, and the best source. */
function answerOf(findings: readonly Finding[], report: PageReport) {
  const [finding] = findings as readonly [Finding]
  const { claims, details, related = [] } = finding
  const { subject, claimsOf, sourcesOf } = dossierOf(finding, report)
  const rows = findings.flatMap(shownRowsOf)
  const shown = claimsOf(claimIdsOf(finding))
  const sources = sourcesOf([...finding.sources, ...shown.flatMap((claim) => claim.sources)])
  const [source] = sources
  const tier = shownTierOf(sources.slice(0, 1))
  const told = details.filter(({ kind }) => kind !== 'misquoted')
  return {
    state: stateOf(finding),
    verdict: sayState(finding),
    name: subject.name,
    /** Whether a value of the evidence is another one than that of the page. */
    isOther: rows.some(({ reading }) => reading === 'differs'),
    evidence: quotedTextsOf(rows) ?? shown.map((claim) => claimParts(claim, rows)),
    /** What the marked words do not show: how a quotation differs, and what a model says. */
    reason: told.length > 0 ? sayReason({ ...finding, details: told }, []) : '',
    /** Doubts and corrections of the claims, for readers who quote the verdict. */
    caveats: caveatsOf(claimsOf([...claims, ...related]), finding),
    title: source && (oneLine(source.title).trim() || `[${source.n}]`),
    url: source?.url,
    /** Origin of the best source and what was not read of it, its tier, and the number of sources if there are several. */
    about: source
      ? [
          sayOriginAndAccess(source),
          tier === null ? '' : tierName(tier),
          sources.length < 2 ? '' : saySources(sources) || t('count.sources', sources.length),
        ].filter(Boolean)
      : [],
  }
}

/** Returns the texts of the evidence that quotations are compared with, their other words marked; null without one. */
function quotedTextsOf(rows: readonly DetailRow[]): MarkedPart[][] | null {
  // Who said it stands in the claim, and not in the quoted words.
  if (rows.some(({ detail }) => detail.kind === 'misattributed')) return null
  const texts = mapDefined(rows, ({ detail: { dossier, differs }, reading }) => {
    if (dossier === null || differs === undefined) return null
    return splitAt(dossier, differs.dossier).map(({ text, span }) => ({ text, reading: span && reading }))
  })
  return texts.length === 0 ? null : texts
}

function caveatsOf(claims: readonly Claim[], finding: Finding): string[] {
  return [...new Set(claims)].flatMap((claim) => {
    const { id, status, notes, correction } = claim
    const isInDoubt = status !== 'established' || finding.verdict === 'disputed'
    const doubts = isInDoubt ? notes.map((note) => t('saved.doubt', { note })) : []
    const corrected = correctionOf(claim)
    if (!correction || !corrected) return doubts
    const isNear = finding.related?.includes(id) ?? false
    if (!isNear && !correctionConcerns(corrected, id, finding)) return doubts
    return [...doubts, t('saved.correction', { text: correction.text, evidence: correction.evidence })]
  })
}

/** Returns the claims that are shown beside a sentence: those that have another value, else the best one, or the close ones. */
function claimIdsOf(finding: Finding): string[] {
  const compared = shownRowsOf(finding)
    .filter(hasTwoValues)
    .flatMap(({ detail }) => detail.claim ?? [])
  return [...new Set(compared.length > 0 ? compared : [...finding.claims.slice(0, 1), ...(finding.related ?? [])])]
}

/** The details of a finding as rows; none beside claims that settle nothing. */
const shownRowsOf = (finding: Finding): DetailRow[] => (showsOnlyRelatedClaims(finding) ? [] : detailRowsOf(finding))

function dossierOf({ dossier }: Pick<Finding, 'dossier'>, report: PageReport): DossierLookup {
  return dossier === undefined ? report.dossier : (report.dossiersById?.[dossier] ?? noDossier(''))
}

export function isWebUrl(url: string | undefined): url is string {
  return safeUrl(url) !== null
}
