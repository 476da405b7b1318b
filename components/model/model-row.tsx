import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'
import type { ModelState } from '@/lib/model/model-download'
import { Button } from '@/components/ui/button'

export interface ModelRowProps {
  state: ModelState
  /** Call directly in the click handler, as browsers require. */
  onDownload: () => void
  onCancel: () => void
}

/** The browser's model in the settings: what it can do now, the download, and what its maker promises. */
export function ModelRow({ state: { availability, progress, fault }, onDownload, onCancel }: ModelRowProps) {
  const isLoading = progress !== null
  const canLoad = availability === 'downloadable' || availability === 'downloading'
  return (
    <SettingRow className="set model-row" name={t('secondOpinion.model')}>
      <p role="status" className="wide">
        {t(`secondOpinion.state.${isLoading ? 'downloading' : (availability ?? 'asking')}`)}
        {fault !== null && ` ${t(`modelCheck.fault.${fault}`)}`}
      </p>
      {isLoading && (
        <div className="wide">
          <progress aria-label={t('secondOpinion.progress')} value={progress} max={1} />
          <span className="text-muted">{t('secondOpinion.percent', { percent: percentOf(progress) })}</span>
        </div>
      )}
      {(isLoading || canLoad) && (
        <div className="wide">
          {/* One button, so that the focus stays where it is. */}
          <Button
            label={t(
              isLoading
                ? 'secondOpinion.cancel'
                : availability === 'downloading'
                  ? 'secondOpinion.follow'
                  : 'secondOpinion.download',
            )}
            onClick={isLoading ? onCancel : onDownload}
          />
        </div>
      )}
      {(isLoading || canLoad || availability === 'available') && (
        <p className="wide text-muted">{t('secondOpinion.promised')}</p>
      )}
    </SettingRow>
  )
}

function percentOf(share: number): string {
  return new Intl.NumberFormat(t('locale'), { style: 'percent' }).format(share)
}
