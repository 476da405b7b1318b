import { t } from './t'

/** Whether a claim affirms or denies, in words, from the value in its dossier; another value as it is. */
export function polarityWord(value: string): string {
  if (/^(neg|no|not|false)/i.test(value)) return t('claim.saysNo')
  return /^(pos|yes|aff|true)/i.test(value) ? t('claim.saysYes') : value
}
