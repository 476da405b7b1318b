import { t } from '@/lib/i18n/t'

export interface StoringProps {
  isStoring: boolean
  /** 0 to 1. */
  share: number
}

/** That a dossier is being stored, and how far it is. */
export function Storing({ isStoring, share }: StoringProps) {
  return (
    <>
      <span role="status" className="text-muted">
        {isStoring && t('adding.storing')}
      </span>
      {isStoring && (
        <progress className="storing" aria-label={t('adding.storing')} max={100} value={Math.floor(share * 100)} />
      )}
    </>
  )
}
