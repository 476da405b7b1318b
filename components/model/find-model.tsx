import './second-opinion.css'
import { useState, type ReactNode } from 'react'
import { CopyButton, copyText } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { findServer } from '@/lib/check/model/model-source'
import { ollamaLines, type ConnectAnswer } from '@/lib/model/server-address'

interface FindModelProps {
  /** The model in use, where the offer stays on the screen; null: none, or it is shown elsewhere. */
  model?: string | null
  /** A model is connected: the offer is gone from the screen. */
  onFound?: () => void
  /** Renders the button, or a sentence with it; `find` starts the search within the click. */
  children: (find: () => void) => ReactNode
}

/** Looks for a model on this computer where the user meets the offer, and says why none was found. */
export default function FindModel({ model = null, onFound, children }: FindModelProps) {
  const [answer, setAnswer] = useState<ConnectState>(null)
  const find = () => {
    setAnswer('connecting')
    void findServer().then((found) => {
      if (found.ok) onFound?.()
      setAnswer(found)
    })
  }
  return (
    <>
      {children(find)}
      <ConnectStatus answer={answer} model={model} />
    </>
  )
}

export type ConnectState = ConnectAnswer | 'connecting' | null

/** Says how connecting ended, with the commands that make a refusing server accept the extension. */
export function ConnectStatus({ answer, model }: { answer: ConnectState; model: string | null }) {
  return (
    <>
      <p role="status">{connectStatusText(answer, model)}</p>
      {answer !== null && answer !== 'connecting' && !answer.ok && answer.fault === 'forbidden' && (
        <ul role="list" className="model-lines" aria-label={t('modelServer.lines')}>
          {ollamaLines(location.origin).map(({ system, line }) => (
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
