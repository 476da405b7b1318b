import { use, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { callBackground } from '@/lib/messaging/call'
import { reportOf } from '@/lib/notes/export/page-report-of'
import type { OwnText, OwnTextCheck } from '@/lib/check/own-texts/own-text-state'
import { LONGEST_SHORT_TEXT } from '@/lib/schema/limits'
import type { Finding } from '@/lib/schema/finding'
import { CheckedText } from '@/components/check/finding/checked-text'
import { LazyModelCheck } from '@/components/model/lazy-model-check'
import { AskModelProvider } from '@/components/model/model-check-of'
import { DossiersContext, FindingContext } from '@/components/check/context/finding-context'
import { useActiveDossierCount } from '@/components/book/dossier-of'
import { usePanel } from '@/components/panel/panel-context'
import { SaveReport } from '@/components/check/finding/save-report'
import { NearestClaims, UnansweredSentences } from '@/components/check/finding/finding-body'
import { Button } from '@/components/ui/button'
import { SourceLine } from '@/components/ui/text'
import { useAsyncResult } from '@/components/ui/use-async-result'
import { FocusHeading } from '@/components/ui/section'
import { UndoBar } from '@/components/notes/bars'
import { readDetails, type DetailRow } from '@/lib/details/reading'
import { t } from '@/lib/i18n/t'
import { ChangesList, type DocumentChanges } from './changes-list'
import { MarkedDocument } from './marked-document'
import { CheckedTextArea } from './text-box'

interface TextEditing {
  /** The text with the changes made by buttons. */
  text: string
  /** The text as it is typed over the checked one; null or absent: it is not being edited. */
  typing?: string | null
  onType: (typing: string | null) => void
  onRecheck: (text: string) => void
}

export interface DocumentProps {
  result: OwnTextCheck
  /** Stops the check, or closes the result. */
  onBack: () => void
  /** Checks a pasted text again after it was edited; null for a file. */
  edit?: TextEditing | null
  /** Changes by values of the dossier; null where none can be made. */
  changes?: DocumentChanges | null
  /** Uses the text or file as evidence. */
  onEvidence: () => void
}

/** A checked text or file: a summary, the document with its marks, and the findings. */
export default function DocumentView(props: DocumentProps) {
  const { result, onBack, edit = null, changes = null, onEvidence } = props
  const { book, checker } = usePanel()
  const answering = use(DossiersContext)
  const report = () => reportOf({ ...result, dossiers: [...(answering ?? [])] }, book, new Date())
  const draft = edit?.typing ?? null
  const { document, status, findings, sentences, muted = [] } = result
  const found = [...findings, ...muted]
  const [currentStart, setCurrent] = useState<number | null>(null)
  const text = useRef<HTMLDivElement>(null)
  const dossiers = useActiveDossierCount()
  // A long document is drawn in the background, so that typing and scrolling stay possible.
  const drawnFindings = useDeferredValue<readonly Finding[] | null>(findings, null)
  const isDone = status === 'done'
  const showFinding = ({ start }: Finding) => {
    setCurrent(start)
    const mark = text.current?.querySelector(`[data-start="${start}"]`)
    mark?.scrollIntoView({ block: 'center' })
    text.current?.focus({ preventScroll: true })
    return Promise.resolve(mark != null)
  }
  const mended = useMemo(() => mendedIn(changes?.changed), [changes?.changed])
  const isEdited = draft !== null
  const { corrector = null, last = null } = changes ?? {}
  const context = useMemo(
    () => ({ book, left: t('finding.text'), ...(corrector && { corrector: { ...corrector, isLocked: isEdited } }) }),
    [book, corrector, isEdited],
  )
  return (
    <FindingContext value={context}>
      <AskModelProvider>
        <section className="block article" aria-label={t('check.name')}>
          {/* A file without a title of its own has its name as the title; a pasted text begins with its title, and stands below. */}
          {document.file !== null && (
            <SourceLine
              from={document.file === document.title ? t('check.file') : document.file}
              date={document.date}
            />
          )}
          <FocusHeading turn={document.id} className="title" lang={document.file === null ? undefined : 'en'}>
            {document.file === null ? t('check.pasted') : document.title}
          </FocusHeading>
          <div className="actions">
            {isDone && edit !== null && draft === null && (
              <Button label={t('check.change')} onClick={() => edit.onType(edit.text)} />
            )}
            <Button
              // Two elements: neither the focus nor a key held down goes from "Stop" to "New text".
              key={status}
              kind={document.file !== null || !isDone ? undefined : 'bare'}
              label={t(isDone ? 'check.another' : 'check.stop')}
              onClick={onBack}
            />
            {isDone && <Button kind="bare" label={t('evidence.use')} onClick={onEvidence} />}
          </div>
        </section>
        <CheckedText
          check={result}
          mended={mended}
          noFindingsText={dossiers > 1 ? t('page.nothing') : t('check.notAbout', { subject: book.subject.name })}
          view={{ inView: null, current: currentStart }}
          onShow={showFinding}
        >
          <div className="paste of-document">
            {edit !== null && draft !== null && (
              // Takes the place of the marked text, while the findings below stay.
              <>
                <CheckedTextArea autoFocus text={draft} onText={edit.onType} onCheck={edit.onRecheck} />
                <div className="actions">
                  <Button
                    kind="main"
                    label={t('check.checkAgain')}
                    disabled={draft.trim() === ''}
                    onClick={() => edit.onRecheck(draft)}
                  />
                  <Button kind="bare" label={t('notes.cancel')} onClick={() => edit.onType(null)} />
                </div>
              </>
            )}
            {draft === null && drawnFindings !== null && (
              <MarkedDocument
                ref={text}
                document={document}
                findings={drawnFindings}
                current={currentStart}
                {...(changes && { changed: changes.changed, addition: changes.addition })}
                onPick={({ start }) => setCurrent(start)}
              />
            )}
          </div>
        </CheckedText>
        {changes !== null && (
          <ChangesList
            changes={changes}
            onRecheck={edit === null || isEdited ? undefined : () => edit.onRecheck(changes.text)}
          />
        )}
        {isDone && found.length === 0 && (
          <section className="block">
            <AnswerOnText result={result} />
          </section>
        )}
        {isDone && found.length > 0 && sentences > found.length && isStatement(document) && (
          <RestOfAnswers key={document.id} text={document.text} findings={found} />
        )}
        {isDone && <LazyModelCheck ownText={document} check={result} onReading={checker.actions.addModelReading} />}
        {isDone && (
          <footer className="foot">
            <div className="actions">{findings.length > 0 && <SaveReport report={report} />}</div>
          </footer>
        )}
        {last !== null && !isEdited && (
          <UndoBar
            key={last.turn}
            message={last.says}
            takesFocus={false}
            onUndo={() => {
              last.undo()
              text.current?.focus({ preventScroll: true })
            }}
            onDismiss={last.dismiss}
          />
        )}
      </AskModelProvider>
    </FindingContext>
  )
}

/** Returns the findings of which no value differs from the dossier since the user's changes. */
function mendedIn(changed: DocumentChanges['changed'] = new Map()): ReadonlySet<Finding> {
  const isWrong = ({ reading }: DetailRow) => reading === 'differs' || reading === 'compare'
  return new Set([...changed.keys()].filter((finding) => !readDetails(changed.get(finding) ?? finding).some(isWrong)))
}

/** Whether a text is a statement or a few that the user asks about, by its length in characters. */
const isStatement = ({ file, text }: OwnText): boolean => file === null && text.length <= LONGEST_SHORT_TEXT

/** The answer on a text without findings; a statement is looked up, as evidence may have its words and not settle it. */
function AnswerOnText({ result: { document, nearest, nearestIn } }: Pick<DocumentProps, 'result'>) {
  const { text } = document
  const isLookedUp = isStatement(document)
  const lookUp = useCallback(() => callBackground('look-up', { text }), [text])
  const reply = useAsyncResult(isLookedUp ? lookUp : null)
  if (isLookedUp && reply === undefined) return null
  const lookups = reply?.ok === true ? reply.value.sentences : []
  return <NearestClaims ids={nearest} text={text} dossier={nearestIn} lookups={lookups} />
}

function RestOfAnswers({ text, findings }: { text: string; findings: readonly Pick<Finding, 'start'>[] }) {
  const reply = useAsyncResult(useCallback(() => callBackground('look-up', { text }), [text]))
  if (!reply?.ok) return null
  return (
    <section className="block">
      <UnansweredSentences lookups={reply.value.sentences} findings={findings} />
    </section>
  )
}
