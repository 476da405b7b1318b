import { t } from '@/lib/i18n/t'

/** The text for a reply code: the reason, and what can be done. */
export function storageErrorText(code: string): string {
  switch (code) {
    case 'unreachable':
      return t('fault.unreachable')
    case 'refused':
      return t('fault.refused')
    case 'bad-request':
      return t('fault.badRequest')
    case 'keeping-blocked':
      return t('safety.why.blocked')
    case 'keeping-newer':
      return t('safety.why.newer')
    case 'keeping-full':
      return t('safety.why.full')
    case 'keeping-denied':
      return t('safety.why.denied')
    case 'keeping-broken':
      return t('safety.why.broken')
    default:
      return t('fault.failed')
  }
}
