import { useState, type ReactNode } from 'react'
import { CopyButton, copyText } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { ollamaLines, type ConnectAnswer } from '@/lib/model/server-address'

export interface FindModelProps {
  /** Origin of the extension, which a server may have to be told to accept. */
  origin: string
  /** Looks for the known servers. Called directly in the click handler: the browser asks for the permission. */
  onFind: () => Promise<ConnectAnswer>
  /** The model in use, where the offer stays on the screen; null: none, or it is shown elsewhere. */
  model?: string | null
  /** Renders the button, or a sentence with it; `find` starts the search. */
  children: (find: () => void) => ReactNode
}

/** Looks for a model on this computer where the user meets the offer, and says why none was found. */
export function FindModel({ origin, onFind, model = null, children }: FindModelProps) {
  const [answer, setAnswer] = useState<ConnectState>(null)
  const find = () => {
    setAnswer('connecting')
    void onFind().then(setAnswer)
  }
  return (
    <>
      {children(find)}
      <ConnectStatus answer={answer} model={model} origin={origin} />
    </>
  )
}

export type ConnectState = ConnectAnswer | 'connecting' | null

interface ConnectStatusProps extends Required<Pick<FindModelProps, 'origin' | 'model'>> {
  answer: ConnectState
}

/** Says how connecting ended, with the commands that make a refusing server accept the extension. */
export function ConnectStatus({ answer, model, origin }: ConnectStatusProps) {
  return (
    <>
      <p role="status">{connectStatusText(answer, model)}</p>
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
    </>
  )
}

function connectStatusText(answer: ConnectState, model: string | null): string {
  if (answer === 'connecting') return t('modelServer.connecting')
  if (answer === null) return ''
  if (answer.ok) return model === null ? '' : t('modelServer.connected', { model })
  return t(`modelServer.fault.${answer.fault}`)
}
