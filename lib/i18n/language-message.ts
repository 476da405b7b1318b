import { locale, t } from './t'

/** @param lang the page's declared language, BCP 47, or null */
export function languageMessage(lang: string | null): string {
  const name = nameOf(lang)
  return name ? t('pageStatus.inLanguage', { language: name }) : t('pageStatus.otherLanguage')
}

/** For a pasted or selected text. @param lang as detected, BCP 47, or null */
export function textLanguageMessage(lang: string | null): string {
  const name = nameOf(lang)
  return name ? t('pageStatus.textInLanguage', { language: name }) : t('pageStatus.textOtherLanguage')
}

/** For a page in several languages. @param parts number of skipped blocks */
export function leftOutMessage(parts: number): string {
  return t('pageStatus.leftOut', parts)
}

/** The name of another language than English. */
function nameOf(lang: string | null): string | null {
  if (lang === null || /^(?:en\b|$)/i.test(lang)) return null
  try {
    const names = new Intl.DisplayNames(locale(), { type: 'language', fallback: 'none' })
    return names.of(lang.split(/[-_]/)[0] ?? lang) ?? null
  } catch {
    return null // Not a valid language tag.
  }
}
