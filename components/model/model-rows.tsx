import { Status } from '@/components/ui/section'
import { useEffect, useRef, useState } from 'react'
import { SettingRow } from '@/components/ui/setting-row'
import { Button } from '@/components/ui/button'
import { Form, SelectField, TextField } from '@/components/ui/fields'
import { t } from '@/lib/i18n/t'
import { ModelError, type ModelFault } from '@/lib/model/model'
import type { ModelState } from '@/lib/model/model-download'
import type { SelfTestResult } from '@/lib/model/self-test'
import { ConnectStatus, type ConnectState } from './find-model'
import type { ConnectAnswer } from '@/lib/model/server-address'

interface ModelRowProps {
  state: ModelState
  /** Call directly in the click handler, as browsers require. */
  onDownload: () => void
  onCancel: () => void
}

/** The browser's model in the settings: what it can do now, the download, and what its maker promises. */
export function ModelRow({ state: { availability, progress, fault }, onDownload, onCancel }: ModelRowProps) {
  const isLoading = progress !== null
  const canLoad = availability === 'downloadable' || availability === 'downloading'
  return (
    <SettingRow className="set model-row" name={t('secondOpinion.model')}>
      <Status className="wide">
        {t(`secondOpinion.state.${isLoading ? 'downloading' : (availability ?? 'asking')}`)}
        {fault !== null && ` ${t(`modelCheck.fault.${fault}`)}`}
      </Status>
      {isLoading && (
        <div className="wide">
          <progress aria-label={t('secondOpinion.progress')} value={progress} max={1} />
          <span className="text-muted">{t('secondOpinion.percent', { percent: percentOf(progress) })}</span>
        </div>
      )}
      {(isLoading || canLoad) && (
        <div className="wide">
          {/* One button for both states, so that the focus stays on it. */}
          <Button
            label={t(
              isLoading
                ? 'secondOpinion.cancel'
                : availability === 'downloading'
                  ? 'secondOpinion.follow'
                  : 'secondOpinion.download',
            )}
            onClick={isLoading ? onCancel : onDownload}
          />
        </div>
      )}
      {(isLoading || canLoad || availability === 'available') && (
        <p className="wide text-muted">{t('secondOpinion.promised')}</p>
      )}
    </SettingRow>
  )
}

const percentOf = (share: number): string => new Intl.NumberFormat(t('locale'), { style: 'percent' }).format(share)

type ModelTestState =
  | { at: 'idle' }
  | { at: 'asking'; done: number }
  | { at: 'done'; result: SelfTestResult }
  | { at: 'failed'; fault: ModelFault }

export interface ModelTestRowProps {
  /** Whether the model passed the last test; null: not tested. */
  passed: boolean | null
  test: (options: { signal: AbortSignal; progress: (done: number) => void }) => Promise<SelfTestResult>
}

export function ModelTestRow({ passed, test }: ModelTestRowProps) {
  return (
    <SettingRow className="set model-row" name={t('modelTest.name')}>
      <p className="wide">{t('modelTest.about')}</p>
      <ModelTest test={test} before={passed === null ? null : t(passed ? 'modelTest.good' : 'modelTest.poor')} />
    </SettingRow>
  )
}

/** The button that starts the test, and the result. @param props.before text that is shown until the test starts */
export function ModelTest({ before, test }: Pick<ModelTestRowProps, 'test'> & { before: string | null }) {
  const [state, setState] = useState<ModelTestState>({ at: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const start = (): void => {
    const own = (running.current = new AbortController())
    setState({ at: 'asking', done: 0 })
    const tell = (next: ModelTestState): void => {
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
        {/* One button for both states, so that the focus stays on it. */}
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

interface ServerRowProps {
  /** The server in use; null: none. */
  server: { address: string; model: string } | null
  models?: readonly string[]
  /** Origin of the extension, which a server may have to be told to accept. */
  origin: string
  /** Call directly in the submit handler: the browser asks for the permission. */
  onConnect: (address: string, key: string) => Promise<ConnectAnswer>
  onChoose: (model: string) => void
  onRemove: () => void
}

/** A model server on this computer: its address, its models, and its removal. */
export function ServerRow({ server, models = [], origin, onConnect, onChoose, onRemove }: ServerRowProps) {
  const [typedAddress, setTypedAddress] = useState<string | null>(null)
  const address = typedAddress ?? server?.address ?? ''
  const [key, setKey] = useState('')
  const [answer, setAnswer] = useState<ConnectState>(null)
  const listedModels = server !== null && !models.includes(server.model) ? [server.model, ...models] : models
  return (
    <SettingRow name={t('modelServer.name')} about={t('modelServer.about')}>
      <Form
        className="wide model-form"
        aria-label={t('modelServer.name')}
        onSubmit={() => {
          setAnswer('connecting')
          void onConnect(address, key).then((ended) => {
            setAnswer(ended)
            if (ended.ok) setTypedAddress(null)
          })
        }}
      >
        <TextField
          label={t('modelServer.address')}
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={setTypedAddress}
        />
        <TextField label={t('modelServer.key')} type="password" autoComplete="off" value={key} onChange={setKey} />
        {listedModels.length > 0 && (
          <SelectField label={t('modelServer.model')} value={server?.model} onChange={onChoose}>
            {listedModels.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
        )}
        {/* A server that was found is named beside the button that found it. */}
        <ConnectStatus answer={answer} model={server?.model ?? null} origin={origin} />
        <div className="actions">
          <Button label={t('modelServer.connect')} type="submit" />
          {server !== null && (
            <Button
              kind="bare"
              label={t('modelServer.remove')}
              onClick={() => {
                setAnswer(null)
                onRemove()
              }}
            />
          )}
        </div>
      </Form>
    </SettingRow>
  )
}
