import { locale, t } from './t'

/** Says that a page is in another language. @param lang its declared language, BCP 47, or null */
export function languageMessage(lang: string | null): string {
  const name = nameOf(lang)
  return name ? t('pageStatus.inLanguage', { language: name }) : t('pageStatus.otherLanguage')
}

/** Says that a pasted or selected text is in another language. @param lang detected language, BCP 47, or null */
export function textLanguageMessage(lang: string | null): string {
  const name = nameOf(lang)
  return name ? t('pageStatus.textInLanguage', { language: name }) : t('pageStatus.textOtherLanguage')
}

/** Returns the name of a language; null for English and for unknown ones. */
function nameOf(lang: string | null): string | null {
  if (lang === null || /^(?:en\b|$)/i.test(lang)) return null
  try {
    const names = new Intl.DisplayNames(locale(), { type: 'language', fallback: 'none' })
    return names.of(lang.split(/[-_]/)[0] ?? lang) ?? null
  } catch {
    return null // Not a valid language tag.
  }
}
