import { locale, t } from '@/lib/i18n/t'

/** @param lang BCP 47 as the page declares it, if it does */
export function languageMessage(lang: string | null): string {
  const name = lang && !/^en\b/i.test(lang) ? nameOf(lang) : null
  return name ? t('quiet.inLanguage', { language: name }) : t('quiet.otherLanguage')
}

/** Of a page in several languages. @param parts blocks that were left out */
export function leftOutMessage(parts: number): string {
  return t('quiet.leftOut', parts)
}

function nameOf(lang: string): string | null {
  try {
    const name = new Intl.DisplayNames(locale(), { type: 'language', fallback: 'none' }).of(
      lang.split(/[-_]/)[0] ?? lang,
    )
    return name ?? null
  } catch {
    return null // what the page declares is no language tag
  }
}
