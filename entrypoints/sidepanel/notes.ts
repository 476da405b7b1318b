import type { Annotation, AnnotationDraft } from '@/lib/annotations/types'
import type { PageState, Question } from '@/lib/messaging/protocol'
import type { Finding } from '@/lib/match/types'

/** How many characters on each side of a quote are kept with it: enough to tell two equal sentences apart. */
const CONTEXT = 64

/** A new note on a finding of the page. */
export function draftOnFinding(
  page: PageState & { text?: string },
  finding: Finding,
  dossierVersion: string,
): AnnotationDraft {
  const { start, end, quote: exact } = finding
  const text = page.text?.slice(start, end) === exact ? page.text : undefined
  return {
    pageKey: page.pageKey,
    url: page.url,
    title: page.title,
    anchor: {
      quote: {
        exact,
        prefix: text?.slice(Math.max(0, start - CONTEXT), start) ?? '',
        suffix: text?.slice(end, end + CONTEXT) ?? '',
      },
      position: { start, end },
    },
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

/** The note as it is kept, to be changed: what the background adds by itself is left out. */
export function draftOf({ created: _created, modified: _modified, ...draft }: Annotation): AnnotationDraft {
  return draft
}

function asItWas({ verdict, reason, claims, sources }: Finding, dossierVersion: string): AnnotationDraft['finding'] {
  return { verdict, reason, claims, sources, dossierVersion }
}
