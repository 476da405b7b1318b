import { useState } from 'react'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'
import { ConnectStatus, type ConnectAnswer, type ConnectState } from './find-model'
import { Form, SelectField, TextField } from '@/components/ui/fields'

export interface ServerRowProps {
  /** The server in use; null: none. */
  server: { address: string; model: string } | null
  /** Its models. */
  models?: readonly string[]
  /** Origin of the extension, for servers that must be told. */
  origin: string
  /** Call directly in the submit handler: the browser asks for the permission. */
  onConnect: (address: string, key: string) => Promise<ConnectAnswer>
  onChoose: (model: string) => void
  onRemove: () => void
}

/** A model server on this computer: its address, its models, and the way out again. */
export function ServerRow({ server, models = [], origin, onConnect, onChoose, onRemove }: ServerRowProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const address = typed ?? server?.address ?? ''
  const [key, setKey] = useState('')
  const [answer, setAnswer] = useState<ConnectState>(null)
  const listed = server !== null && !models.includes(server.model) ? [server.model, ...models] : models
  return (
    <SettingRow name={t('modelServer.name')} about={t('modelServer.about')}>
      <Form
        className="wide model-form"
        aria-label={t('modelServer.name')}
        onSubmit={() => {
          setAnswer('connecting')
          void onConnect(address, key).then((ended) => {
            setAnswer(ended)
            if (ended.ok) setTyped(null)
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
          onChange={setTyped}
        />
        <TextField label={t('modelServer.key')} type="password" autoComplete="off" value={key} onChange={setKey} />
        {listed.length > 0 && (
          <SelectField label={t('modelServer.model')} value={server?.model} onChange={onChoose}>
            {listed.map((name) => (
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
