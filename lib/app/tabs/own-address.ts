import { isSameSite, samePage } from '@/lib/text/same-page'

interface Said {
  url: string
  canonical: string | null
}

/** What a page says of itself, with the name that its notes hang on in place of its canonical link. */
export type WithOwnAddress<T extends Said> = Omit<T, 'canonical'> & { pageKey: string }

/**
 * What a page says of its own address, held to what the browser vouches for: a page can speak only for its own site. One
 * that names another gets the address that the browser has, so that no page is shown the notes of another. A copy in an
 * AMP cache speaks for the article that its address names, and for no other.
 *
 * @param vouched the address of the sender's document, as the browser gives it
 */
export function ownAddress<T extends Said>({ canonical, ...page }: T, vouched: string): WithOwnAddress<T> {
  const url = isSameSite(page.url, vouched) ? page.url : vouched
  return { ...page, url, pageKey: samePage(url, canonical) }
}
