import { useState } from 'react'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'
import type { AddressFault } from '@/lib/model/reader/server-address'
import { ollamaLines } from '@/lib/model/reader/known-servers'
import { Button } from '@/components/ui/button'
import { CopyButton, copyText } from '@/components/ui/copy-button'
import { SelectField, TextField } from '@/components/ui/fields'

/** How an attempt to connect ended. */
export type ConnectAnswer =
  /** `server`: the program that was found. */
  | { ok: true; models: string[]; server?: string }
  | { ok: false; fault: AddressFault | 'refused' | 'forbidden' | 'unreachable' | 'noModels' | 'notFound' }

export interface ServerRowProps {
  /** The server in use; null: none. */
  server: { address: string; model: string } | null
  /** Origin of the extension, for servers that must be told. */
  origin: string
  /** Looks for the known servers. Call directly in the click handler: the browser asks for the permission. */
  onFind: () => Promise<ConnectAnswer>
  /** Call directly in the submit handler: the browser asks for the permission. */
  onConnect: (address: string, key: string) => Promise<ConnectAnswer>
  onChoose: (model: string) => void
  onRemove: () => void
}

/** A model server on this computer: its address, its models, and the way out again. */
export function ServerRow({ server, origin, onFind, onConnect, onChoose, onRemove }: ServerRowProps) {
  const [address, setAddress] = useState(server?.address ?? '')
  const [key, setKey] = useState('')
  const [answer, setAnswer] = useState<ConnectAnswer | 'connecting' | null>(null)
  const models = answer !== null && answer !== 'connecting' && answer.ok ? answer.models : []
  const listed = server !== null && !models.includes(server.model) ? [server.model, ...models] : models
  const connect = (attempt: Promise<ConnectAnswer>): void => {
    setAnswer('connecting')
    void attempt.then(setAnswer)
  }
  return (
    <SettingRow name={t('modelServer.name')} about={t('modelServer.about')}>
      <div className="wide actions">
        <Button label={t('modelServer.find')} onClick={() => connect(onFind())} />
      </div>
      <form
        className="wide model-form"
        aria-label={t('modelServer.name')}
        onSubmit={(event) => {
          event.preventDefault()
          connect(onConnect(address, key))
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
        <p role="status">{wordsOf(answer, server)}</p>
        {answer !== null && answer !== 'connecting' && !answer.ok && answer.fault === 'forbidden' && (
          <ul role="list" className="model-lines" aria-label={t('modelServer.lines')}>
            {ollamaLines(origin).map(({ system, line }) => (
              <li key={system}>
                {system}: <code>{line}</code>{' '}
                <CopyButton bare label={t('modelServer.copy', { system })} act={() => copyText(line)} />
              </li>
            ))}
          </ul>
        )}
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

function wordsOf(answer: ConnectAnswer | 'connecting' | null, server: ServerRowProps['server']): string {
  if (answer === 'connecting') return t('modelServer.connecting')
  if (answer === null || answer.ok) return server === null ? '' : t('modelServer.connected', { model: server.model })
  switch (answer.fault) {
    case 'refused':
    case 'forbidden':
    case 'unreachable':
    case 'noModels':
    case 'notFound':
      return t(`modelServer.${answer.fault}`)
    default:
      return t(`modelServer.fault.${answer.fault}`)
  }
}
