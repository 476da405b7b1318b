import { useState } from 'react'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'

interface ReattachProps {
  label?: string
  /** Attaches an orphaned note to the selection on the page. @returns null, or one sentence that says why it failed */
  onAttach: () => Promise<string | null>
}

/** The button, with the reason below it if it failed. */
export function Reattach({ label = t('pageNotes.attach'), onAttach }: ReattachProps) {
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
