import type { Annotation, DetailThen, FindingThen, NoteContent } from '@/lib/annotations/types'
import type { PageState, Question } from '@/lib/messaging/protocol'
import type { Finding } from '@/lib/engine/types'
import { noteLimits } from '@/lib/formats/shared/note-limits'

/**
 * A new note on a finding of the page.
 *
 * @param anchor as the reader in the page made it; null when the page is gone: then the note hangs on the words alone
 */
export function draftOnFinding(
  page: PageState,
  finding: Finding,
  anchor: NoteContent['anchor'],
  dossierVersion: string,
): NoteContent {
  const { start, end, quote: exact } = finding
  const { pageKey, url, title } = page
  return {
    pageKey,
    url,
    title,
    // The page may have changed since it was checked: an anchor on other words is none.
    anchor:
      anchor?.quote.exact === exact
        ? anchor
        : { quote: { exact, prefix: '', suffix: '' }, position: { start, end }, range: null },
    ...blank,
    finding: asItWas(finding, dossierVersion),
  }
}

/** A new note on the page as a whole; null where nothing is known of it to hang on. */
export function draftOnPage({ pageKey, url, title }: PageState): NoteContent | null {
  return pageKey === '' ? null : { pageKey, url, title, anchor: null, ...blank, finding: null }
}

/** A new note on a claim: it hangs on no page, and keeps the claim's words should the dossier lose them. */
export function draftOnClaim({ id, text }: { id: string; text: string }): NoteContent {
  return { ...blank, pageKey: '', url: '', title: text.slice(0, 4000), claim: id, anchor: null, finding: null }
}

/** A new note on the selection that was asked about. Without an anchor it hangs on the words alone. */
export function draftOnQuestion(question: Question, dossierVersion: string): NoteContent {
  const [finding] = question.findings
  return {
    pageKey: question.pageKey,
    url: question.url,
    title: question.title,
    anchor: question.anchor ?? { quote: { exact: question.text, prefix: '', suffix: '' }, position: null, range: null },
    ...blank,
    finding: finding ? asItWas(finding, dossierVersion) : null,
  }
}

/** What the reader decided about a note that is kept. */
export function contentOf({ id: _id, created: _created, modified: _modified, ...content }: Annotation): NoteContent {
  return content
}

const blank = { claim: null, note: '', tags: [], color: null }

function asItWas(finding: Finding, dossierVersion: string): FindingThen {
  const { verdict, reason, claims, sources } = finding
  const details = detailsThen(finding)
  return { verdict, reason, claims, sources, dossierVersion, ...(details.length === 0 ? {} : { details }) }
}

/** Of what is newer than the dossier no detail says anything. */
function detailsThen({ details, newer }: Finding): DetailThen[] {
  const cut = (words: string): string => words.slice(0, noteLimits.detail)
  return (newer ? [] : details).slice(0, noteLimits.details).map((detail) => {
    const { kind, verdict, doubted, article, dossier, question, claim } = detail
    const values = { dossier: dossier && cut(dossier), question: question && cut(question) }
    return { kind, verdict, doubted, article: cut(article), ...values, claim }
  })
}
