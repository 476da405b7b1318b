import type { Annotation, AnnotationDraft } from '@/lib/annotations/types'
import type { PageState, Question } from '@/lib/messaging/protocol'
import type { Finding } from '@/lib/match/types'

/**
 * A new note on a finding of the page.
 *
 * @param anchor as the reader in the page made it; null when the page is gone: then the note hangs on the words alone
 */
export function draftOnFinding(
  page: PageState,
  finding: Finding,
  anchor: AnnotationDraft['anchor'],
  dossierVersion: string,
): AnnotationDraft {
  const { start, end, quote: exact } = finding
  const { pageKey, url, title } = page
  return {
    pageKey,
    url,
    title,
    // The page may have changed since it was checked: an anchor on other words is none.
    anchor:
      anchor?.quote.exact === exact ? anchor : { quote: { exact, prefix: '', suffix: '' }, position: { start, end } },
    note: '',
    tags: [],
    finding: asItWas(finding, dossierVersion),
  }
}

/** A new note on the selection that was asked about. Without an anchor it hangs on the words alone. */
export function draftOnQuestion(question: Question, dossierVersion: string): AnnotationDraft {
  const [finding] = question.findings
  return {
    pageKey: question.pageKey,
    url: question.url,
    title: question.title,
    anchor: question.anchor ?? { quote: { exact: question.text, prefix: '', suffix: '' }, position: null },
    note: '',
    tags: [],
    finding: finding ? asItWas(finding, dossierVersion) : null,
  }
}

/** The note as it is kept, to be changed or brought back: what the background adds by itself is left out. */
export function draftOf({ modified: _modified, ...draft }: Annotation): AnnotationDraft {
  return draft
}

function asItWas({ verdict, reason, claims, sources }: Finding, dossierVersion: string): AnnotationDraft['finding'] {
  return { verdict, reason, claims, sources, dossierVersion }
}
