import { useEffect, useState, useSyncExternalStore } from 'react'
import { ModelRow, ModelTestRow, ServerRow } from '@/components/model/model-rows'
import '@/components/model/second-opinion.css'
import { builtInModel, languageModelIn } from '@/lib/model/built-in'
import { createModelDownload } from '@/lib/model/model-download'
import type { ModelServer } from '@/lib/schema/settings'
import {
  chooseModel,
  connectedModel,
  connectServer,
  listModels,
  removeServer,
  runModelTest,
} from '@/lib/check/model/model-source'
import { SettingRow } from '@/components/ui/setting-row'
import { Button } from '@/components/ui/button'
import { countAnswers, deleteAnswers } from '@/lib/check/model/model-answers'
import { t } from '@/lib/i18n/t'

const languageModelApi = languageModelIn(globalThis)
const builtInDownload = createModelDownload(languageModelApi === null ? null : builtInModel(languageModelApi))

/** The models in the settings: the browser's, a server on this computer, and the test of the one in use. */
export function ModelSettings({ server }: { server: ModelServer | null }) {
  const state = useSyncExternalStore(builtInDownload.subscribe, builtInDownload.state)
  const [last, setLast] = useState<{ isTrusted: boolean | null } | null>(null)
  useEffect(() => void builtInDownload.refresh(), [])
  const [models, setModels] = useState<readonly string[]>([])
  useEffect(() => void connectedModel().then(setLast), [server])
  useEffect(() => void (server && listModels(server.address).then(setModels, () => undefined)), [server])
  return (
    <>
      {(server === null || (state.availability !== 'unavailable' && state.availability !== 'none')) && (
        <ModelRow state={state} onDownload={() => void builtInDownload.download()} onCancel={builtInDownload.cancel} />
      )}
      <ServerRow
        server={server}
        models={server === null ? [] : models}
        origin={location.origin}
        onConnect={connectServer}
        onChoose={(model) => void chooseModel(model)}
        onRemove={() => void removeServer()}
      />
      {(server !== null || state.availability === 'available') && (
        <ModelTestRow key={server?.model} passed={last?.isTrusted ?? null} test={runModelTest} />
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
