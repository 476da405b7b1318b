import { browser } from './browser'
import { setLanguage } from '@/lib/i18n/t'

export function applyBrowserLanguage(): void {
  setLanguage((name, substitutions) => {
    try {
      return browser.i18n.getMessage(name, substitutions)
    } catch {
      return '' // The extension was updated or removed while the page was open.
    }
  })
}

/** Detects the language of a text in the browser. @returns a BCP 47 tag, or null where no language is likely enough */
export async function detectLanguage(text: string): Promise<string | null> {
  try {
    const { languages } = await browser.i18n.detectLanguage(text.slice(0, 2000))
    const [first] = [...languages].sort((a, b) => b.percentage - a.percentage)
    return first !== undefined && first.percentage > 50 && first.language !== 'und' ? first.language : null
  } catch {
    return null
  }
}
