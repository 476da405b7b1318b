import { sayReason } from '@/lib/details/say'
import { setLanguage } from '@/lib/i18n/t'
import { messagesOf } from './messages-of'

setLanguage(messagesOf('en'))

/** Returns the reason of a finding in English, in which the tools print it. */
export const englishReason: typeof sayReason = sayReason
