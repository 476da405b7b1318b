import { formatNumber, locale, t } from '@/lib/i18n/t'
import type { ExportOutcome } from '@/lib/app/export/export-run'

export interface ExportStatusProps {
  /** Number of notes written; null when no export is running. */
  done: number | null
  total: number
  outcome: ExportOutcome | null
}

/** Progress of an export, then the result or error. The live region always exists. */
export function ExportStatus({ done, total, outcome }: ExportStatusProps) {
  const isWrong = outcome?.kind === 'failed' || outcome?.kind === 'tooManyPages'
  return (
    <div className="state">
      {done !== null && (
        <>
          <progress max={total} value={done} aria-label={t('exporting.name')} />
          <span>{t('exporting.done', { done: formatNumber(done), total: formatNumber(total) })}</span>
        </>
      )}
      <p role="status" className={isWrong ? 'problem' : undefined}>
        {done === null && outcome !== null ? words(outcome) : ''}
      </p>
    </div>
  )
}

function words(outcome: ExportOutcome): string {
  switch (outcome.kind) {
    case 'saved':
      return t('exporting.saved', { name: outcome.name, size: sizeWords(outcome.bytes) })
    case 'stopped':
      return t('exporting.stopped')
    case 'failed':
      return t('exporting.failed')
    case 'tooManyPages':
      return t('exporting.tooManyPages')
  }
}

/** "12 kB", "1.4 MB" */
function sizeWords(bytes: number): string {
  const isLarge = bytes >= 1e6
  const format = new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  })
  return format.format(Math.max(1, bytes / 1000) / (isLarge ? 1000 : 1))
}
