import { sayReason } from '@/lib/details/say'
import { speak } from '@/lib/i18n/t'
import { messagesOf } from '@/scripts/messages-of'

speak(messagesOf('en'))

/** The reason of a finding as the tools print it: always in English. */
export const englishReason: typeof sayReason = sayReason
