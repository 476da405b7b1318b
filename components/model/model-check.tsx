import { useId, type Ref } from 'react'
import { formatNumber, t } from '@/lib/i18n/t'
import type { PageRunState } from '@/lib/model/page-run'
import { Button, ButtonLink } from '@/components/ui/button'
import { CheckLine } from '@/components/ui/fields'
import { ModelTest, type ModelTestRowProps } from './model-rows'

export interface ModelCheckViewProps {
  state: PageRunState
  /** Name of the model, and whether it passed its test; null: not tested. */
  model: { name: string; isTrusted: boolean | null }
  /** The text is a selection, read as a whole. Its section has no name: that of the page may have the same one. */
  isSelection?: boolean
  /** The switch for asking the model without a click; null where pages are not checked automatically. */
  autoAskSwitch?: { isOn: boolean; onTurn: (isOn: boolean) => void } | null
  head?: Ref<HTMLHeadingElement>
  test: ModelTestRowProps['test']
  onStart: () => void
  onCancel: () => void
}

/** The model as second reader of a text: start, progress, and how much it has read. Its findings are in the list. */
export function ModelCheckView(props: ModelCheckViewProps) {
  const { state, model, isSelection = false, autoAskSwitch = null, head, test, onStart, onCancel } = props
  const id = useId()
  const { status } = state
  const isAsking = status === 'asking'
  const canRead = !isAsking && status !== 'done'
  return (
    <section className="block model-check" aria-labelledby={isSelection ? undefined : id}>
      <h2 id={id} ref={head} tabIndex={-1}>
        {t('modelCheck.name', { model: model.name })}
      </h2>
      {status === 'idle' && (
        <p className="text-muted">{t(isSelection ? 'modelCheck.offerShort' : 'modelCheck.offer')}</p>
      )}
      <div role="status">
        {isAsking && <p>{progressOf(state)}</p>}
        {status === 'stopped' && <p>{t('modelCheck.stopped')}</p>}
        {status === 'failed' && <p>{t(`modelCheck.fault.${state.fault ?? 'failed'}`)}</p>}
        {status === 'done' && <p>{summaryOf(state)}</p>}
      </div>
      {isAsking && (
        <progress aria-label={t('modelCheck.progress')} value={state.answered} max={Math.max(1, state.questions)} />
      )}
      <div className="actions">
        {/* Start and cancel share one key, so that the button keeps the focus. */}
        {isAsking ? (
          <Button key="first" label={t('modelCheck.stop')} onClick={onCancel} />
        ) : (
          canRead && (
            <Button key="first" label={t(isSelection ? 'modelCheck.ask' : 'modelCheck.read')} onClick={onStart} />
          )
        )}
        {status === 'failed' && <ButtonLink kind="bare" label={t('settings.name')} href="#/settings" />}
      </div>
      {model.isTrusted !== true && (
        <ModelTest test={test} before={t(model.isTrusted === null ? 'modelCheck.untested' : 'modelCheck.notPassed')} />
      )}
      {autoAskSwitch !== null && (
        <>
          <CheckLine label={t('secondOpinion.along')} checked={autoAskSwitch.isOn} onChange={autoAskSwitch.onTurn} />
          {!autoAskSwitch.isOn && <p className="text-muted">{t('secondOpinion.alongAbout')}</p>}
        </>
      )}
    </section>
  )
}

function progressOf({ answered, questions, paceMs }: PageRunState): string {
  if (questions === 0) return t('modelCheck.preparing')
  const of = t('modelCheck.asked', answered, { of: formatNumber(questions) })
  return paceMs === null ? of : `${of} ${t('modelCheck.left', { time: timeOf((questions - answered) * paceMs) })}`
}

function timeOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 90 ? t('modelCheck.seconds', seconds) : t('modelCheck.minutes', Math.ceil(seconds / 60))
}

function summaryOf({ differs, answered, unanswered }: PageRunState): string {
  if (answered === 0) return t('modelCheck.nothing')
  const unread = sayUnread(answered, unanswered)
  if (unread?.isAll) return unread.words
  const found = differs.length === 0 ? t('modelCheck.none') : t('modelCheck.found', differs.length)
  return [found, unread?.words ?? ''].filter(Boolean).join(' ')
}

/**
 * Says how much of a text a model read, where some of its answers could not be used; null where all could.
 * @param answered answered parts, also those without a usable answer
 */
function sayUnread(answered: number, unusable: number): { words: string; isAll: boolean } | null {
  if (unusable === 0) return null
  const of = formatNumber(answered)
  if (unusable >= answered) return { words: t('modelCheck.unusable', { of }), isAll: true }
  return { words: t('modelCheck.readSome', { n: formatNumber(answered - unusable), of }), isAll: false }
}
