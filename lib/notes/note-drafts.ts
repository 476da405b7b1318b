import { defined } from '@/lib/text/defined'
import type {
  Annotation,
  StoredDetail,
  StoredDossierRef,
  StoredFinding,
  NoteContent,
  StoredArticle,
} from '@/lib/schema/annotation'
import type { PageState, SelectionCheck } from '@/lib/schema/page-state'
import { sayEngineAndModel, sayReason } from '@/lib/details/say'
import { hasRelated } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { noteLimits } from '@/lib/schema/limits'
import { requestPageSource } from '@/lib/platform/page-source'

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
  const { start, end, quote: exact } = finding
  return {
    ...blankNoteOn(page),
    // The page may have changed since the check: an anchor with other words is dropped.
    anchor:
      anchor?.quote.exact === exact
        ? anchor
        : { quote: { exact, prefix: '', suffix: '' }, position: { start, end }, range: null },
    finding: storedFindingOf(finding, dossierOf),
  }
}

export function draftOnPage(page: PageState): NoteContent | null {
  return page.pageKey === '' ? null : blankNoteOn(page)
}

/** Returns a new note on a claim: it has no page, and its title is the claim's text, in case the dossier loses it. */
export function draftOnClaim({ id, text }: { id: string; text: string }, dossier?: StoredDossierRef): NoteContent {
  const title = text.slice(0, noteLimits.line)
  return defined({ ...blankNoteOn({ pageKey: '', url: '', title }), claim: id, dossier })
}

/** Returns a new note on the checked selection. If that has no anchor, the new anchor is only the quote. */
export function draftOnSelection(check: SelectionCheck, dossierOf: (finding: Finding) => DossierVersion): NoteContent {
  const [finding] = check.findings
  return {
    ...blankNoteOn(check),
    anchor: check.anchor ?? { quote: { exact: check.text, prefix: '', suffix: '' }, position: null, range: null },
    finding: finding ? storedFindingOf(finding, dossierOf) : null,
  }
}

export function contentOf({ id: _id, created: _created, modified: _modified, ...content }: Annotation): NoteContent {
  return content
}

function blankNoteOn({ pageKey, url, title }: Pick<NoteContent, 'pageKey' | 'url' | 'title'>): NoteContent {
  return { pageKey, url, title, claim: null, anchor: null, note: '', tags: [], color: null, finding: null }
}

export interface DossierVersion {
  name: string
  version: string
}

function storedFindingOf(finding: Finding, dossierOf: (finding: Finding) => DossierVersion): StoredFinding {
  const { claims, sources, head, reader, answers = [] } = finding
  const details = storedDetails(finding)
  const { name, version } = dossierOf(finding)
  const storedAnswers = answers
    .slice(0, noteLimits.answers)
    .map((answer) => ({ dossier: dossierOf(answer).name, ...storedVerdictOf(answer) }))
  return defined({
    ...storedVerdictOf(finding),
    reason: sayReason(finding).slice(0, noteLimits.reason),
    head: head?.slice(0, noteLimits.line),
    claims,
    sources,
    dossierVersion: version,
    details: details.length === 0 ? undefined : details,
    ...storedDossierRef(finding, name),
    related: hasRelated(finding) ? finding.related : undefined,
    reader: reader && sayEngineAndModel(reader),
    answers: storedAnswers.length < 2 ? undefined : storedAnswers,
  })
}

function storedVerdictOf({ verdict, partial }: Finding): Pick<StoredFinding, 'verdict' | 'partial'> {
  return defined({ verdict, partial: partial || undefined })
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

/**
 * Returns the author, site and date from the metadata of a tab's page, for the note that is saved on it.
 * @param known site and date that the check of the page has already read
 * @returns an object to spread into the note; empty if the page gives none of the three
 */
export async function articleOf(
  tabId: number,
  url: string,
  known: { site: string; date: string | null } | null,
): Promise<{ article?: StoredArticle }> {
  // Waits only briefly: a busy page must not prevent the note from being saved.
  const pageSource = await requestPageSource(tabId, url)
  const author = (pageSource?.author ?? '').slice(0, noteLimits.line)
  // The stored site of a page that is not checked, such as one in another language, is only its host.
  const site = (pageSource?.site || known?.site || '').slice(0, noteLimits.line)
  const date = known?.date?.slice(0, 10) || (pageSource?.date ?? '')
  return author + site + date === '' ? {} : { article: { author, site, date } }
}
