import { FocusHeading } from '@/components/ui/focus-heading'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'

export interface ImportProgressProps {
  heading: string
  about: string
  /** 0 to 1. */
  share: number
  /** null: it is being cancelled. */
  onCancel: (() => void) | null
}

/** Progress with a cancel button. Screen readers hear every quarter. */
export function ImportProgress({ heading, about, share, onCancel }: ImportProgressProps) {
  const percent = Math.min(100, Math.floor(share * 100))
  return (
    <section className="import-progress">
      <FocusHeading className="title">{heading}</FocusHeading>
      <progress aria-label={heading} max={100} value={percent} />
      <p className="text-muted">{about}</p>
      <p role="status" className="only-read">
        {t('import.percent', { percent: percent - (percent % 25) })}
      </p>
      <div className="actions">
        <Button label={t('import.cancel')} disabled={onCancel === null} onClick={() => onCancel?.()} />
      </div>
    </section>
  )
}
