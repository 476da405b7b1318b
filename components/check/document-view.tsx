import { toggled } from '@/components/ui/toggled'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { bodyStarts } from '@/lib/details/body-starts'
import { stateOf, type FindingState } from '@/lib/details/state'
import { countState, statesShown } from '@/lib/details/tally'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { OwnTextResult } from '@/lib/app/own-texts/own-text-state'
import type { Finding } from '@/lib/schema/finding'
import type { Reading } from '@/lib/second-opinion/page/with-reader'
import { ModelCheckOf } from '@/components/finding/model-check-of'
import { WithModel } from '@/components/finding/ask-model'
import { Minimap } from '@/components/finding/minimap'
import { useActiveDossiers } from '@/components/book/dossier-of'
import { SaveReport } from '@/components/finding/save-report'
import { VerdictFilter } from '@/components/finding/verdict-filter'
import { Nearest } from '@/components/lookup/nearest'
import { UnmarkedSentences, type LookUp } from '@/components/lookup/unmarked-sentences'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { SourceLine } from '@/components/ui/source-line'
import { FocusHeading } from '@/components/ui/focus-heading'
import { t } from '@/lib/i18n/t'
import { DocumentFindings, type Picked } from './document-findings'
import { MarkedDocument } from './marked-document'

export interface DocumentViewProps {
  result: OwnTextResult
  book: DossierBook
  lookUp: LookUp
  /** Stops the check, or closes the result. */
  onBack: () => void
  /** Checks a pasted text again after it was edited; null for a file. */
  edit?: { written: string; onRecheck: (text: string) => void } | null
  /** Adds what a model found to the findings. */
  onRead: (reading: Reading) => void
  onSaveReport: (format: 'html' | 'markdown', isShort: boolean) => void
}

/** A checked text or file: what was found in short, the document with its marks, and the findings. */
export function DocumentView({ result, book, lookUp, onBack, edit = null, onRead, onSaveReport }: DocumentViewProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const { document, status, nearest } = result
  const [states, setStates] = useState<ReadonlySet<FindingState>>(new Set())
  const shown = statesShown(states)
  const [picked, setPicked] = useState<Picked | null>(null)
  const text = useRef<HTMLDivElement>(null)
  // A long document is drawn in the background, so that typing and scrolling stay possible.
  const drawn = useDeferredValue<readonly Finding[] | null>(result.findings, null)
  const findings = result.findings
  const listed = useMemo(() => findings.filter((finding) => shown.has(stateOf(finding))), [findings, shown])
  const blockStarts = useMemo(() => bodyStarts(document.text, document.blocks), [document])
  const isDone = status === 'done'
  const select = ({ start }: Finding, takesFocus: boolean) =>
    setPicked((before) => ({ start, takesFocus, at: (before?.at ?? 0) + 1 }))
  const pick = (finding: Finding) => select(finding, true)
  const showInText = (finding: Finding) => {
    select(finding, false)
    const mark = text.current?.querySelector(`[data-start="${finding.start}"]`)
    mark?.scrollIntoView({ block: 'center' })
    text.current?.focus({ preventScroll: true })
  }
  return (
    <WithModel>
      <Head
        result={result}
        onBack={onBack}
        onEdit={edit === null || draft !== null ? null : () => setDraft(edit.written)}
      />
      <section className="block" aria-label={t('page.summary')}>
        <Lead result={result} subject={book.subject.name} />
        {(findings.length > 0 || !isDone) && (
          <>
            <Minimap
              findings={listed}
              textLength={document.text.length}
              inView={null}
              blockStarts={blockStarts}
              shown={shown}
              progress={isDone ? 1 : result.checked / Math.max(1, result.sentences)}
              onPick={pick}
            />
            <VerdictFilter
              findings={findings}
              wanted={states}
              onToggle={(state) => setStates((before) => toggled(before, state))}
            />
          </>
        )}
        {isDone && findings.length > 0 && (
          <div className="actions">
            <SaveReport onSave={onSaveReport} />
          </div>
        )}
      </section>
      <div className="paste of-document">
        {edit !== null && draft !== null && (
          <EditInPlace
            text={draft}
            onText={setDraft}
            onCheck={() => {
              edit.onRecheck(draft)
              setDraft(null)
            }}
            onCancel={() => setDraft(null)}
          />
        )}
        {draft === null && drawn !== null && (
          <MarkedDocument
            ref={text}
            document={document}
            findings={drawn}
            current={picked?.start ?? null}
            onPick={pick}
          />
        )}
      </div>
      {isDone && (
        <ModelCheckOf
          own={document}
          title={document.title}
          date={document.date}
          url=""
          check={document.id}
          findings={findings}
          onRead={onRead}
        />
      )}
      {findings.length > 0 && (
        <DocumentFindings findings={listed} blockStarts={blockStarts} book={book} picked={picked} onShow={showInText} />
      )}
      {isDone && findings.length === 0 && <NothingFound nearest={nearest} text={document.text} book={book} />}
      {isDone && <Unmarked result={result} book={book} lookUp={lookUp} />}
    </WithModel>
  )
}

function Head({
  result: { document, status },
  onBack,
  onEdit,
}: Pick<DocumentViewProps, 'result' | 'onBack'> & { onEdit: (() => void) | null }) {
  return (
    <section className="block article" aria-label={t('check.name')}>
      <SourceLine from={document.file ?? t('check.pasted')} date={document.date} />
      <FocusHeading turn={document.id} className="title" lang="en">
        {document.title}
      </FocusHeading>
      <div className="actions">
        {status === 'done' && onEdit !== null && <Button label={t('check.change')} onClick={onEdit} />}
        <Button
          kind={document.file !== null || status === 'checking' ? undefined : 'bare'}
          label={t(status === 'checking' ? 'check.stop' : 'check.another')}
          onClick={onBack}
        />
      </div>
    </section>
  )
}

function Lead({
  result: { status, checked, sentences, findings },
  subject,
}: {
  result: OwnTextResult
  subject: string
}) {
  const dossiers = useActiveDossiers()
  const of = t('count.sentences', sentences)
  const isDone = status === 'done'
  const toCompare = countState('check', findings)
  const summary = [
    findings.length === 0
      ? dossiers > 1
        ? t('page.nothing')
        : t('check.notAbout', { subject })
      : sentences === 1
        ? t(countState('contradicted', findings) === 1 ? 'check.oneConflicts' : 'check.oneFine')
        : t('check.conflicts', countState('contradicted', findings), { of }),
    toCompare > 0 ? t('page.toCompare', toCompare) : '',
  ]
    .filter(Boolean)
    .join(' ')
  const soFar = sentences === 0 ? t('check.checking') : t('page.checked', checked, { of })
  return (
    <>
      <h2 className="lead">{isDone ? summary : soFar}</h2>
      {!isDone && (
        <progress className="only-read" aria-label={t('page.progress')} max={Math.max(1, sentences)} value={checked} />
      )}
      <p role="status" className="only-read">
        {isDone ? summary : t('check.checking')}
      </p>
    </>
  )
}

interface EditInPlaceProps {
  text: string
  onText: (text: string) => void
  onCheck: () => void
  onCancel: () => void
}

/** The pasted text in place of its marked form, while the findings below stay. Ctrl or ⌘ with Enter checks it again. */
function EditInPlace({ text, onText, onCheck, onCancel }: EditInPlaceProps) {
  return (
    <>
      <textarea
        autoFocus
        aria-label={t('check.text')}
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') onCheck()
        }}
      />
      <div className="actions">
        <Button kind="main" label={t('check.checkAgain')} disabled={text.trim() === ''} onClick={onCheck} />
        <Button kind="bare" label={t('notes.cancel')} onClick={onCancel} />
      </div>
    </>
  )
}

function Unmarked({ result, book, lookUp }: Pick<DocumentViewProps, 'result' | 'book' | 'lookUp'>) {
  const { document, findings, sentences } = result
  const rest = Math.max(sentences, 1) - findings.length
  if (rest <= 0) return null
  return (
    <section className="block unmarked" aria-label={t('lookup.sentences')}>
      <UnmarkedSentences
        key={document.id}
        text={document.text}
        label={findings.length > 0 ? t('lookup.whySome', rest) : t('lookup.why')}
        book={book}
        lookUp={lookUp}
      />
    </section>
  )
}

function NothingFound({ nearest, text, book }: { nearest: readonly string[]; text: string; book: DossierBook }) {
  return (
    <section className="block unverified">
      <h2 className="word">
        <Icon name="unverified" /> {t('verdict.unverified')} <span className="aside">· {t('finding.notCovered')}</span>
      </h2>
      <p className="reason">{t('selection.nothing')}</p>
      {nearest.length > 0 && <Nearest ids={nearest} text={text} book={book} />}
    </section>
  )
}
