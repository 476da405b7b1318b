import { setLanguage } from '@/lib/i18n/t'
import { messagesOf } from '@/tools/shared/messages-of'

/** The languages of the pages around a dossier; the dossier itself stays in English. */
export const LANGUAGES = { en: 'English', fr: 'Français' } as const
export type Language = keyof typeof LANGUAGES

/** Sets the language of all pages that are rendered afterwards. */
export function setPageLanguage(language: Language): void {
  setLanguage(messagesOf(language))
}
