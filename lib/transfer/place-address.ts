import type { Anchor } from '@/lib/annotations/types'

/**
 * The address of a page with a text fragment that leads to a quote: Chromium, Safari and Firefox scroll to it and mark it.
 * A long quote is named by its beginning and its end. Without a quote, the address alone.
 *
 * @param url an address that `URL` can parse
 * @see https://wicg.github.io/scroll-to-text-fragment/
 */
export function placeAddress(url: string, quote: Anchor['quote'] | null): string {
  const words = quote?.exact.toWellFormed().replace(/\s+/g, ' ').trim().split(' ').filter(Boolean) ?? []
  if (words.length === 0) return url
  const isLong = words.length > MOST_WORDS
  const parts = isLong ? [words.slice(0, ENDS), words.slice(-ENDS)] : [words]
  const [before, fragment = ''] = url.split('#', 2)
  const plain = fragment.replace(/:~:.*$/, '')
  return `${before}#${plain}:~:text=${parts.map((part) => encoded(part.join(' '))).join(',')}`
}

const MOST_WORDS = 20
const ENDS = 6

/** The hyphen is a sign of the fragment's own. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D')
}
