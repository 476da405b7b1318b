import { isSameSite, otherKeysOf, pageKeyOf } from '@/lib/text/same-page'

interface PageAddress {
  url: string
  canonical: string | null
}

/** The data that a page reports, with the checked keys of its notes in place of its canonical link. */
export type WithOwnAddress<T extends PageAddress> = Omit<T, 'canonical'> & { pageKey: string; otherKeys?: string[] }

/**
 * Validates the address that a page reports with the sender's address from the browser: a page can report only addresses
 * of its own site. For another site, the browser's address is used, so that a page cannot see other pages' notes. A copy
 * in an AMP cache can report only the article in its address.
 *
 * @param sender the address of the sender's document, from the browser
 */
export function withAddress<T extends PageAddress>({ canonical, ...page }: T, sender: string): WithOwnAddress<T> {
  const url = isSameSite(page.url, sender) ? page.url : sender
  const otherKeys = otherKeysOf(url, canonical)
  return { ...page, url, pageKey: pageKeyOf(url, canonical), ...(otherKeys.length > 0 && { otherKeys }) }
}
