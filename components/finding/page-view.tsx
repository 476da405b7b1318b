import { useEffect, useMemo, useRef, useState } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import type { OffScope } from '@/lib/platform/off'
import type { PageState, Question, ViewState } from '@/lib/schema/page-state'
import { notesOn } from '@/components/annotation/notes-on'
import { sortNotes, type SortedNotes } from '@/components/annotation/sort-notes'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { SourceLine } from '@/components/ui/source-line'
import { t } from '@/lib/i18n/t'
import { CheckedText } from './checked-text'
import { FindingDossiers, subjectsOf } from './finding-dossiers'
import { SavedNotes } from './saved-notes'
import type { PageActions } from '@/components/annotation/page-actions'
import { PageFoot } from './page-foot'
import { PageStatusView } from './page-status-view'
import { notesOnSelection } from './selection-notes'
import { QuestionView } from './question-view'
import { ModelCheckOf } from './model-check-of'
import { WithModel } from './ask-model'
import { WholePageNotes } from './whole-page-notes'

export interface PageViewProps {
  /** Null until the page agent has read the page. */
  page: PageState | null
  /** The part of it that the user looks at. */
  view: ViewState | null
  question: Question | null
  book: DossierBook
  /** The notes on this page. */
  notes: readonly Annotation[]
  /** Whether every site is allowed; null while unknown. */
  everySite: boolean | null
  /** The scope in which this page is switched off; null where it is on. */
  off: OffScope | null
  /** All findings but the active one are closed. */
  compact: boolean
  actions: PageActions
}

/** The view "This page": the result of a right click if any, then the findings, then the status. */
export function PageView({ page, view, question, book, notes, everySite, off, compact, actions }: PageViewProps) {
  const checked = page !== null && (page.status === 'checking' || page.status === 'done')
  const asked = question === null ? NONE : notesOnSelection(question, notes)
  const { findings = NONE, orphans = NONE } = page ?? {}
  const onFindings = useMemo(() => findings.flatMap((finding) => notesOn(finding, notes)), [findings, notes])
  const [wasAsked, setWasAsked] = useState(false)
  const askSelection = async () => {
    const problem = await actions.askSelection()
    setWasAsked(problem === null)
    return problem
  }
  // A sentence that is clicked on the page takes the place of the answer.
  const clicked = view?.current ?? null
  const lastClicked = useRef(clicked)
  const { dismissQuestion } = actions
  const isAsked = question !== null
  useEffect(() => {
    if (isAsked && clicked !== null && clicked !== lastClicked.current) dismissQuestion()
    lastClicked.current = clicked
  }, [clicked, isAsked, dismissQuestion])
  const sorted = sortNotes(notes, orphans, new Set([...asked, ...onFindings].map(({ id }) => id)))
  return (
    <>
      {question !== null && (
        <QuestionView
          key={question.id}
          question={question}
          book={book}
          notes={asked}
          actions={actions}
          takesFocus={wasAsked}
        />
      )}
      {checked ? (
        <WithModel key={page.url}>
          <Checked
            page={page}
            view={view}
            book={book}
            notes={notes}
            sorted={sorted}
            compact={compact}
            actions={actions}
            askSelection={askSelection}
          />
        </WithModel>
      ) : (
        <PageStatusView page={page} book={book} everySite={everySite} off={off} actions={actions}>
          {page?.status === 'other-language' && off === null && (
            <ModelCheckOf
              own={null}
              title={page.title}
              date={page.date}
              url={page.url}
              check={page.check}
              isForeign
              findings={NONE}
            />
          )}
          {page !== null && page.pageKey !== '' && off === null && (
            <>
              <section className="block all-of-it" aria-label={t('pageNotes.onPage')}>
                <WholePageNotes notes={sorted.whole} actions={actions} />
              </section>
              <SavedNotes notes={sorted} actions={actions} />
            </>
          )}
        </PageStatusView>
      )}
    </>
  )
}

const NONE: readonly never[] = []

interface CheckedProps extends Pick<PageViewProps, 'view' | 'book' | 'notes' | 'compact' | 'actions'> {
  page: PageState
  sorted: SortedNotes
  askSelection: PageActions['askSelection']
}

function Checked({ page, view, book, notes, sorted, compact, actions, askSelection }: CheckedProps) {
  const isDone = page.status === 'done'
  const subject = subjectsOf(page.dossiers) || book.subject.name
  return (
    <FindingDossiers of={page.dossiers}>
      <section className="block article" aria-label={t('page.article')}>
        <SourceLine from={page.site} date={page.date} />
        <h1 className="title" lang="en">
          {page.title}
        </h1>
      </section>
      <CheckedText
        text={{ ...page, isDone }}
        nothing={`${t('page.nothing')} ${t('page.nothingAbout', { subject })}`}
        view={view}
        book={book}
        notes={notes}
        actions={actions}
        onShow={actions.goTo}
        compact={compact}
      />
      {isDone && (
        <ModelCheckOf
          own={null}
          title={page.title}
          date={page.date}
          url={page.url}
          check={page.check}
          findings={page.findings}
        />
      )}
      <section className="block" aria-label={t('pageNotes.onPage')}>
        <WholePageNotes notes={sorted.whole} actions={actions} />
      </section>
      <SavedNotes notes={sorted} actions={actions} />
      <PageFoot page={page} book={book} actions={{ ...actions, askSelection }} />
    </FindingDossiers>
  )
}
