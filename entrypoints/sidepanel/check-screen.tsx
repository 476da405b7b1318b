import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
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
import { namedAmong } from '@/lib/dossiers/data/dossier-name'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Finding } from '@/lib/schema/finding'
import type { NamedDossier } from '@/lib/schema/page-state'
import { t } from '@/lib/i18n/t'
import { useChanges, useDocumentChanges } from './use-changes'

const DocumentView = lazy(() =>
  import('@/components/check/document-view').then((part) => ({ default: part.DocumentView })),
)

const NONE: readonly never[] = []

interface CheckScreenProps {
  book: DossierBook
  bookOf: BookOf
  installed: readonly InstalledDossier[]
  checker: OwnTextChecker
  /** Uses the file that is shown, or the text as a file, as evidence. */
  onEvidence: (file: File) => void
}

/** The screen for own texts: a box, or the text that is being checked. */
export function CheckScreen({ book, bookOf, installed, checker, onEvidence }: CheckScreenProps) {
  const state = useSyncExternalStore(checker.subscribe, checker.state)
  const typed = useChanges()
  const filed = useChanges()
  const dossierCount = useActiveDossierCount()
  const { checkText, openFiles, addModelReading, back } = checker.actions
  /** The file that is checked; null for a text. */
  const [chosen, setChosen] = useState<File | null>(null)
  const check = (text: string) => {
    setChosen(null)
    typed.begin(text)
    checkText(withoutSources(text))
  }
  if ('document' in state) {
    const dossiers = dossiersOf(state.findings, installed)
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
            onEvidence={() => onEvidence(chosen ?? new File([state.document.text], state.document.title))}
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
          setChosen(files[0] ?? null)
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
function dossiersOf(findings: readonly Finding[], installed: readonly InstalledDossier[]): NamedDossier[] {
  const ids = new Set(findings.flatMap((one) => one.answers ?? [one]).map(({ dossier = BUNDLED_ID }) => dossier))
  return installed.flatMap((one) => (ids.has(one.id) ? [namedAmong(one, installed)] : []))
}
