import { formatNumber, t } from '@/lib/i18n/t'

/**
 * Says how much of a text a model read, where some of its answers could not be used; null where all could.
 *
 * @param answered answered parts, also those without a usable answer
 */
export function sayUnread(answered: number, unusable: number): { words: string; isAll: boolean } | null {
  if (unusable === 0) return null
  const of = formatNumber(answered)
  if (unusable >= answered) return { words: t('modelCheck.unusable', { of }), isAll: true }
  return { words: t('modelCheck.readSome', { n: formatNumber(answered - unusable), of }), isAll: false }
}
