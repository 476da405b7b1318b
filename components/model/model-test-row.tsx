import { useEffect, useRef, useState } from 'react'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'
import { ModelError, type ModelFault } from '@/lib/model/model'
import type { SelfTestResult } from '@/lib/model/self-test'
import { Button } from '@/components/ui/button'

type State =
  | { at: 'idle' }
  | { at: 'asking'; done: number }
  | { at: 'done'; result: SelfTestResult }
  | { at: 'failed'; fault: ModelFault }

export interface ModelTestRowProps {
  /** Whether the model passed the last test; null: not tested. */
  last: boolean | null
  test: (options: { signal: AbortSignal; progress: (done: number) => void }) => Promise<SelfTestResult>
}

/** The test of a model with twelve questions, in the settings. */
export function ModelTestRow({ last, test }: ModelTestRowProps) {
  return (
    <SettingRow className="set model-row" name={t('modelTest.name')}>
      <p className="wide">{t('modelTest.about')}</p>
      <ModelTest test={test} before={last === null ? null : t(last ? 'modelTest.good' : 'modelTest.poor')} />
    </SettingRow>
  )
}

/** The start of the test, and its result in words; `before` it, what is known of the model. */
export function ModelTest({ before, test }: Pick<ModelTestRowProps, 'test'> & { before: string | null }) {
  const [state, setState] = useState<State>({ at: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const start = (): void => {
    const own = (running.current = new AbortController())
    setState({ at: 'asking', done: 0 })
    const tell = (next: State): void => {
      if (running.current === own) setState(next)
    }
    test({ signal: own.signal, progress: (done) => tell({ at: 'asking', done }) }).then(
      (result) => tell({ at: 'done', result }),
      (error: unknown) => tell({ at: 'failed', fault: error instanceof ModelError ? error.fault : 'failed' }),
    )
  }
  const isAsking = state.at === 'asking'
  return (
    <>
      <div role="status" className="wide">
        {state.at === 'idle' && before !== null && <p>{before}</p>}
        {isAsking && <p>{t('modelTest.asked', state.done)}</p>}
        {state.at === 'failed' && <p>{t('modelTest.failed', { why: t(`modelCheck.fault.${state.fault}`) })}</p>}
        {state.at === 'done' && <Result {...state.result} />}
      </div>
      <div className="wide">
        {/* One button, so that the focus stays where it is. */}
        <Button
          label={t(isAsking ? 'modelTest.cancel' : 'modelTest.start')}
          onClick={isAsking ? () => running.current?.abort() : start}
        />
      </div>
    </>
  )
}

function Result({ isGood, right, missed, invented, obeyed, unanswered }: SelfTestResult) {
  return (
    <>
      <p>
        <strong>{t(isGood ? 'modelTest.good' : 'modelTest.poor')}</strong>
      </p>
      <p>{t('modelTest.result', { right, missed, invented })}</p>
      {unanswered > 0 && <p>{t('modelTest.unanswered', unanswered)}</p>}
      {obeyed > 0 && <p>{t('modelTest.obeyed')}</p>}
    </>
  )
}
