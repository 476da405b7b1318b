import { resolve } from 'node:path'
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build'
import { speak } from '@/lib/i18n/t'

/** The languages of the pages around a dossier; the dossier itself stays in English. */
export const LANGUAGES = { en: 'English', fr: 'Français' } as const
export type Language = keyof typeof LANGUAGES

/** Sets the language of everything that is drawn next. */
export async function speakLanguage(language: Language): Promise<void> {
  const file = resolve(import.meta.dirname, `../../../locales/${language}.yml`)
  const messages = generateChromeMessages(await parseMessagesFile(file)) as Record<string, { message: string }>
  speak((name, [count] = []) => {
    const words = messages[name]?.message ?? ''
    return count === undefined ? words : words.replaceAll('$1', () => count)
  })
}
