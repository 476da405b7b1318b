import type { MessageLookup } from '@/lib/i18n/t'

/** The messages of one language, by name, as the build writes them for the browser. */
export type Catalogue = Record<string, { message: string }>

/** Replaces `browser.i18n.getMessage` where there is no browser. */
export function saying(catalogue: Catalogue): MessageLookup {
  return (name, [count] = []) => {
    const words = catalogue[name]?.message ?? ''
    return count === undefined ? words : words.replaceAll('$1', () => count)
  }
}
