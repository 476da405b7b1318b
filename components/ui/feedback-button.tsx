import { useEffect, useState } from 'react'
import { Button } from './button'

export interface FeedbackButtonProps {
  label: string
  /** Label shown briefly after success; absent: unchanged. */
  done?: string
  /** Error shown below the button. */
  failed: string
  act: () => Promise<boolean>
  /** Omits the border, among similar buttons. */
  bare?: boolean
}

/** A button for an action that may fail: the error is shown next to it and announced to screen readers. */
export function FeedbackButton({ label, done, failed, act, bare = false }: FeedbackButtonProps) {
  const [outcome, setOutcome] = useState<'done' | 'failed' | null>(null)
  useEffect(() => {
    if (outcome === null) return
    // Long enough to read, and short enough not to be taken for the button's label.
    const timer = setTimeout(() => setOutcome(null), outcome === 'done' ? 2000 : 8000)
    return () => clearTimeout(timer)
  }, [outcome])
  return (
    <>
      <Button
        kind={bare ? 'bare' : undefined}
        label={outcome === 'done' ? (done ?? label) : label}
        onClick={() => void act().then((worked) => setOutcome(worked ? 'done' : 'failed'))}
      />
      <span role="status" className={outcome === 'failed' ? 'text-muted' : 'only-read'}>
        {outcome === 'failed' ? failed : outcome === 'done' ? (done ?? '') : ''}
      </span>
    </>
  )
}
