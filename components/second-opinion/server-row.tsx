import { useId, useState } from 'react'
import { t } from '@/lib/i18n/t'
import type { AddressFault } from '@/lib/second-opinion/server-address'

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
  const id = useId()
  const [address, setAddress] = useState(server?.address ?? '')
  const [key, setKey] = useState('')
  const [answer, setAnswer] = useState<ConnectAnswer | 'connecting' | null>(null)
  const models = answer !== null && answer !== 'connecting' && answer.ok ? answer.models : []
  const listed = server !== null && !models.includes(server.model) ? [server.model, ...models] : models
  return (
    <div className="set">
      <h2 id={id}>{t('modelServer.name')}</h2>
      <p>{t('modelServer.about')}</p>
      <form
        className="wide model-form"
        aria-labelledby={id}
        onSubmit={(event) => {
          event.preventDefault()
          setAnswer('connecting')
          void onConnect(address, key).then(setAnswer)
        }}
      >
        <label>
          <span className="label">{t('modelServer.address')}</span>
          <input
            className="text-input"
            type="text"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={address}
            onChange={({ target }) => setAddress(target.value)}
          />
        </label>
        <label>
          <span className="label">{t('modelServer.key')}</span>
          <input
            className="text-input"
            type="password"
            autoComplete="off"
            value={key}
            onChange={({ target }) => setKey(target.value)}
          />
        </label>
        {listed.length > 0 && (
          <label>
            <span className="label">{t('modelServer.model')}</span>
            <select className="text-input" value={server?.model} onChange={({ target }) => onChoose(target.value)}>
              {listed.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        <p role="status">{wordsOf(answer, server !== null, origin)}</p>
        <div className="actions">
          <button type="submit" className="btn">
            {t('modelServer.connect')}
          </button>
          {server !== null && (
            <button
              type="button"
              className="btn bare"
              onClick={() => {
                setAnswer(null)
                onRemove()
              }}
            >
              {t('modelServer.remove')}
            </button>
          )}
        </div>
      </form>
    </div>
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
