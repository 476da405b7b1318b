import { toggled } from '@/components/ui/toggled'
import { useMemo, useState } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import type { DetailReading } from '@/lib/details/reading'
import { statesShown, withReadings } from '@/lib/details/tally'
import type { FindingState } from '@/lib/details/state'
import type { OffScope } from '@/lib/platform/off'
import type { PageState, Question, ViewState } from '@/lib/schema/page-state'
import { notesOn } from '@/components/annotation/notes-on'
import { sortNotes, type SortedNotes } from '@/components/annotation/sort-notes'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { SourceLine } from '@/components/ui/source-line'
import { t } from '@/lib/i18n/t'
import { FindingsSection } from './findings-section'
import { AskSelection } from '@/components/lookup/ask-selection'
import { FindingDossiers, subjectsOf } from './finding-dossiers'
import { SavedNotes } from './saved-notes'
import { announcement, PageSummary } from './page-summary'
import type { PageActions } from '@/components/annotation/page-actions'
import { PageFoot } from './page-foot'
import { PageStatusView } from './page-status-view'
import { notesOnSelection } from './selection-notes'
import { QuestionView } from './question-view'
import { ModelCheckOf } from './model-check-of'
import { WithModel } from './ask-model'
import { Minimap } from './minimap'
import { ReadingFilter, VerdictFilter } from './verdict-filter'
import { useActiveFinding } from './use-active-finding'
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

function Checked({
  page,
  view,
  book,
  notes,
  sorted,
  compact,
  actions,
  askSelection,
}: {
  page: PageState
  view: ViewState | null
  book: DossierBook
  notes: readonly Annotation[]
  sorted: SortedNotes
  compact: boolean
  actions: PageActions
  askSelection: PageActions['askSelection']
}) {
  const [states, setStates] = useState<ReadonlySet<FindingState>>(new Set())
  const shown = statesShown(states)
  const [readings, setReadings] = useState<ReadonlySet<DetailReading>>(new Set())
  const hand = useActiveFinding(page.findings, view?.current ?? null, view?.noteWanted, view?.compareWanted)
  const listed = useMemo(() => withReadings(page.findings, readings), [page.findings, readings])
  const progress = page.status === 'done' ? 1 : page.checked / Math.max(1, page.sentences)
  const pick = (finding: PageState['findings'][number]) => {
    hand.take(finding.start)
    void actions.goTo(finding)
  }
  return (
    <FindingDossiers of={page.dossiers}>
      <section className="block article" aria-label={t('page.article')}>
        <SourceLine from={page.site} date={page.date} />
        <h1 className="title" lang="en">
          {page.title}
        </h1>
        <WholePageNotes notes={sorted.whole} actions={actions} />
      </section>
      <section className="block" aria-label={t('page.summary')}>
        <PageSummary page={page} subject={subjectsOf(page.dossiers) || book.subject.name} />
        {/* Skipped parts of a page: paragraphs in another language. */}
        {page.status === 'done' && page.message !== undefined && (
          <p className="text-muted after-lead">{page.message}</p>
        )}
        {(page.findings.length > 0 || page.status === 'checking') && (
          <>
            <Minimap
              findings={listed}
              textLength={page.textLength}
              inView={view?.inView ?? null}
              blockStarts={page.blockStarts}
              shown={shown}
              progress={progress}
              onPick={pick}
            />
            {page.status === 'checking' && <p className="text-muted while-checking">{t('page.whileChecking')}</p>}
            <VerdictFilter
              findings={page.findings}
              wanted={states}
              onToggle={(state) => setStates(toggled(states, state))}
            />
            <ReadingFilter
              findings={page.findings}
              wanted={readings}
              onToggle={(reading) => setReadings(toggled(readings, reading))}
            />
          </>
        )}
        {page.status === 'done' && (
          <AskSelection ask={askSelection} pageText={actions.pageText} lookUp={actions.lookUp} book={book} />
        )}
        <p role="status" className="only-read">
          {announcement(page)}
        </p>
      </section>
      {page.status === 'done' && (
        <ModelCheckOf
          own={null}
          title={page.title}
          date={page.date}
          url={page.url}
          check={page.check}
          findings={page.findings}
        />
      )}
      {page.findings.length > 0 && (
        <FindingsSection
          page={page}
          shown={shown}
          readings={readings}
          book={book}
          notes={notes}
          actions={actions}
          hand={hand}
          compareWanted={view?.compareWanted}
          compact={compact}
        />
      )}
      <SavedNotes notes={sorted} actions={actions} />
      <PageFoot page={page} book={book} actions={actions} />
    </FindingDossiers>
  )
}
