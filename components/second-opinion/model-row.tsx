import { useId } from 'react'
import { t } from '@/lib/i18n/t'
import type { AskerState } from '@/lib/second-opinion/asker'

export interface ModelRowProps {
  state: AskerState
  /** Call directly in the click handler, as browsers require. */
  onDownload: () => void
  onCancel: () => void
}

/** The browser's model in the settings: what it can do now, the download, and what its maker promises. */
export function ModelRow({ state: { availability, progress, fault }, onDownload, onCancel }: ModelRowProps) {
  const id = useId()
  const isLoading = progress !== null
  const canLoad = availability === 'downloadable' || availability === 'downloading'
  return (
    <div className="set model-row">
      <h2>{t('secondOpinion.model')}</h2>
      <p role="status" className="wide">
        {t(`secondOpinion.state.${isLoading ? 'downloading' : (availability ?? 'asking')}`)}
        {fault !== null && ` ${t(`secondOpinion.fault.${fault}`)}`}
      </p>
      {isLoading && (
        <div className="wide">
          <label htmlFor={id} className="only-read">
            {t('secondOpinion.progress')}
          </label>
          <progress id={id} value={progress} max={1} />
          <span className="text-muted">{t('secondOpinion.percent', { percent: percentOf(progress) })}</span>
        </div>
      )}
      {(isLoading || canLoad) && (
        <div className="wide">
          {/* One button, so that the focus stays where it is. */}
          <button type="button" className="btn" onClick={isLoading ? onCancel : onDownload}>
            {t(
              isLoading
                ? 'secondOpinion.cancel'
                : availability === 'downloading'
                  ? 'secondOpinion.follow'
                  : 'secondOpinion.download',
            )}
          </button>
        </div>
      )}
      {availability !== 'none' && <p className="wide text-muted">{t('secondOpinion.promised')}</p>}
    </div>
  )
}

function percentOf(share: number): string {
  return new Intl.NumberFormat(t('locale'), { style: 'percent' }).format(share)
}
