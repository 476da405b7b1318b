import { useEffect, useRef } from 'react'
import { t } from '@/lib/i18n/t'

export interface ImportProgressProps {
  says: string
  about: string
  /** 0 to 1. */
  share: number
  /** null: it is being ended. */
  onCancel: (() => void) | null
}

/** How far the work has come, and the way to end it. Quarters are said aloud, no more. */
export function ImportProgress({ says, about, share, onCancel }: ImportProgressProps) {
  const head = useRef<HTMLHeadingElement>(null)
  // The button that began it is gone: the focus goes to what says how it goes on.
  useEffect(() => head.current?.focus(), [])
  const percent = Math.min(100, Math.floor(share * 100))
  return (
    <section className="import-progress">
      <h1 className="title" tabIndex={-1} ref={head}>
        {says}
      </h1>
      <progress aria-label={says} max={100} value={percent} />
      <p className="second">{about}</p>
      <p role="status" className="only-read">
        {t('import.percent', { percent: percent - (percent % 25) })}
      </p>
      <div className="actions">
        <button type="button" className="btn" disabled={onCancel === null} onClick={() => onCancel?.()}>
          {t('import.cancel')}
        </button>
      </div>
    </section>
  )
}
