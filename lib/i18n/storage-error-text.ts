import { t } from '@/lib/i18n/t'

/** The text for a reply code: the reason, and what can be done. */
export function storageErrorText(code: string): string {
  switch (code) {
    case 'unreachable':
      return t('error.unreachable')
    case 'refused':
      return t('error.refused')
    case 'bad-request':
      return t('error.badRequest')
    case 'keeping-blocked':
      return t('storage.why.blocked')
    case 'keeping-newer':
      return t('storage.why.newer')
    case 'keeping-full':
      return t('storage.why.full')
    case 'keeping-denied':
      return t('storage.why.denied')
    case 'keeping-broken':
      return t('storage.why.broken')
    default:
      return t('error.failed')
  }
}
