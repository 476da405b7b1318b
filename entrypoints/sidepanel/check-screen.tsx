import { lazy, Suspense, useSyncExternalStore } from 'react'
import { TextBox } from '@/components/check/text-box'
import type { DocumentProps } from '@/components/check/document-view'
import { useActiveDossierCount, type BookOf } from '@/components/book/dossier-of'
import { LazyModelCheck } from '@/components/check/finding/model-check-of'
import { DossiersProvider } from '@/components/check/context/finding-context'
import { reportOfText } from '@/lib/check/own-texts/report-of-text'
import { withoutSources } from '@/lib/check/own-texts/change-text'
import type { OwnTextChecker } from '@/lib/check/own-texts/own-text-checker'
import { textOfPaste } from '@/lib/check/own-texts/panel-checker'
import { lookUp } from '@/lib/check/look-up'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { distinctNameOf } from '@/lib/dossiers/data/name-among'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Finding } from '@/lib/schema/finding'
import type { NamedDossier } from '@/lib/schema/page-state'
import { t } from '@/lib/i18n/t'
import { useChanges, useDocumentChanges } from './use-changes'

const DocumentView = lazy(() =>
  import('@/components/check/document-view').then((part) => ({ default: part.DocumentView })),
)

const NONE: readonly never[] = []

/** The screen for own texts: a box, or the text that is being checked. */
export function CheckScreen({ book, bookOf, checker }: { book: DossierBook; bookOf: BookOf; checker: OwnTextChecker }) {
  const state = useSyncExternalStore(checker.subscribe, checker.state)
  const typed = useChanges()
  const filed = useChanges()
  const dossierCount = useActiveDossierCount()
  const { checkText, openFiles, addModelReading, back } = checker.actions
  const check = (text: string) => {
    typed.begin(text)
    checkText(withoutSources(text))
  }
  if ('document' in state) {
    const dossiers = dossiersOf(state.findings, bookOf)
    const saveReport: DocumentProps['onSaveReport'] = (format) => {
      const report = reportOfText(state, book, new Date(), dossiers, bookOf)
      void import('@/lib/notes/export/save-report').then((part) => part.saveReport(report, format))
    }
    return (
      <Suspense>
        <DossiersProvider of={dossiers}>
          <ChangedDocument
            key={state.document.id}
            result={state}
            book={book}
            lookUp={lookUp}
            onBack={back}
            edit={state.document.file === null ? { written: typed.text, onRecheck: check } : null}
            own={state.document.file === null ? typed : filed}
            onReading={addModelReading}
            onSaveReport={saveReport}
          />
        </DossiersProvider>
      </Suspense>
    )
  }
  return (
    <>
      <h1 className="only-read">{t('check.name')}</h1>
      <TextBox
        subject={dossierCount > 1 ? null : book.subject.name}
        text={typed.text}
        state={state}
        onText={typed.write}
        onCheck={check}
        onFiles={(files) => {
          filed.begin('')
          openFiles(files)
        }}
        textOfPaste={textOfPaste}
        onStop={back}
      />
      {state.status === 'writing' && state.problem?.kind === 'language' && (
        <LazyModelCheck
          ownText={state.problem.document}
          title={state.problem.document.title}
          date={state.problem.document.date}
          url=""
          checkId={state.problem.document.id}
          isForeign
          findings={NONE}
          onReading={addModelReading}
        />
      )}
      <footer className="foot">
        <p>
          <a href="#/check/list">{t('history.name')}</a>
        </p>
      </footer>
    </>
  )
}

function ChangedDocument({ own, ...document }: DocumentProps & { own: ReturnType<typeof useChanges> }) {
  return <DocumentView {...document} changes={useDocumentChanges(document.result, own)} />
}

/** Returns the dossiers that the findings of a text are from, with their names. */
function dossiersOf(findings: readonly Finding[], bookOf: BookOf): NamedDossier[] {
  const ids = new Set(findings.flatMap((one) => one.answers ?? [one]).map(({ dossier = BUNDLED_ID }) => dossier))
  const books = [...ids].flatMap((id) => {
    const book = bookOf(id)
    return book === null ? [] : [{ id, subject: book.subject, version: book.version, asOf: book.asOf }]
  })
  return books.map((one) => ({ id: one.id, name: distinctNameOf(one, books) }))
}
