import { useEffect, useState } from 'react'

export interface FeedbackButtonProps {
  label: string
  /** What it says for a moment when it worked; the label stays where this is absent. */
  done?: string
  /** What it says below itself when it did not. */
  failed: string
  act: () => Promise<boolean>
  /** Without a border, beside others of its kind. */
  bare?: boolean
}

/** A button whose deed may fail: it says so in its own place, in words, and to a screen reader. */
export function FeedbackButton({ label, done, failed, act, bare = false }: FeedbackButtonProps) {
  const [outcome, setOutcome] = useState<'done' | 'failed' | null>(null)
  useEffect(() => {
    if (outcome === null) return
    // Long enough to be read, short enough not to be taken for the button's name.
    const timer = setTimeout(() => setOutcome(null), outcome === 'done' ? 2000 : 8000)
    return () => clearTimeout(timer)
  }, [outcome])
  return (
    <>
      <button
        type="button"
        className={bare ? 'btn bare' : 'btn'}
        onClick={() => void act().then((worked) => setOutcome(worked ? 'done' : 'failed'))}
      >
        {outcome === 'done' ? (done ?? label) : label}
      </button>
      <span role="status" className={outcome === 'failed' ? 'second' : 'only-read'}>
        {outcome === 'failed' ? failed : outcome === 'done' ? (done ?? '') : ''}
      </span>
    </>
  )
}
