import { browser } from './browser'

/** The language of a text by the browser's detector, BCP 47; null where it is not sure. Nothing leaves the browser. */
export async function detectLanguage(text: string): Promise<string | null> {
  try {
    const { languages } = await browser.i18n.detectLanguage(text.slice(0, 2000))
    const [first] = [...languages].sort((a, b) => b.percentage - a.percentage)
    return first !== undefined && first.percentage > 50 && first.language !== 'und' ? first.language : null
  } catch {
    return null
  }
}
