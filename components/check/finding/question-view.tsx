import { useEffect, useState, type ReactNode } from 'react'
import type { SelectionCheck } from '@/lib/schema/page-state'
import type { Annotation } from '@/lib/schema/annotation'
import { outcomes, showsOnlyRelatedClaims, areCovered, isSettled, stateOf } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import { FindingBody, NearestClaims, UnansweredSentences } from '@/components/check/finding/finding-body'
import { LookupList, unmarkedOf } from '@/components/check/lookup/lookup-list'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { Folded } from '@/components/ui/folded'
import { isCalledWrong, sentenceKey, useCalledWrong } from './use-called-wrong'
import { MutedLine, WrongFinding, WrongFindingLine } from './wrong-finding'
import { useIsOneLoading } from '@/components/book/dossier-of'
import { DossiersContext } from '@/components/check/context/finding-context'
import { usePanel } from '@/components/panel/panel-context'
import { removeNoteRequest } from '@/lib/check/from-panel'
import { removeCheck } from '@/lib/check/check-states'
import { selectionCheck } from '@/lib/platform/session'
import { OfferedEvidence } from './page-status-view'
import { Quote } from './quote'
import { LazyModelCheck } from '@/components/model/lazy-model-check'
import { ConnectHintIfNoModel } from '@/components/model/model-check-of'
import { OwnNotes } from '@/components/notes/own-notes'
import { VerdictLine } from './verdict-word'

interface QuestionViewProps {
  question: SelectionCheck
  /** Notes of this page on exactly this selection. */
  notes: readonly Annotation[]
  isPageRead: boolean
}

/** The result of a right click: the selection with its verdict, at the top of the page view. */
export function QuestionView({ question, notes, isPageRead }: QuestionViewProps) {
  const { tabId } = usePanel()
  const [writing, setWriting] = useState(question.wantsNote === true)
  const { calledWrong, onCalledWrong } = useCalledWrong()
  // The answer is above the findings, which may be scrolled.
  useEffect(() => {
    scrollTo(0, 0)
  }, [])
  const { text, lookups = [], wantsNote = false, muted: allMuted = [] } = question
  const findings = question.findings.filter((finding) => {
    const called = calledWrong.get(sentenceKey(finding))
    return called === undefined || !isCalledWrong(finding, called)
  })
  // A finding that the user has muted here has its own line.
  const mutedHere = new Set([...calledWrong.values()].map(({ finding }) => finding.start))
  const muted = allMuted.filter(({ start }) => !mutedHere.has(start))
  // An answer without its claims would say that the dossier has nothing.
  const isLoading = useIsOneLoading([question.nearestIn, ...question.findings.map(({ dossier }) => dossier)])
  const status = isLoading && question.status === 'done' ? 'checking' : question.status
  // Clear the wish for a note only after the answer: until then the background writes the question, wish included.
  const isWishMet = wantsNote && status !== 'checking'
  useEffect(() => {
    if (isWishMet) void removeNoteRequest(tabId)
  }, [isWishMet, tabId])
  const dismiss = () => void removeCheck(selectionCheck(tabId))
  const isCovered = areCovered(question.findings)
  const isMuted = allMuted.length > 0
  // Nothing was compared where the only evidence that there may be waits for the user.
  const isCompared = question.offer === undefined || question.dossiers !== undefined
  const unmarkedLookups = unmarkedOf(lookups)
  // A single checked sentence is shown once, with its differing words marked.
  const onlyFinding = findings.length === 1 && findings[0]?.quote.trim() === text.trim() ? findings[0] : null
  // A single answer has its button in the row of the other buttons.
  const [first, second] = status === 'done' && isCovered ? findings : []
  const single = first !== undefined && second === undefined ? first : null
  const wrongFinding = (finding: Finding) =>
    showsOnlyRelatedClaims(finding) ? null : (
      <WrongFinding key={sentenceKey(finding)} finding={finding} onDone={(called) => onCalledWrong(finding, called)} />
    )
  // The answer is folded while a note is written, so that the note's fields stay visible.
  const answer = (
    <>
      <div role="status">
        {status === 'checking' && <p className="reason">{t('selection.checking')}</p>}
        {status === 'error' && (
          <p className="reason">
            {question.message ?? t('selection.failed')} {question.isForeign ? '' : t('selection.notesSafe')}
          </p>
        )}
        {[...calledWrong].map(([key, called]) => (
          <WrongFindingLine key={key} called={called} onUndone={() => onCalledWrong(called.finding, null)} />
        ))}
        {status === 'done' && muted.length > 0 && <MutedLine muted={muted} />}
        {status === 'done' &&
          isCovered &&
          findings.map((finding) => (
            <Answer
              key={finding.start}
              finding={finding}
              isQuoted={onlyFinding !== null}
              button={single === null ? wrongFinding(finding) : null}
            />
          ))}
        {status === 'done' && (isCovered || isMuted) && (
          <UnansweredSentences lookups={lookups} findings={[...question.findings, ...allMuted]} />
        )}
        {status === 'done' && !isCovered && !isMuted && isCompared && (
          <NearestClaims ids={question.nearest} text={text} dossier={question.nearestIn} lookups={lookups} />
        )}
        {status === 'done' && question.offer && <OfferedEvidence offer={question.offer} />}
      </div>
      {status !== 'checking' && <ModelOnSelection question={question} />}
      {status === 'done' && unmarkedLookups.length > 0 && (
        <Folded label={isCovered ? t('lookup.whySome', unmarkedLookups.length) : t('lookup.why')}>
          <LookupList lookups={unmarkedLookups} isQuoted={!isCovered && lookups.length === 1} />
        </Folded>
      )}
    </>
  )
  return (
    <DossiersContext value={question.dossiers}>
      <section
        className="question"
        aria-label={t('selection.name')}
        onKeyDown={({ key }) => {
          if (key === 'Escape' && !writing) dismiss()
        }}
      >
        <div className="question-head">
          <h1 className="label">{t('selection.name')}</h1>
          <Button
            kind="bare"
            label={t('selection.dismiss')}
            aria-label={t('selection.dismissAnswer')}
            onClick={dismiss}
          />
        </div>
        {onlyFinding ? (
          <div className={stateOf(onlyFinding)}>
            <Quote finding={onlyFinding} lit />
          </div>
        ) : (
          <blockquote className="quote" tabIndex={0} lang={question.isForeign ? '' : 'en'}>
            <span className="here">{text}</span>
          </blockquote>
        )}
        {question.outOfReach && <p className="text-muted">{t(`selection.outOfReach.${question.outOfReach}`)}</p>}
        {!question.outOfReach && !isPageRead && (writing || notes.length > 0) && (
          <p className="text-muted">{t('selection.highlightedLater')}</p>
        )}
        <OwnNotes
          notes={notes}
          target={{ kind: 'question' }}
          quote={text}
          isWriting={writing}
          onClose={() => setWriting(false)}
        />
        {status !== 'unasked' &&
          (wantsNote || writing ? <Folded label={t('selection.answer')}>{answer}</Folded> : answer)}
        <div className="actions">
          <Button label={t('finding.note')} hidden={writing} onClick={() => setWriting(true)} />
          {single && wrongFinding(single)}
        </div>
      </section>
    </DossiersContext>
  )
}

/** The model as second reader of a selection and its context; offers to connect a model if nothing is covered. */
function ModelOnSelection({ question }: Pick<QuestionViewProps, 'question'>) {
  const { text, context, findings, isForeign = false } = question
  if (context === undefined) return null
  const { before, after } = context
  return (
    <>
      <LazyModelCheck
        ownText={{ text: before + text + after, blocks: [] }}
        only={{ start: before.length, end: before.length + text.length }}
        check={question}
        isForeign={isForeign}
      />
      {!findings.some(isSettled) && <ConnectHintIfNoModel />}
    </>
  )
}

function Answer({ finding, isQuoted, button }: { finding: Finding; isQuoted: boolean; button: ReactNode }) {
  const { related = [], quote, dossier } = finding
  return (
    <div className={`answer ${stateOf(finding)}`}>
      {showsOnlyRelatedClaims(finding) ? (
        <>
          {!isQuoted && <Quote finding={finding} />}
          <NearestClaims ids={related} text={quote} dossier={dossier} leastShared={0} />
        </>
      ) : (
        <>
          <p>
            <Icon name={outcomes[stateOf(finding)].sign} />
            <VerdictLine finding={finding} />
          </p>
          <FindingBody finding={finding} isQuoted={isQuoted} />
        </>
      )}
      {button !== null && <div className="actions">{button}</div>}
    </div>
  )
}
