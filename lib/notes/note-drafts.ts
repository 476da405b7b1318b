import type { Annotation, StoredDetail, StoredDossierRef, StoredFinding, NoteContent } from '@/lib/schema/annotation'
import type { PageState, SelectionCheck } from '@/lib/schema/page-state'
import { sayEngineAndModel, sayReason } from '@/lib/details/say'
import { hasRelated } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { noteLimits } from '@/lib/schema/limits'

/**
 * Returns a new note on a finding of the page.
 * @param anchor from the page agent; if null, as when the page is gone, the anchor is the finding's quote and offsets
 */
export function draftOnFinding(
  page: PageState,
  finding: Finding,
  anchor: NoteContent['anchor'],
  dossierOf: (finding: Finding) => DossierVersion,
): NoteContent {
  const { pageKey, url, title } = page
  const { start, end, quote: exact } = finding
  return {
    ...BLANK_CONTENT,
    pageKey,
    url,
    title,
    // The page may have changed since the check: an anchor with other words is dropped.
    anchor:
      anchor?.quote.exact === exact
        ? anchor
        : { quote: { exact, prefix: '', suffix: '' }, position: { start, end }, range: null },
    finding: storedFindingOf(finding, dossierOf),
  }
}

export function draftOnPage({ pageKey, url, title }: PageState): NoteContent | null {
  return pageKey === '' ? null : { pageKey, url, title, anchor: null, ...BLANK_CONTENT, finding: null }
}

/** Returns a new note on a claim: it has no page, and its title is the claim's text, in case the dossier loses it. */
export function draftOnClaim({ id, text }: { id: string; text: string }, dossier?: StoredDossierRef): NoteContent {
  const title = text.slice(0, noteLimits.line)
  return {
    ...BLANK_CONTENT,
    pageKey: '',
    url: '',
    title,
    claim: id,
    ...(dossier && { dossier }),
    anchor: null,
    finding: null,
  }
}

/** Returns a new note on the checked selection. If that has no anchor, the new anchor is only the quote. */
export function draftOnSelection(check: SelectionCheck, dossierOf: (finding: Finding) => DossierVersion): NoteContent {
  const [finding] = check.findings
  return {
    pageKey: check.pageKey,
    url: check.url,
    title: check.title,
    anchor: check.anchor ?? { quote: { exact: check.text, prefix: '', suffix: '' }, position: null, range: null },
    ...BLANK_CONTENT,
    finding: finding ? storedFindingOf(finding, dossierOf) : null,
  }
}

export function contentOf({ id: _id, created: _created, modified: _modified, ...content }: Annotation): NoteContent {
  return content
}

const BLANK_CONTENT = { claim: null, note: '', tags: [], color: null }

export interface DossierVersion {
  name: string
  version: string
}

function storedFindingOf(finding: Finding, dossierOf: (finding: Finding) => DossierVersion): StoredFinding {
  const { claims, sources, head, answers = [] } = finding
  const details = storedDetails(finding)
  const { name, version } = dossierOf(finding)
  const storedAnswers = answers
    .slice(0, noteLimits.answers)
    .map((answer) => ({ dossier: dossierOf(answer).name, ...storedVerdictOf(answer) }))
  return {
    ...storedVerdictOf(finding),
    reason: storedReason(finding),
    ...(head !== undefined && { head: head.slice(0, noteLimits.line) }),
    claims,
    sources,
    dossierVersion: version,
    ...(details.length === 0 ? {} : { details }),
    ...storedDossierRef(finding, name),
    ...(hasRelated(finding) && { related: finding.related }),
    ...(finding.reader === undefined ? {} : { reader: sayEngineAndModel(finding.reader) }),
    ...(storedAnswers.length < 2 ? {} : { answers: storedAnswers }),
  }
}

function storedVerdictOf({ verdict, partial }: Finding): Pick<StoredFinding, 'verdict' | 'partial'> {
  return { verdict, ...(partial && { partial }) }
}

function storedReason(finding: Finding): string {
  return sayReason(finding).slice(0, noteLimits.reason)
}

function storedDossierRef({ dossier }: Pick<Finding, 'dossier'>, name: string): { dossier?: StoredDossierRef } {
  return dossier === undefined || dossier === BUNDLED_ID ? {} : { dossier: { id: dossier, name } }
}

/** Returns the details to store; none for an event newer than the evidence, where they are meaningless. */
function storedDetails({ details, newer }: Finding): StoredDetail[] {
  const cut = (words: string): string => words.slice(0, noteLimits.detail)
  return (newer ? [] : details).slice(0, noteLimits.details).map((detail) => {
    const { kind, verdict, doubted, article, dossier, question, claim } = detail
    const values = { dossier: dossier && cut(dossier), question: question && cut(question) }
    return { kind, verdict, doubted, article: cut(article), ...values, claim }
  })
}
