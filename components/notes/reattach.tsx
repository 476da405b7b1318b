import { useState } from 'react'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'

/**
 * Attaches an orphaned note to the selection on the page. Resolves to null on success, else to one sentence with the
 * reason.
 */
export type ReattachAction = () => Promise<string | null>

/** The button, with the reason below it if it failed. */
export function Reattach({ label = t('pageNotes.attach'), onAttach }: { label?: string; onAttach: ReattachAction }) {
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
      {/* The button is not disabled while busy, because it would lose the focus. */}
      <Button label={label} aria-busy={busy} onClick={() => void (busy || attach())} />
      <p role="alert" className={problem === null ? 'only-read' : 'problem'}>
        {problem}
      </p>
    </div>
  )
}
