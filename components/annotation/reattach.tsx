import { useState } from 'react'
import { t } from '@/lib/i18n/t'

/** Hangs a note whose words are gone on those that are selected on the page. Gives null when it hangs there, else one sentence that says why not. */
export type Attach = () => Promise<string | null>

/** The button for it, and under it why it was not done. */
export function Reattach({ onAttach }: { onAttach: Attach }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const attach = async () => {
    setBusy(true)
    setProblem(null)
    setProblem(await onAttach())
    setBusy(false)
  }
  return (
    <div className="reattach">
      {/* Not disabled while it is busy: the focus would be lost. */}
      <button type="button" className="btn" aria-busy={busy} onClick={() => void (busy || attach())}>
        {t('places.attach')}
      </button>
      <p role="alert" className={problem === null ? 'only-read' : 'problem'}>
        {problem}
      </p>
    </div>
  )
}
