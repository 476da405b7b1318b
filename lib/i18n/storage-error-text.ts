import { t } from '@/lib/i18n/t'

/** Returns the text for a reply code: the reason of the failure, and what the user can do. */
export function storageErrorText(code: string): string {
  const why = STORAGE_CODES.find((reason) => code === `storage-${reason}`)
  if (why !== undefined) return t(`storage.why.${why}`)
  if (code === 'bad-request') return t('error.badRequest')
  return t(code === 'unreachable' || code === 'refused' ? `error.${code}` : 'error.failed')
}

const STORAGE_CODES = ['blocked', 'newer', 'full', 'denied', 'broken'] as const
