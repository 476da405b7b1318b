import { browser } from 'wxt/browser'
import { speak } from '@/lib/i18n/t'

/** Has everything say its words in the browser's language, as far as there are words in it. */
export function speakBrowsersLanguage(): void {
  speak((name, substitutions) => {
    try {
      // Its type lists the messages; the keys are held to those before they come here.
      return (browser.i18n.getMessage as (name: string, substitutions?: string[]) => string)(name, substitutions)
    } catch {
      return '' // the extension was updated or removed under the page
    }
  })
}
