import { browser } from './browser'
import { setLanguage } from '@/lib/i18n/t'

/** Uses the browser's language for all texts, where a translation exists. */
export function speakBrowsersLanguage(): void {
  setLanguage((name, substitutions) => {
    try {
      return browser.i18n.getMessage(name, substitutions)
    } catch {
      return '' // The extension was updated or removed while the page was open.
    }
  })
}
