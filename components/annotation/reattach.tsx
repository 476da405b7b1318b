import { useState } from 'react'
import { t } from '@/lib/i18n/t'

/**
 * Attaches an orphaned note to the selection on the page. Resolves to null on success, else to one sentence with the
 * reason.
 */
export type Attach = () => Promise<string | null>

/** The button, with the reason below it if it failed. */
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
      {/* Not disabled while busy, which would lose the focus. */}
      <button type="button" className="btn" aria-busy={busy} onClick={() => void (busy || attach())}>
        {t('pageNotes.attach')}
      </button>
      <p role="alert" className={problem === null ? 'only-read' : 'problem'}>
        {problem}
      </p>
    </div>
  )
}
