import { collapseSpaces } from '@/lib/text/fold-words'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode, Fragment, lazy, Suspense } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import type { Finding } from '@/lib/schema/finding'
import type { PageState, SelectionCheck, NamedDossier } from '@/lib/schema/page-state'
import { notesOn, sortNotes, type SortedNotes } from '@/lib/notes/library/notes-by-place'
import { Quotation, SourceLine, richText } from '@/components/ui/text'
import { t } from '@/lib/i18n/t'
import { CheckedText } from './checked-text'
import { FindingContext, DossiersContext, subjectsOf, useFindingBook } from '@/components/check/context/finding-context'
import { usePanel } from '@/components/panel/panel-context'
import { showOnPage } from '@/lib/check/from-panel'
import { scrollPageTo } from '@/lib/messaging/ask-page'
import { callBackground } from '@/lib/messaging/call'
import { removeCheck } from '@/lib/check/check-states'
import { selectionCheck } from '@/lib/platform/session'
import { switchedOffScope, switchOff, type OffScope } from '@/lib/platform/switched-off'
import { EvidenceButton, PageStatusView } from './page-status-view'
import { QuestionView } from './question-view'
import { LazyModelCheck } from '@/components/model/lazy-model-check'
import { AskModelProvider, ConnectHintIfNoModel } from '@/components/model/model-check-of'
import { OwnNotes, OwnNote } from '@/components/notes/own-notes'
import { Button, FeedbackButton, ChoiceButton } from '@/components/ui/button'
import { NoteChanges, Reattach } from '@/components/notes/note-changes'
import { Folded } from '@/components/ui/folded'
import { HeadedBlock } from '@/components/ui/section'
import { formatAsOf } from '@/lib/i18n/dates'
import { screenHref } from '@/lib/dossiers/data/screen-href'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { SaveReport } from './save-report'

const CitedPages = lazy(() => import('./cited-pages'))
const PageChanges = lazy(() => import('./page-changes'))

/** The view "This page": the result of a right click if any, then the findings, then the status. */
export function PageView() {
  const { tabId, page, view, question, book, notesHere: notes, settings } = usePanel()
  const off = switchedOffScope(settings.settings, page?.url ?? '')
  const checked = page !== null && (page.status === 'checking' || page.status === 'done')
  const selectionNotes = question === null ? EMPTY_LIST : notesOnSelection(question, notes)
  const { findings = EMPTY_LIST, orphans = EMPTY_LIST, changes = EMPTY_LIST } = page ?? {}
  const findingNotes = useMemo(() => findings.flatMap((finding) => notesOn(finding, notes)), [findings, notes])
  const context = useMemo(() => ({ book, isOfPage: true }), [book])
  // A click on a sentence of the page dismisses the answer on a selection.
  const clicked = view?.current ?? null
  const lastClicked = useRef(clicked)
  const isAsked = question !== null
  useEffect(() => {
    if (isAsked && clicked !== null && clicked !== lastClicked.current) void removeCheck(selectionCheck(tabId))
    lastClicked.current = clicked
  }, [clicked, isAsked, tabId])
  // A finding that is opened in the list is shown on the page, below the answer.
  const onOpened = useCallback(
    (finding: Finding) => {
      lastClicked.current = finding.start
      void scrollPageTo(tabId, finding.start, finding.end)
    },
    [tabId],
  )
  const sorted = sortNotes(notes, orphans, changes, new Set([...selectionNotes, ...findingNotes].map(({ id }) => id)))
  return (
    <FindingContext value={context}>
      {question !== null && (
        <QuestionView
          key={question.id}
          question={question}
          notes={selectionNotes}
          isPageRead={page !== null && !/^(?:reading|not-allowed)$/.test(page.status)}
        />
      )}
      <Suspense>{page?.pageChanges && <PageChanges changes={page.pageChanges} />}</Suspense>
      <NoteChanges changes={changes} notes={sorted.changed} findings={findings} />
      {checked ? (
        <AskModelProvider key={page.url}>
          <CheckedPage page={page} sorted={sorted} onOpened={onOpened} />
        </AskModelProvider>
      ) : (
        <PageStatusView off={off}>
          {page?.status === 'other-language' && off === null && (
            <LazyModelCheck ownText={null} check={page} isForeign />
          )}
          {page !== null && page.pageKey !== '' && off === null && (
            <>
              <section className="block all-of-it" aria-label={t('pageNotes.onPage')}>
                <WholePageNotes notes={sorted.whole} />
              </section>
              <NotesWithoutFinding notes={sorted} />
            </>
          )}
        </PageStatusView>
      )}
    </FindingContext>
  )
}

const EMPTY_LIST: readonly never[] = []

interface CheckedPageProps {
  page: PageState
  sorted: SortedNotes
  onOpened: (finding: Finding) => void
}

function CheckedPage({ page, sorted, onOpened }: CheckedPageProps) {
  const { tabId, view, book, notesHere: notes } = usePanel()
  const onShow = useCallback((finding: Finding) => showOnPage(tabId, finding), [tabId])
  const isDone = page.status === 'done'
  const subject = subjectsOf(page.dossiers) || book.subject.name
  return (
    <DossiersContext value={page.dossiers}>
      <section className="block article" aria-label={t('page.article')}>
        <SourceLine from={page.site} date={page.date} />
        <h1 className="title" lang="en">
          {page.title}
        </h1>
      </section>
      <CheckedText
        check={page}
        noFindingsText={`${t('page.nothing')} ${page.message ?? t('page.nothingAbout', { subject })}`}
        view={view}
        notes={notes}
        onShow={onShow}
        onOpened={onOpened}
      />
      <Suspense>{page.answers && <CitedPages answers={page.answers} />}</Suspense>
      {isDone && <LazyModelCheck ownText={null} check={page} />}
      <section className="block" aria-label={t('pageNotes.onPage')}>
        <WholePageNotes notes={sorted.whole} />
      </section>
      <NotesWithoutFinding notes={sorted} />
      <PageFoot page={page} />
    </DossiersContext>
  )
}

function notesOnSelection({ text }: SelectionCheck, notes: readonly Annotation[]): Annotation[] {
  const words = collapseSpaces(text)
  return notes.filter(({ anchor }) => anchor !== null && collapseSpaces(anchor.quote.exact) === words)
}

function WholePageNotes({ notes }: { notes: readonly Annotation[] }) {
  const [writing, setWriting] = useState(false)
  return (
    <>
      <OwnNotes notes={notes} target={{ kind: 'page' }} isWriting={writing} onClose={() => setWriting(false)} />
      <div className="actions on-page">
        <Button kind="bare" label={t('pageNotes.notePage')} hidden={writing} onClick={() => setWriting(true)} />
      </div>
    </>
  )
}

/** The page's notes without a finding: on other words, and on words that were not found. */
function NotesWithoutFinding({ notes: { elsewhere, gone } }: { notes: SortedNotes }) {
  const { actions } = usePanel()
  if (elsewhere.length + gone.length === 0) return null
  return (
    <HeadedBlock id="kept" name={t('pageNotes.others')} className="block page-notes">
      <ul aria-label={t('pageNotes.others')}>
        {elsewhere.map((note) => (
          <NoteWithoutFinding key={note.id} note={note}>
            <FeedbackButton label={t('finding.goTo')} failed={t('finding.gone')} act={() => actions.goToNote(note)} />
          </NoteWithoutFinding>
        ))}
      </ul>
      {gone.length > 0 && (
        <Folded label={t('pageNotes.gone', gone.length)}>
          <p className="text-muted">{t('pageNotes.goneAbout')}</p>
          <ul aria-label={t('pageNotes.gone', gone.length)}>
            {gone.map((note) => (
              <NoteWithoutFinding key={note.id} note={note}>
                <Reattach onAttach={() => actions.attachNote(note)} />
              </NoteWithoutFinding>
            ))}
          </ul>
        </Folded>
      )}
    </HeadedBlock>
  )
}

function NoteWithoutFinding({ note, children }: { note: Annotation; children: ReactNode }) {
  return (
    <li>
      <Quotation>{note.anchor?.quote.exact}</Quotation>
      <OwnNote annotation={note} />
      {children}
    </li>
  )
}

/** The compared dossier and the actions for the whole page. */
function PageFoot({ page }: { page: PageState }) {
  const { tabId, book } = usePanel()
  const report = async () => (await import('@/lib/notes/export/save-report')).reportOfPage(page, book)
  return (
    <footer className="foot">
      {/* The message says which parts of the page were skipped: paragraphs in another language. */}
      {page.status === 'done' && page.message !== undefined && <p>{page.message}</p>}
      <ComparedWith dossiers={page.dossiers ?? [{ id: BUNDLED_ID, name: book.subject.name }]} />
      {page.status === 'done' && <ConnectHintIfNoModel />}
      <div className="actions">
        <EvidenceButton url={page.url} kind="bare" isChat={page.answers !== undefined} />
        {page.status === 'done' && page.findings.length > 0 && (
          <>
            <SaveReport report={report} />
            <Button
              kind="bare"
              label={t(page.isWatched ? 'page.unwatch' : 'page.watch')}
              onClick={() => void callBackground('watch-page', { tabId, isOn: !page.isWatched })}
            />
          </>
        )}
        <ChoiceButton
          label={t('off.button')}
          name={t('off.where')}
          choices={offScopes.map((scope) => ({
            label: t(`off.${scope}`),
            act: () => void switchOff(scope, page.url, true),
          }))}
        />
      </div>
    </footer>
  )
}

function ComparedWith({ dossiers }: { dossiers: readonly NamedDossier[] }) {
  const [only, ...others] = dossiers
  if (only === undefined) return null
  if (others.length === 0)
    return <p>{richText('page.foot', { subject: <DossierLink of={only} />, asOf: <DossierAsOf of={only} /> })}</p>
  const list = dossiers.map((dossier, at) => (
    <Fragment key={dossier.id}>
      {at > 0 && ', '}
      <DossierLink of={dossier} /> (<DossierAsOf of={dossier} />)
    </Fragment>
  ))
  return <p>{richText('page.footMany', { list })}</p>
}

function DossierLink({ of: { id, name } }: { of: NamedDossier }) {
  return <a href={screenHref(id)}>{name}</a>
}

function DossierAsOf({ of: { id } }: { of: NamedDossier }) {
  return formatAsOf(useFindingBook(id === BUNDLED_ID ? undefined : id).asOf)
}

const offScopes: readonly OffScope[] = ['page', 'site', 'everywhere']
