import './second-opinion.css'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { usePanel } from '@/components/panel/panel-context'
import { Button } from '@/components/ui/button'
import { Form, SelectField, TextField } from '@/components/ui/fields'
import { Status } from '@/components/ui/section'
import { SettingRow } from '@/components/ui/setting-row'
import { countAnswers, deleteAnswers } from '@/lib/check/model/model-answers'
import {
  chooseModel,
  connectedModel,
  connectServer,
  listModels,
  removeServer,
  runModelTest,
} from '@/lib/check/model/model-source'
import { t } from '@/lib/i18n/t'
import { builtInModel, languageModelIn } from '@/lib/model/built-in'
import { ModelError, type ModelFault } from '@/lib/model/model'
import { createModelDownload } from '@/lib/model/model-download'
import type { SelfTestResult } from '@/lib/model/self-test'
import type { ModelServer } from '@/lib/schema/settings'
import { ConnectStatus, type ConnectState } from './find-model'

const languageModelApi = languageModelIn(globalThis)
const builtInDownload = createModelDownload(languageModelApi === null ? null : builtInModel(languageModelApi))

/** The models in the settings: the browser's, a server on this computer, and the test of the one in use. */
export default function ModelSettings() {
  const { modelServer: server } = usePanel().settings.settings
  const { availability } = useSyncExternalStore(builtInDownload.subscribe, builtInDownload.state)
  const [last, setLast] = useState<{ isTrusted: boolean | null } | null>(null)
  useEffect(() => void connectedModel().then(setLast), [server])
  return (
    <>
      {(server === null || (availability !== 'unavailable' && availability !== 'none')) && (
        <ModelRow download={builtInDownload} />
      )}
      <ServerRow server={server} />
      {(server !== null || availability === 'available') && (
        <ModelTestRow key={server?.model} passed={last?.isTrusted ?? null} />
      )}
      <KeptAnswers />
    </>
  )
}

/** Says how many answers of models are stored, with a button that deletes them. */
function KeptAnswers() {
  const [count, setCount] = useState(0)
  useEffect(() => void countAnswers().then(setCount, () => undefined), [])
  return (
    <SettingRow name={t('modelAnswers.name')} about={<span role="status">{t('modelAnswers.about', count)}</span>}>
      <div className="wide actions">
        {/* The button is not removed when nothing is stored, so that it keeps the focus. */}
        <Button
          label={t('modelAnswers.delete')}
          aria-disabled={count === 0}
          onClick={() => void deleteAnswers().then(() => setCount(0))}
        />
      </div>
    </SettingRow>
  )
}

/** The browser's model in the settings: what it can do now, the download, and what its maker promises. */
export function ModelRow({ download }: { download: ReturnType<typeof createModelDownload> }) {
  const { availability, progress, fault } = useSyncExternalStore(download.subscribe, download.state)
  useEffect(() => void download.refresh(), [download])
  const isLoading = progress !== null
  const canLoad = availability === 'downloadable' || availability === 'downloading'
  const start = availability === 'downloading' ? 'follow' : 'download'
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
            label={t(isLoading ? 'secondOpinion.cancel' : `secondOpinion.${start}`)}
            onClick={isLoading ? download.cancel : () => void download.download()}
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

/** @param props.passed whether the model passed the last test; null: not tested */
export function ModelTestRow({ passed }: { passed: boolean | null }) {
  return (
    <SettingRow className="set model-row" name={t('modelTest.name')}>
      <p className="wide">{t('modelTest.about')}</p>
      <ModelTest before={passed === null ? null : t(passed ? 'modelTest.good' : 'modelTest.poor')} />
    </SettingRow>
  )
}

/** The button that starts the test, and the result. @param props.before text that is shown until the test starts */
export function ModelTest({ before }: { before: string | null }) {
  const [state, setState] = useState<ModelTestState>({ at: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const start = (): void => {
    const own = (running.current = new AbortController())
    setState({ at: 'asking', done: 0 })
    const tell = (next: ModelTestState): void => {
      if (running.current === own) setState(next)
    }
    runModelTest({ signal: own.signal, progress: (done) => tell({ at: 'asking', done }) }).then(
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

/** A model server on this computer: its address, its models, and its removal. */
export function ServerRow({ server }: { server: ModelServer | null }) {
  const [models, setModels] = useState<readonly string[]>([])
  useEffect(() => void (server && listModels(server.address).then(setModels, () => undefined)), [server])
  const [typedAddress, setTypedAddress] = useState<string | null>(null)
  const address = typedAddress ?? server?.address ?? ''
  const [key, setKey] = useState('')
  const [answer, setAnswer] = useState<ConnectState>(null)
  const known = server === null ? [] : models
  const listedModels = server !== null && !known.includes(server.model) ? [server.model, ...known] : known
  return (
    <SettingRow name={t('modelServer.name')} about={t('modelServer.about')}>
      <Form
        className="wide model-form"
        aria-label={t('modelServer.name')}
        onSubmit={() => {
          setAnswer('connecting')
          void connectServer(address, key).then((ended) => {
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
          <SelectField
            label={t('modelServer.model')}
            value={server?.model}
            onChange={(model) => void chooseModel(model)}
          >
            {listedModels.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
        )}
        {/* A server that was found is named beside the button that found it. */}
        <ConnectStatus answer={answer} model={server?.model ?? null} />
        <div className="actions">
          <Button label={t('modelServer.connect')} type="submit" />
          {server !== null && (
            <Button
              kind="bare"
              label={t('modelServer.remove')}
              onClick={() => {
                setAnswer(null)
                void removeServer()
              }}
            />
          )}
        </div>
      </Form>
    </SettingRow>
  )
}
