import { browser } from 'wxt/browser'
import { speak } from '@/lib/i18n/t'

/** Uses the browser's language for all texts, where a translation exists. */
export function speakBrowsersLanguage(): void {
  speak((name, substitutions) => {
    try {
      // Its type lists the messages; the keys were checked before.
      return (browser.i18n.getMessage as (name: string, substitutions?: string[]) => string)(name, substitutions)
    } catch {
      return '' // The extension was updated or removed while the page was open.
    }
  })
}
