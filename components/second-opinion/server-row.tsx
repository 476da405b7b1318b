import { useState } from 'react'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'
import type { AddressFault } from '@/lib/second-opinion/server-address'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/fields'

/** How an attempt to connect ended. */
export type ConnectAnswer =
  | { ok: true; models: string[] }
  | { ok: false; fault: AddressFault | 'refused' | 'forbidden' | 'unreachable' | 'noModels' }

export interface ServerRowProps {
  /** The server in use; null: none. */
  server: { address: string; model: string } | null
  /** Origin of the extension, for servers that must be told. */
  origin: string
  /** Call directly in the submit handler: the browser asks for the permission. */
  onConnect: (address: string, key: string) => Promise<ConnectAnswer>
  onChoose: (model: string) => void
  onRemove: () => void
}

/** A model server on this computer: its address, its models, and the way out again. */
export function ServerRow({ server, origin, onConnect, onChoose, onRemove }: ServerRowProps) {
  const [address, setAddress] = useState(server?.address ?? '')
  const [key, setKey] = useState('')
  const [answer, setAnswer] = useState<ConnectAnswer | 'connecting' | null>(null)
  const models = answer !== null && answer !== 'connecting' && answer.ok ? answer.models : []
  const listed = server !== null && !models.includes(server.model) ? [server.model, ...models] : models
  return (
    <SettingRow name={t('modelServer.name')} about={t('modelServer.about')}>
      <form
        className="wide model-form"
        aria-label={t('modelServer.name')}
        onSubmit={(event) => {
          event.preventDefault()
          setAnswer('connecting')
          void onConnect(address, key).then(setAnswer)
        }}
      >
        <TextField
          label={t('modelServer.address')}
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={setAddress}
        />
        <TextField label={t('modelServer.key')} type="password" autoComplete="off" value={key} onChange={setKey} />
        {listed.length > 0 && (
          <SelectField label={t('modelServer.model')} value={server?.model} onChange={onChoose}>
            {listed.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
        )}
        <p role="status">{wordsOf(answer, server !== null, origin)}</p>
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
      </form>
    </SettingRow>
  )
}

function wordsOf(answer: ConnectAnswer | 'connecting' | null, isInUse: boolean, origin: string): string {
  if (answer === 'connecting') return t('modelServer.connecting')
  if (answer === null || answer.ok) return isInUse ? t('modelServer.connected') : ''
  switch (answer.fault) {
    case 'refused':
      return t('modelServer.refused')
    case 'forbidden':
      return t('modelServer.forbidden', { origin })
    case 'unreachable':
      return t('modelServer.unreachable')
    case 'noModels':
      return t('modelServer.noModels')
    default:
      return t(`modelServer.fault.${answer.fault}`)
  }
}
