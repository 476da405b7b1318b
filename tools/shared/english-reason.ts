import { sayReason } from '@/lib/details/say'
import { setLanguage, type MessageLookup } from '@/lib/i18n/t'
import { readFileSync } from 'node:fs'
import { generateChromeMessages, parseMessagesText } from '@wxt-dev/i18n/build'

setLanguage(messagesOf('en'))

export const englishReason: typeof sayReason = sayReason

/** The messages of one language for tools, which have no browser. They run in the root of the project. */
export function messagesOf(language: 'en' | 'fr'): MessageLookup {
  const parsed = parseMessagesText(readFileSync(`locales/${language}.yml`, 'utf8'), 'YAML')
  const messages: Record<string, { message: string }> = generateChromeMessages(parsed)
  return (name, [count] = []) => {
    const words = messages[name]?.message ?? ''
    return count === undefined ? words : words.replaceAll('$1', () => count)
  }
}
