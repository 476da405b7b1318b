import { t } from '@/lib/i18n/t'

/** A code of the messaging in words for the reader: why, and what can be done. */
export function sayWhy(code: string): string {
  switch (code) {
    case 'unreachable':
      return t('fault.unreachable')
    case 'refused':
      return t('fault.refused')
    case 'bad-request':
      return t('fault.badRequest')
    default:
      return t('fault.failed')
  }
}
