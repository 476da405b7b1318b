import { useDeferredValue, useId, useState } from 'react'
import { toggled } from '@/components/ui/toggled'
import { formatNumber, t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { PageRunState } from '@/lib/second-opinion/page/page-run'
import type { ResultPair } from '@/lib/second-opinion/page/model-results'
import { ModelPairItem, pairKinds, type PairKind } from './model-pair-item'
import { OpinionSign } from './opinion-sign'
import { Button, ButtonLink, Chip } from '@/components/ui/button'

export interface ModelCheckViewProps {
  state: PageRunState
  /** Questions that the text will have, roughly; null where it is in another language. */
  expected: number | null
  findings: readonly Finding[]
  book: DossierBook
  /** It is a text of the user, not a page. */
  isText?: boolean
  /** It is in the region of a selection, and no region of its own: the page may have one of the same name. */
  isInRegion?: boolean
  onStart: () => void
  onCancel: () => void
  /** Absent where there is no page to go to. */
  onGoTo?: ((pair: ResultPair) => Promise<boolean>) | undefined
  /** Saves the pair as a note. Resolves to null, or to the reason why not. Absent where there are no notes. */
  onNote?: ((pair: ResultPair) => Promise<string | null>) | undefined
}

/** Answers that are listed at once: each further one costs time whenever the panel is laid out. */
const STRETCH = 20

/** A check of the whole text with a model: start, progress, and its differences apart from the engine's findings. */
export function ModelCheckView(props: ModelCheckViewProps) {
  const {
    state,
    expected,
    findings,
    book,
    isText = false,
    isInRegion = false,
    onStart,
    onCancel,
    onGoTo,
    onNote,
  } = props
  const id = useId()
  const [shown, setShown] = useState<ReadonlySet<PairKind>>(new Set<PairKind>(['differs']))
  const [most, setMost] = useState(STRETCH)
  const isAsking = state.status === 'asking'
  const hasResult = state.answered > 0
  // A long list is drawn in the background, so that Cancel answers at once.
  const answers = useDeferredValue(state)
  const listed = pairKinds
    .flatMap((kind) => (shown.has(kind) ? answers[kind].map((pair) => ({ kind, pair })) : []))
    .sort((a, b) => a.pair.start - b.pair.start)
  const rest = listed.length - most
  return (
    <section className="block model-check" aria-labelledby={isInRegion ? undefined : id}>
      <h2 id={id}>
        <OpinionSign />
        {t('modelCheck.name')}
      </h2>
      {!isAsking && !hasResult && <p className="text-muted">{estimateOf(expected, state.paceMs)}</p>}
      <div role="status">
        {isAsking && <p>{progressOf(state)}</p>}
        {state.status === 'stopped' && <p>{t('modelCheck.stopped')}</p>}
        {state.status === 'failed' && <p>{t(`modelCheck.fault.${state.fault ?? 'failed'}`)}</p>}
        {state.status === 'done' && <p>{summaryOf(state)}</p>}
      </div>
      {isAsking && (
        <progress aria-label={t('modelCheck.progress')} value={state.answered} max={Math.max(1, state.questions)} />
      )}
      <div className="actions">
        {/* One button, so that the focus stays where it is. */}
        <Button
          label={t(isAsking ? 'modelCheck.cancel' : labelOf(state, isText))}
          onClick={isAsking ? onCancel : onStart}
        />
        {state.status === 'failed' && (
          <ButtonLink kind="bare" label={t('secondOpinion.toSettings')} href="#/settings" />
        )}
      </div>
      {hasResult && (
        <>
          <div className="readings" role="group" aria-label={t('modelCheck.show')}>
            {pairKinds.map((kind) => (
              <Chip
                key={kind}
                label={
                  <>
                    {t(`modelCheck.${kind}`)} <b>{formatNumber(state[kind].length)}</b>
                  </>
                }
                isOn={shown.has(kind)}
                onTurn={() => setShown((before) => toggled(before, kind))}
              />
            ))}
          </div>
          {listed.length > 0 && (
            <ul role="list" className="model-pairs" aria-label={t('modelCheck.list')}>
              {listed.slice(0, most).map(({ kind, pair }) => (
                <ModelPairItem
                  key={`${kind} ${pair.start} ${pair.end} ${pair.dossier ?? ''}`}
                  kind={kind}
                  pair={pair}
                  finding={findings.find(({ start, end }) => start < pair.end && end > pair.start) ?? null}
                  book={book}
                  pageLang={expected === null ? '' : 'en'}
                  onGoTo={onGoTo}
                  onNote={kind === 'differs' ? onNote : undefined}
                />
              ))}
            </ul>
          )}
          {rest > 0 && (
            <Button
              kind="stretch"
              label={t('modelCheck.more', Math.min(rest, STRETCH))}
              onClick={() => setMost(most + STRETCH)}
            />
          )}
          {state.discarded > 0 && <p className="text-muted">{t('modelCheck.discarded', state.discarded)}</p>}
          {state.unanswered > 0 && <p className="text-muted">{t('modelCheck.unanswered', state.unanswered)}</p>}
          <p className="text-muted">{t('modelCheck.caution', { model: state.model })}</p>
        </>
      )}
    </section>
  )
}

function labelOf({ status, answered }: PageRunState, isText: boolean) {
  if (status === 'done') return 'modelCheck.again' as const
  if (status === 'stopped' || (status === 'failed' && answered > 0)) return 'modelCheck.goOn' as const
  return isText ? ('modelCheck.startText' as const) : ('modelCheck.start' as const)
}

function estimateOf(expected: number | null, paceMs: number | null): string {
  if (expected === null) return t('modelCheck.otherLanguage')
  const questions = t('modelCheck.questions', expected)
  return paceMs === null
    ? t('modelCheck.estimate', { questions })
    : t('modelCheck.estimateTime', { questions, time: timeOf(expected * paceMs) })
}

function progressOf({ answered, questions, paceMs }: PageRunState): string {
  const of = t('modelCheck.asked', answered, { of: formatNumber(questions) })
  return paceMs === null ? of : `${of} ${t('modelCheck.left', { time: timeOf((questions - answered) * paceMs) })}`
}

function timeOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 90 ? t('modelCheck.seconds', seconds) : t('modelCheck.minutes', Math.ceil(seconds / 60))
}

function summaryOf({ differs, answered }: PageRunState): string {
  if (answered === 0) return t('modelCheck.nothing')
  return differs.length === 0 ? t('modelCheck.none') : t('modelCheck.found', differs.length)
}
