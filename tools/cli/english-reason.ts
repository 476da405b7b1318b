import { sayReason } from '@/lib/details/say'
import { setLanguage } from '@/lib/i18n/t'
import { messagesOf } from '@/tools/lab/messages-of'

setLanguage(messagesOf('en'))

/** The reason of a finding as the tools print it: always in English. */
export const englishReason: typeof sayReason = sayReason
