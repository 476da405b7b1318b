import { useEffect, useRef } from 'react'
import { t } from '@/lib/i18n/t'

export interface ImportProgressProps {
  says: string
  about: string
  /** 0 to 1. */
  share: number
  /** null: it is being cancelled. */
  onCancel: (() => void) | null
}

/** Progress with a cancel button. Screen readers hear every quarter. */
export function ImportProgress({ says, about, share, onCancel }: ImportProgressProps) {
  const head = useRef<HTMLHeadingElement>(null)
  // The start button is gone: the focus moves to the progress.
  useEffect(() => head.current?.focus(), [])
  const percent = Math.min(100, Math.floor(share * 100))
  return (
    <section className="import-progress">
      <h1 className="title" tabIndex={-1} ref={head}>
        {says}
      </h1>
      <progress aria-label={says} max={100} value={percent} />
      <p className="text-muted">{about}</p>
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
