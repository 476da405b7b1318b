import { locale, t } from './t'

/** @param lang the page's declared language, BCP 47, or null */
export function languageMessage(lang: string | null): string {
  const name = lang && !/^en\b/i.test(lang) ? nameOf(lang) : null
  return name ? t('pageStatus.inLanguage', { language: name }) : t('pageStatus.otherLanguage')
}

/** For a pasted or selected text. @param lang as detected, BCP 47, or null */
export function textLanguageMessage(lang: string | null): string {
  const name = lang && !/^en\b/i.test(lang) ? nameOf(lang) : null
  return name ? t('pageStatus.textInLanguage', { language: name }) : t('pageStatus.textOtherLanguage')
}

/** For a page in several languages. @param parts number of skipped blocks */
export function leftOutMessage(parts: number): string {
  return t('pageStatus.leftOut', parts)
}

function nameOf(lang: string): string | null {
  try {
    const name = new Intl.DisplayNames(locale(), { type: 'language', fallback: 'none' }).of(
      lang.split(/[-_]/)[0] ?? lang,
    )
    return name ?? null
  } catch {
    return null // Not a valid language tag.
  }
}
