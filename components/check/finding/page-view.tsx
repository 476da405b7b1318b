import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import type { OffScope } from '@/lib/platform/off'
import type { PageState, Question, ViewState } from '@/lib/schema/page-state'
import { notesOn } from '@/components/notes/notes-on'
import { sortNotes, type SortedNotes } from '@/components/notes/sort-notes'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { SourceLine } from '@/components/ui/source-line'
import { t } from '@/lib/i18n/t'
import { CheckedText } from './checked-text'
import { FindingDossiers, subjectsOf } from './finding-dossiers'
import type { PageActions } from '@/components/notes/page-actions'
import { PageFoot } from './page-foot'
import { PageStatusView } from './page-status-view'
import { QuestionView } from './question-view'
import { ModelCheckOf } from './model-check-of'
import { WithModel } from './ask-model'
import { OwnNotes } from '@/components/notes/own-notes'
import { Button } from '@/components/ui/button'
import { OwnNote } from '@/components/notes/own-note'
import { Reattach } from '@/components/notes/reattach'
import { Folded } from '@/components/dossiers/claim/source-list'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { Quotation } from '@/components/ui/quotation'
import { HeadedBlock } from '@/components/ui/section'

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
  actions: PageActions
}

/** The view "This page": the result of a right click if any, then the findings, then the status. */
export function PageView({ page, view, question, book, notes, everySite, off, actions }: PageViewProps) {
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

interface CheckedProps extends Pick<PageViewProps, 'view' | 'book' | 'notes' | 'actions'> {
  page: PageState
  sorted: SortedNotes
  askSelection: PageActions['askSelection']
}

function Checked({ page, view, book, notes, sorted, actions, askSelection }: CheckedProps) {
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

/** The notes on exactly the checked selection. */
function notesOnSelection({ text }: Question, notes: readonly Annotation[]): Annotation[] {
  const words = text.replace(/\s+/g, ' ').trim()
  return notes.filter(({ anchor }) => anchor !== null && anchor.quote.exact.replace(/\s+/g, ' ').trim() === words)
}

/** The notes on the whole page, under its title, with an editor for a new one. */
function WholePageNotes({ notes, actions }: { notes: readonly Annotation[]; actions: PageActions }) {
  const [writing, setWriting] = useState(false)
  return (
    <>
      <OwnNotes
        notes={notes}
        on={{ kind: 'page' }}
        isWriting={writing}
        onClose={() => setWriting(false)}
        actions={actions}
      />
      <div className="actions on-page">
        <Button
          kind="bare"
          label={t('pageNotes.notePage')}
          aria-expanded={writing}
          onClick={() => setWriting(!writing)}
        />
      </div>
    </>
  )
}

interface SavedNotesProps {
  notes: Pick<SortedNotes, 'elsewhere' | 'gone'>
  actions: PageActions
}

/** The page's notes without a finding: on other words, and on words that were not found. */
function SavedNotes({ notes: { elsewhere, gone }, actions }: SavedNotesProps) {
  if (elsewhere.length + gone.length === 0) return null
  return (
    <HeadedBlock id="kept" name={t('pageNotes.others')} className="block page-notes">
      <ul aria-label={t('pageNotes.others')}>
        {elsewhere.map((note) => (
          <KeptNote key={note.id} note={note} actions={actions}>
            <FeedbackButton label={t('finding.goTo')} failed={t('finding.gone')} act={() => actions.goToNote(note)} />
          </KeptNote>
        ))}
      </ul>
      {gone.length > 0 && (
        <Folded label={t('pageNotes.gone', gone.length)}>
          <p className="text-muted">{t('pageNotes.goneAbout')}</p>
          <ul aria-label={t('pageNotes.gone', gone.length)}>
            {gone.map((note) => (
              <KeptNote key={note.id} note={note} actions={actions}>
                <Reattach onAttach={() => actions.attach(note)} />
              </KeptNote>
            ))}
          </ul>
        </Folded>
      )}
    </HeadedBlock>
  )
}

function KeptNote({ note, actions, children }: { note: Annotation; actions: PageActions; children: ReactNode }) {
  return (
    <li>
      <Quotation>{note.anchor?.quote.exact}</Quotation>
      <OwnNote annotation={note} actions={actions} />
      {children}
    </li>
  )
}
