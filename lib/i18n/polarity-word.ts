import { t } from './t'

/** Returns the word for the value of a yes-or-no slot of a claim; any other value unchanged. */
export function polarityWord(value: string): string {
  if (/^(neg|no|not|false)/i.test(value)) return t('claim.saysNo')
  return /^(pos|yes|aff|true)/i.test(value) ? t('claim.saysYes') : value
}
